// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.AuditLog.Query;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a full audit log a page looks at few rows, however it is narrowed: SQLite takes the index that is meant for it. */
class AuditPlanTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void make_the_tables() {
        SqliteStore.open(folder.resolve("postern.db"), InstantSource.system()).close();
    }

    private List<String> plan(String sql, Where where) {
        return Jdbi.create("jdbc:sqlite:" + folder.resolve("postern.db"))
                .withHandle(handle -> where.bind(handle.createQuery("EXPLAIN QUERY PLAN " + sql))
                        .map((row, context) -> row.getString("detail"))
                        .list());
    }

    private String page(@Nullable String actor, @Nullable String action, long from, long to) {
        Where where = SqlAuditLog.where(new Query(actor, action, from, to, Long.MAX_VALUE, 51));
        return String.join(", ", plan(SqlAuditLog.sql(where).replace(":limit", "51"), where));
    }

    @Test
    void pages_are_found_by_indexes_alone() {
        assertThat(page(null, null, Long.MIN_VALUE, Long.MAX_VALUE))
                .contains("SEARCH audit USING INTEGER PRIMARY KEY (rowid<?)")
                .doesNotContain("SCAN audit");
        assertThat(page("console:ada", null, 1, 2)).contains("COVERING INDEX audit_actor (actor=? AND number<?)");
        assertThat(page(null, "CreateFilter", 1, 2)).contains("COVERING INDEX audit_action (action=? AND number<?)");
        assertThat(page("console:ada", "CreateFilter", Long.MIN_VALUE, Long.MAX_VALUE))
                .contains("COVERING INDEX audit_actor_action (actor=? AND action=? AND number<?)");
        assertThat(page(null, null, 1, 2)).contains("COVERING INDEX audit_at (at>? AND at<?)");
    }

    @Test
    void who_and_what_can_be_asked_for_is_told_without_reading_all_rows() {
        for (String column : List.of("actor", "action")) {
            assertThat(plan(SqlAuditLog.distinctSql(column), new Where()))
                    .noneMatch(step -> step.startsWith("SCAN audit"))
                    .filteredOn(step -> step.startsWith("SEARCH audit"))
                    .hasSize(2)
                    .allMatch(step -> step.contains("USING COVERING INDEX audit_" + column));
        }
    }
}
