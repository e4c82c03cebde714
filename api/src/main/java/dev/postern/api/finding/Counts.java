// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.criteria.Criteria;
import dev.postern.api.criteria.Sort;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage.Place;
import dev.postern.store.FindingState;
import dev.postern.store.Findings;
import dev.postern.store.Findings.Group;
import dev.postern.store.StoredFinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts findings that meet criteria: in the store, or one by one where the store cannot judge all of them. */
record Counts(Findings findings, Criteria criteria) {
    private static final int PAGE = 500;
    private static final long DAY_MICROS = 86_400_000_000L;

    /** Numbers by the values of a field. */
    List<Group> by(FindingField field) {
        return criteria.isForTheStoreAlone() ? findings.groups(criteria.conditions(), field) : oneByOne(field);
    }

    private List<Group> oneByOne(FindingField field) {
        FindingSearch search = new FindingSearch(findings, criteria, Sort.DEFAULT);
        Map<String, Group> groups = new HashMap<>();
        @Nullable Place next = null;
        do {
            FindingSearch.Result page = search.page(next, PAGE);
            page.findings().forEach(finding -> {
                FindingState state = finding.state();
                Group one = new Group(value(finding, field), 1, state.severity(), state.updatedMicros());
                groups.merge(one.value(), one, Counts::sum);
            });
            next = page.next();
        } while (next != null);
        return List.copyOf(groups.values());
    }

    private static String value(StoredFinding finding, FindingField field) {
        FindingState state = finding.state();
        return switch (field) {
            case DAY -> Long.toString(Math.floorDiv(state.updatedMicros(), DAY_MICROS));
            case TYPE -> state.type();
            case INSTANCE -> state.instance();
            case SEVERITY -> Double.toString(state.severity());
            default -> "";
        };
    }

    private static Group sum(Group a, Group b) {
        return new Group(
                a.value(),
                a.total() + b.total(),
                Math.max(a.severity(), b.severity()),
                Math.max(a.updatedMicros(), b.updatedMicros()));
    }
}
