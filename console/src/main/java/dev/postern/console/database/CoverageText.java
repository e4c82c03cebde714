// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.database;

import dev.postern.api.coverage.CoverageState;
import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.console.text.Amount;
import java.util.Locale;

/** How a database is covered, in words. */
public final class CoverageText {
    private CoverageText() {}

    /** Its engine with the version, and the cluster. */
    public static String engine(DatabaseCoverage database) {
        if (database.engine() == null) {
            return "engine not known yet";
        }
        String version = database.engineVersion() == null ? "" : " " + database.engineVersion();
        String cluster = database.cluster() == null ? "" : ", cluster " + database.cluster();
        return name(database.engine()) + version + cluster;
    }

    private static String name(String engine) {
        return switch (engine) {
            case "postgresql" -> "PostgreSQL";
            case "mysql" -> "MySQL";
            case "mariadb" -> "MariaDB";
            default -> engine;
        };
    }

    /** How far reading its logs is behind. */
    public static String lag(DatabaseCoverage database) {
        if (!database.reading()) {
            return "not read";
        }
        return database.caughtUp() ? "up to date" : Amount.bytes(database.behindBytes()) + " behind";
    }

    /** A state as a word. */
    public static String word(CoverageState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The badge of a state. */
    public static String style(CoverageState state) {
        return switch (state) {
            case UNREADABLE -> "bad";
            case SILENT, TOO_OLD -> "warn";
            case LEARNING -> "low";
            case HEALTHY -> "good";
        };
    }
}
