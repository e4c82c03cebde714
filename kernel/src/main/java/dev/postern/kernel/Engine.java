// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

/** A family of database servers, named as in {@code events} output. */
public enum Engine {
    POSTGRESQL("postgresql", "PostgreSQL"),
    MYSQL("mysql", "MySQL"),
    MARIADB("mariadb", "MariaDB");

    private final String id;
    private final String displayName;

    Engine(String id, String displayName) {
        this.id = id;
        this.displayName = displayName;
    }

    /** Lower-case name used in machine-readable output. */
    public String id() {
        return id;
    }

    /** The product's own spelling, for people. */
    public String displayName() {
        return displayName;
    }
}
