// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.report;

import dev.postern.evaluation.measure.Interval;
import dev.postern.evaluation.measure.Raised;
import dev.postern.kernel.Severity;
import java.util.List;

/**
 * Findings of one worth per database and week, by severity.
 *
 * @param mediumAndAbove all but Low
 * @param high High and Critical
 * @param low Low
 */
public record Rates(Rate mediumAndAbove, Rate high, Rate low) {

    /**
     * A rate with its 95 % interval.
     *
     * @param findings how many
     * @param perDatabaseWeek how many per database and week
     * @param interval where that lies
     */
    public record Rate(long findings, double perDatabaseWeek, Interval interval) {
        static Rate of(long findings, double databaseWeeks) {
            return new Rate(findings, findings / databaseWeeks, Interval.ofRate(findings, databaseWeeks));
        }
    }

    static Rates of(List<Raised> findings, double databaseWeeks) {
        long medium = atLeast(Severity.MEDIUM, findings);
        return new Rates(
                Rate.of(medium, databaseWeeks),
                Rate.of(atLeast(Severity.HIGH, findings), databaseWeeks),
                Rate.of(findings.size() - medium, databaseWeeks));
    }

    private static long atLeast(Severity severity, List<Raised> findings) {
        return findings.stream()
                .filter(each -> each.severity().compareTo(severity) >= 0)
                .count();
    }
}
