// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.api.criteria.Criteria;
import dev.postern.api.criteria.FindingView;
import dev.postern.api.criteria.Sort;
import dev.postern.console.criteria.FilterText;
import dev.postern.console.criteria.Problem;
import dev.postern.store.FindingCondition;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.FindingPage.Place;
import dev.postern.store.Findings;
import dev.postern.store.Findings.Group;
import dev.postern.store.StoredFinding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for what an address asks: the store gives findings that meet what it can judge, and the rest is judged here. */
final class FindingSearch {
    private static final int AT_ONCE = 500;
    /** So that a filter that hardly any finding meets ends: the page is then short, and the next one goes on. */
    private static final int MOST_LOOKED_AT = 10_000;

    private final Findings findings;
    private final FindingAsk ask;
    private final Criteria criteria;
    private final List<Problem> problems;

    /** @param next the place behind the last that was looked at; null when there is nothing more */
    record Result(List<StoredFinding> findings, @Nullable Place next) {}

    FindingSearch(Findings findings, FindingAsk ask, Instant now) {
        this.findings = findings;
        this.ask = ask;
        FilterText.Reading reading = FilterText.read(ask.filter(), now, ZoneOffset.UTC);
        criteria = Criteria.ofFilter(reading.criteria());
        problems = reading.problems();
    }

    /** What could not be understood of the filter. */
    List<Problem> problems() {
        return problems;
    }

    /** Whether numbers of the store count just what is found. */
    boolean isExact() {
        return criteria.isForTheStoreAlone();
    }

    Result page(int limit) {
        Sort sort = ask.order().sort();
        List<StoredFinding> found = new ArrayList<>();
        Place at = ask.after();
        int step = isExact() ? limit + 1 : AT_ONCE;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += step) {
            List<StoredFinding> some =
                    findings.page(new FindingPage(conditions(true), sort.field(), sort.descending(), at, step));
            for (StoredFinding each : some) {
                if (isExact() || criteria.admitsRest(FindingView.of(each))) {
                    if (found.size() == limit) {
                        return new Result(found, sort.place(found.get(limit - 1)));
                    }
                    found.add(each);
                }
                at = sort.place(each);
            }
            if (some.size() < step) {
                return new Result(found, null);
            }
        }
        return new Result(found, at);
    }

    /** Numbers of findings by a field's values, of what the store can judge. */
    List<Group> groups(FindingField field, boolean withBand) {
        return findings.groups(conditions(withBand), field);
    }

    private List<FindingCondition> conditions(boolean withBand) {
        List<FindingCondition> all = new ArrayList<>(criteria.conditions());
        all.addAll(ask.conditions(withBand));
        return all;
    }
}
