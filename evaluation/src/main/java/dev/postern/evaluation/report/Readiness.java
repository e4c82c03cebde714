// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.report;

import dev.postern.evaluation.measure.Incident;
import dev.postern.evaluation.measure.Raised;
import dev.postern.evaluation.measure.Raised.Worth;
import java.util.ArrayList;
import java.util.List;

/**
 * How good detection is after so many days of learning from nothing.
 *
 * @param fromDay first day, from 0
 * @param toDay day after the last one
 * @param falseFindings false findings in these days
 * @param found detected attacks of separable classes that began in these days
 */
public record Readiness(int fromDay, double toDay, Rates falseFindings, Share found) {
    private static final int[] DAYS = {0, 1, 3, 7, 14};

    static List<Readiness> of(List<Raised> findings, List<Incident> separable, double databases, double days) {
        List<Readiness> all = new ArrayList<>();
        for (int i = 0; i < DAYS.length && DAYS[i] < days; i++) {
            int from = DAYS[i];
            double to = i + 1 < DAYS.length ? Math.min(days, DAYS[i + 1]) : days;
            List<Raised> wrong = findings.stream()
                    .filter(each -> each.worth() == Worth.FALSE && each.ageDays() >= from && each.ageDays() < to)
                    .toList();
            List<Incident> begun = separable.stream()
                    .filter(each -> each.ageDays() >= from && each.ageDays() < to)
                    .toList();
            long found = begun.stream().filter(Incident::found).count();
            all.add(new Readiness(
                    from, to, Rates.of(wrong, databases * (to - from) / 7), Share.of(found, begun.size())));
        }
        return all;
    }
}
