// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import dev.postern.evaluation.traffic.chance.Dice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program with which people use databases. */
public enum Tool {
    PSQL,
    DBEAVER,
    PGADMIN,
    DATAGRIP,
    /** A notebook; the library names nothing. */
    PYTHON;

    private static final List<String> DBEAVER_VERSIONS = List.of("24.3.4", "24.3.5", "25.0.0", "25.0.2", "25.0.4");
    private static final int WEEKS_A_VERSION = 5;

    /** What it calls itself in its first connection and in further ones; it changes with its version. */
    public @Nullable String application(int connection, int day, String schema, Dice dice) {
        return switch (this) {
            case PSQL -> "psql";
            case DBEAVER ->
                "DBeaver " + DBEAVER_VERSIONS.get(Math.min(4, day / 7 / WEEKS_A_VERSION))
                        + (connection == 0
                                ? " - Main <" + schema + ">"
                                : connection == 1
                                        ? " - Metadata <" + schema + ">"
                                        : " - SQLEditor <Script-" + dice.between(1, 9) + ".sql>");
            case PGADMIN ->
                connection == 0 ? "pgAdmin 4 - DB:" + schema : "pgAdmin 4 - CONN:" + dice.between(1_000_000, 9_999_999);
            case DATAGRIP -> "DataGrip 2024.3." + Math.min(5, 1 + day / 7 / WEEKS_A_VERSION);
            case PYTHON -> null;
        };
    }

    /** How many connections it opens for a session. */
    public int connections(Dice dice) {
        return switch (this) {
            case PSQL -> 1;
            case DBEAVER -> dice.between(2, 3);
            case PGADMIN -> dice.between(2, 4);
            case DATAGRIP -> dice.between(1, 2);
            case PYTHON -> dice.between(1, 5);
        };
    }
}
