// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.criteria.Criteria;
import dev.postern.api.criteria.FindingView;
import dev.postern.api.criteria.Sort;
import dev.postern.api.finding.AccountFindings.Count;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage.Place;
import dev.postern.store.FindingState;
import dev.postern.store.Findings.Group;
import dev.postern.store.StoredFinding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts findings that meet criteria: in the store, or one by one where the store cannot judge all of them. */
record Counts(AccountFindings findings, Criteria criteria) {
    private static final int PAGE = 500;
    private static final long DAY_MICROS = 86_400_000_000L;

    /** Numbers by the values of a field. */
    List<Count> by(FindingField field) {
        return criteria.isForTheStoreAlone() ? findings.counts(criteria.conditions(), field) : oneByOne(field);
    }

    private List<Count> oneByOne(FindingField field) {
        FindingSearch search = new FindingSearch(findings, criteria, Sort.DEFAULT);
        List<Count> counts = new ArrayList<>();
        @Nullable Place next = null;
        do {
            FindingSearch.Result page = search.page(next, PAGE);
            page.findings().forEach(finding -> {
                FindingState state = finding.state();
                Group one = new Group(value(finding, field), 1, state.severity(), state.updatedMicros());
                counts.add(AccountFindings.count(account(finding), one, field));
            });
            next = page.next();
        } while (next != null);
        return AccountFindings.sums(counts);
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

    private static String account(StoredFinding finding) {
        return String.join("", FindingView.of(finding).values("accountId"));
    }
}
