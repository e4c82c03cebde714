// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.usage;

import java.util.List;
import java.util.Locale;

/**
 * What watching has cost.
 *
 * @param tables by account, feature and database
 * @param fault why it cannot be told; empty when it can
 */
public record UsageReport(List<Table> tables, String fault) {
    public UsageReport {
        tables = List.copyOf(tables);
    }

    /**
     * Costs by something.
     *
     * @param of what it is by, for people
     */
    public record Table(String of, List<Line> lines) {
        public Table {
            lines = List.copyOf(lines);
        }

        /** Its name in the page. */
        public String id() {
            return "by-" + words();
        }

        /** What it is by, within a sentence. */
        public String words() {
            return of.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What one has cost.
     *
     * @param name account, feature or database; hostile
     * @param amount as the API tells it, with its unit
     */
    public record Line(String name, String amount) {}
}
