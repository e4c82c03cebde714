// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** The tables, in the version that this program knows; older ones are brought up to it. */
public final class Schema {
    /** The version that this program knows. */
    public static final int VERSION = 7;

    private static final String TABLE = "schema_version";
    private static final String LATEST =
            "SELECT version FROM " + TABLE + " WHERE success ORDER BY installed_rank DESC LIMIT 1";

    private final DataSource database;
    private final Map<String, String> spelling;
    private @Nullable Flyway flyway;

    /**
     * The schema of a database.
     *
     * @param database gives connections that may change tables
     * @param spelling the database's spelling of what migrations write as {@code ${name}}
     */
    public Schema(DataSource database, Map<String, String> spelling) {
        this.database = database;
        this.spelling = spelling;
    }

    /**
     * Whether there is something for {@link #migrate} to do.
     *
     * @throws StoreException when the tables are of a newer program
     */
    public boolean isOutdated() {
        if (isCurrent()) {
            return false;
        }
        MigrationInfoService info = told(() -> flyway().info());
        MigrationInfo current = info.current();
        if (current != null && isNewer(current.getVersion())) {
            throw new StoreException("the store was written by a newer Postern (schema " + current.getVersion()
                    + "; this one knows " + VERSION + "): use that one");
        }
        return info.pending().length > 0;
    }

    /**
     * Makes the tables, or brings them up to date.
     *
     * @throws StoreException when that fails, for example because other tables are there already
     */
    public void migrate() {
        told(() -> flyway().migrate());
    }

    /** Whether this version's tables are there: what nearly every start finds, without the time that Flyway takes to say so. */
    private boolean isCurrent() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet latest = statement.executeQuery(LATEST)) {
            return latest.next() && Integer.toString(VERSION).equals(latest.getString(1));
        } catch (SQLException e) {
            return false; // no such table, or worse: Flyway will say it
        }
    }

    /** Flyway, which takes a while to be configured. */
    private Flyway flyway() {
        if (flyway == null) {
            flyway = Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:dev/postern/store/schema")
                    .placeholders(spelling)
                    .table(TABLE)
                    .group(true) // all versions or none, in one transaction
                    .load();
        }
        return flyway;
    }

    private static boolean isNewer(MigrationVersion version) {
        return version.compareTo(MigrationVersion.fromVersion(Integer.toString(VERSION))) > 0;
    }

    private static <T> T told(Supplier<T> step) {
        try {
            return step.get();
        } catch (FlywayException e) {
            throw new StoreException("the store's tables cannot be prepared: " + e.getMessage(), e);
        }
    }
}
