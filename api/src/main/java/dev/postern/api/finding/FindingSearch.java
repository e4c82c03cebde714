// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.criteria.Criteria;
import dev.postern.api.criteria.FindingView;
import dev.postern.api.criteria.Sort;
import dev.postern.store.FindingPage;
import dev.postern.store.FindingPage.Place;
import dev.postern.store.StoredFinding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks through findings: the store gives those that meet what it can judge, and the rest is judged here. */
record FindingSearch(AccountFindings findings, Criteria criteria, Sort sort) {
    private static final int AT_ONCE = 500;
    /** So that a request that hardly any finding meets ends: its page is then short, and the next one goes on. */
    private static final int MOST_LOOKED_AT = 20_000;

    /**
     * Findings of a page.
     *
     * @param next where the next page begins; null when there is none
     */
    record Result(List<StoredFinding> findings, @Nullable Place next) {}

    /** The findings behind a place. */
    Result page(@Nullable Place after, int limit) {
        List<StoredFinding> found = new ArrayList<>();
        Place at = after;
        int step = criteria.isForTheStoreAlone() ? limit + 1 : AT_ONCE;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += step) {
            List<StoredFinding> some = findings.page(
                    new FindingPage(criteria.conditions(), sort.field(), sort.descending(), at, step),
                    sort.comparator());
            for (StoredFinding each : some) {
                if (criteria.isForTheStoreAlone() || criteria.admitsRest(FindingView.of(each))) {
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
}
