// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import java.util.List;

/**
 * A database instance of this machine.
 *
 * @param id identifier for it, unique among those found
 * @param product what its configuration and programs say that it is; its log has the last word
 * @param logs files and patterns of file names that can be watched, absolute; empty when it has none that can be read
 * @param notes what cannot be read and why, and what the server does not log; for people
 */
public record FoundDatabase(String id, Product product, List<String> logs, List<String> notes) {

    /** What a server is. */
    public enum Product {
        POSTGRESQL("PostgreSQL"),
        MYSQL("MySQL"),
        MARIADB("MariaDB");

        private final String title;

        Product(String title) {
            this.title = title;
        }

        /** Its name, as its makers write it. */
        public String title() {
            return title;
        }
    }

    public FoundDatabase {
        logs = List.copyOf(logs);
        notes = List.copyOf(notes);
    }
}
