// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of {@code mysql.general_log} that MySQL 8.0.31 and MariaDB 10.11.19 have written, in each of their forms. */
class GeneralTableTest {
    private static final String FORGER =
            "x\n\"2026-11-22 09:00:00.000000\",\"[root] @  [203.0.113.5]\",99,1,\"Connect\",\"root@2";

    private static Logs read(String server, String file) {
        return Logs.read(Map.of("table", GoldenCases.bytes(server + "-table/" + file)));
    }

    private static LoginEvent session(int id, Logs logs) {
        List<LoginEvent> found = logs.logins.stream()
                .filter(login -> Integer.toString(id).equals(login.session()))
                .toList();
        assertThat(found).as("session %s", id).hasSize(1);
        return found.get(0);
    }

    private static void assertLogin(LoginEvent login, Outcome outcome, String user, String place, String database) {
        assertThat(login.outcome()).isEqualTo(outcome);
        assertThat(login.user()).isEqualTo(user);
        assertThat(
                        login.remoteIp() == null
                                ? login.remoteHost()
                                : login.remoteIp().toString())
                .isEqualTo(place);
        assertThat(login.database()).isEqualTo(database);
    }

    @ParameterizedTest
    @ValueSource(strings = {"general_log.CSV", "batch.tsv", "out.tsv", "out.csv"})
    void each_form_of_the_table_tells_each_login_of_mysql_once(String file) {
        Logs logs = read("mysql-8.0.31", file);

        assertThat(logs.reports.get(0).formatId())
                .isEqualTo(file.endsWith(".tsv") ? "mysql-general-log-tsv" : "mysql-general-log-csv");
        assertThat(logs.reports.get(0).unreadable()).isZero();
        assertThat(logs.tampering).isEmpty();
        assertLogin(session(7, logs), Outcome.SUCCESS, "root", "localhost", null);
        assertLogin(session(8, logs), Outcome.SUCCESS, "app", "127.0.0.1", "shop");
        assertThat(session(8, logs).tls()).isEqualTo("on");
        assertLogin(session(9, logs), Outcome.FAILED, "app", "127.0.0.1", "shop");
        assertLogin(session(10, logs), Outcome.FAILED, "nobody", "127.0.0.1", null);
        assertLogin(session(11, logs), Outcome.FAILED, "app", "127.0.0.1", "mysql");
        assertThat(session(11, logs).is(Mark.CREDENTIALS_VALID)).isTrue();
        assertLogin(session(12, logs), Outcome.FAILED, "app", "127.0.0.1", "nosuch");
        assertLogin(session(13, logs), Outcome.INCOMPLETE, "locked", "127.0.0.1", null);
        assertThat(session(13, logs).is(Mark.UNCONFIRMED)).isTrue();
        assertLogin(session(14, logs), Outcome.FAILED, FORGER, "127.0.0.1", null);
        assertLogin(session(15, logs), Outcome.FAILED, "tab\there\\back", "127.0.0.1", null);
        assertLogin(
                session(16, logs),
                Outcome.FAILED,
                "Access denied for user 'root'@'9.9.9.9' (using password: YES)",
                "127.0.0.1",
                null);
        assertLogin(session(17, logs), Outcome.FAILED, "we\"ird\\na,me", "127.0.0.1", null);
        assertLogin(session(19, logs), Outcome.SUCCESS, "app", "127.0.0.1", "shop");
        assertThat(logs.logins).extracting(LoginEvent::session).doesNotContain("99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"general_log.CSV", "batch.tsv", "out.tsv", "out.csv"})
    void each_form_of_the_table_tells_each_login_of_mariadb_once(String file) {
        Logs logs = read("mariadb-10.11.19", file);

        assertThat(logs.reports.get(0).unreadable()).isZero();
        assertLogin(session(3, logs), Outcome.SUCCESS, "root", "localhost", null);
        assertLogin(session(6, logs), Outcome.FAILED, "nobody", "127.0.0.1", null);
        assertLogin(session(10, logs), Outcome.FAILED, FORGER, "127.0.0.1", null);
        assertThat(session(10, logs).tls()).isEqualTo("off");
        assertLogin(session(13, logs), Outcome.FAILED, "we\"ird\\na,me", "127.0.0.1", null);
        assertThat(logs.logins).extracting(LoginEvent::session).doesNotContain("99");
    }

    @Test
    void the_error_log_beside_it_says_what_the_table_leaves_open() {
        Logs logs = Logs.read(Map.of(
                "table", GoldenCases.bytes("mysql-8.0.31-table/general_log.CSV"),
                "error", GoldenCases.bytes("mysql-8.0.31-table/error.log")));

        assertLogin(session(13, logs), Outcome.FAILED, "locked", "127.0.0.1", null);
        assertThat(session(13, logs).reason()).isEqualTo("3118");
        assertThat(logs.logins).hasSize(16).doesNotHaveDuplicates();
    }
}
