// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import dev.postern.api.ApiException;
import dev.postern.api.criteria.Criteria;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

/** Filters as text, and the criteria that they stand for. */
public final class FilterText {
    private static final int LONGEST = 8_000;

    private FilterText() {}

    /**
     * What was read of a filter.
     *
     * @param criteria of all clauses that can be understood
     * @param problems of the others
     */
    public record Reading(FindingCriteria criteria, List<Problem> problems) {

        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a filter.
     *
     * @param now from which times such as {@code 7d} count back
     * @param zone of times that tell none
     */
    public static Reading read(String text, Instant now, ZoneId zone) {
        if (text.length() > LONGEST) {
            Problem problem = new Problem(LONGEST, text.length(), "a filter has at most " + LONGEST + " characters");
            return new Reading(FindingCriteria.builder().build(), List.of(problem));
        }
        ClauseReader reader = new ClauseReader(text).read();
        List<Problem> problems = new ArrayList<>(reader.problems());
        CriteriaBuilder all = new CriteriaBuilder(now, zone);
        for (Clause clause : reader.clauses()) {
            try {
                CriteriaBuilder alone = new CriteriaBuilder(now, zone);
                alone.add(clause);
                Criteria.ofFilter(alone.build());
                all.add(clause);
            } catch (Refused e) {
                problems.add(new Problem(clause.from(), clause.to(), e.words()));
            } catch (ApiException e) {
                String message = "there is nothing that can be asked as " + clause.name() + ":"
                        + clause.operator().sign();
                problems.add(new Problem(clause.from(), clause.to(), message));
            }
        }
        return new Reading(all.build(), problems);
    }

    /** A value as it stands in a clause that only this value meets; what would not be seen is written out as well. */
    public static String quoted(String value) {
        return Value.quoted(value);
    }

    /** The text that {@link #read} reads as these criteria, or null when there is none: not all that the API knows can be written. */
    public static @Nullable String write(FindingCriteria criteria) {
        return CriteriaWriter.write(criteria);
    }
}
