// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Cidr;
import dev.postern.kernel.Outcome;
import dev.postern.store.LoginFilter;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of many logins, a page looks at few: SQLite reads those that one index gives, in the order of the page. */
class SearchPlanTest {
    @TempDir
    private Path folder;

    private List<String> plan(
            @Nullable String instance, @Nullable String user, @Nullable String network, @Nullable Outcome outcome) {
        Path file = folder.resolve("postern.db");
        SqliteStore.open(file, InstantSource.system()).close();
        LoginFilter filter = new LoginFilter(
                instance,
                user,
                network == null ? null : Cidr.parse(network),
                "psql",
                outcome,
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        return Jdbi.create("jdbc:sqlite:" + file).withHandle(handle -> {
            Where where = new LoginPages(handle, 1, filter, any -> true).conditions(Places.after(1, 0));
            return where.bind(handle.createQuery(
                            "EXPLAIN QUERY PLAN SELECT * FROM login_log" + where + " ORDER BY place DESC"))
                    .map((row, context) -> row.getString("detail"))
                    .list();
        });
    }

    @Test
    void the_condition_that_leaves_the_fewest_leads_and_nothing_is_sorted() {
        assertThat(plan("db", "alice", "192.0.2.7", Outcome.FAILED))
                .containsExactly(
                        "SEARCH login_log USING INDEX login_log_address (remote_ip=? AND rowid>? AND rowid<?)");
        assertThat(plan("db", "alice", "192.0.2.0/24", Outcome.FAILED))
                .containsExactly("SEARCH login_log USING INDEX login_log_user (user_key=? AND rowid>? AND rowid<?)");
        assertThat(plan("db", null, null, Outcome.FAILED))
                .containsExactly("SEARCH login_log USING INDEX login_log_outcome (outcome=? AND rowid>? AND rowid<?)");
        assertThat(plan("db", null, null, Outcome.SUCCESS))
                .containsExactly(
                        "SEARCH login_log USING INDEX login_log_instance (instance=? AND rowid>? AND rowid<?)");
        assertThat(plan(null, null, "192.0.2.0/24", Outcome.SUCCESS))
                .containsExactly("SEARCH login_log USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)");
    }
}
