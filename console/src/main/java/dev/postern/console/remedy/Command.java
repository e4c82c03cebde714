// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

/**
 * Something to run or to write down. One line, without characters that a terminal acts on.
 *
 * @param place where it belongs
 */
public record Command(Place place, String text) {

    /** Where a command belongs. */
    public enum Place {
        SQL("SQL"),
        PSQL("psql"),
        HBA("pg_hba.conf, above all other lines"),
        SHELL("shell of the server, as root");

        private final String label;

        Place(String label) {
            this.label = label;
        }

        /** The place for people. */
        public String label() {
            return label;
        }
    }
}
