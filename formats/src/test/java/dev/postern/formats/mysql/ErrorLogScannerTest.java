// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Engine;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorLogScannerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "130324  0:04:00 [Warning] |mysql|2013-03-24T00:04:00Z|",
                "2026-11-22 09:02:56 5934 [Warning] |mysql|2026-11-22T09:02:56Z|",
                "2020-04-16T05:13:40.861934Z 344 [Note] |mysql|2020-04-16T05:13:40.861934Z|344",
                "2020-04-16T07:13:40.861934+02:00 344 [Note] |mysql|2020-04-16T05:13:40.861934Z|344",
                "2019-01-03T08:50:04.634875Z 113 [Note] [MY-010926] [Server] |mysql|2019-01-03T08:50:04.634875Z|113",
                "2026-11-22  8:58:31 6 [Warning] |mariadb|2026-11-22T08:58:31Z|6",
                "2026-11-22 18:58:31 6 [Warning] |mariadb|2026-11-22T18:58:31Z|6",
                "2016-10-19 14:18:16 140276452812544 [Warning] |mariadb|2016-10-19T14:18:16Z|"
            })
    void every_form_of_date_is_read(String head, String engine, Instant time, @Nullable String thread) {
        Logs logs = Logs.read(head.strip() + " Access denied for user 'root'@'192.0.2.1' (using password: NO)");

        LoginEvent login = logs.logins.get(0);
        assertThat(logs.reports.get(0).formatId()).isEqualTo(engine + "-error-log");
        assertThat(login.openedMicros() * 1000).isEqualTo(time.getEpochSecond() * 1_000_000_000 + time.getNano());
        assertThat(login.session()).isEqualTo(thread);
        assertThat(login.user()).isEqualTo("root");
        assertThat(login.remoteIp()).hasToString("192.0.2.1");
        assertThat(login.reason()).isEqualTo("1045");
    }

    @Test
    void a_local_time_takes_the_zone_that_the_user_gave() {
        LoginEvent login = Logs.in(
                        ZoneId.of("America/New_York"),
                        "2026-11-22  8:58:31 6 [Warning] Access denied for user 'a'@'192.0.2.1' (using password: NO)")
                .logins
                .get(0);

        assertThat(Instant.ofEpochSecond(login.openedMicros() / 1_000_000))
                .isEqualTo(Instant.parse("2026-11-22T13:58:31Z"));
    }

    @Test
    void an_account_pattern_is_not_taken_for_an_address() {
        LoginEvent login = Logs.read(
                        "2026-11-22  8:58:31 9 [Warning] Access denied for user 'app'@'%' to database 'nodb'")
                .logins
                .get(0);

        assertThat(login.remoteIp()).isNull();
        assertThat(login.remoteHost()).isNull();
        assertThat(login.database()).isEqualTo("nodb");
        assertThat(login.is(Mark.CREDENTIALS_VALID)).isTrue();
    }

    @Test
    void a_session_that_ended_badly_is_no_attempt_and_an_unauthenticated_one_is_incomplete() {
        Logs logs = Logs.read(
                "2026-11-22  8:58:31 7 [Warning] Aborted connection 7 to db: 'd' user: 'app' host: '10.0.0.1' (Got timeout"
                        + " reading communication packets)",
                "2026-11-22  8:58:31 8 [Warning] Aborted connection 8 to db: 'unconnected' user: 'unauthenticated' host:"
                        + " '2001:db8::1' (This connection closed normally without authentication)");

        assertThat(logs.logins).singleElement().satisfies(login -> {
            assertThat(login.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(login.remoteIp()).hasToString("2001:db8::1");
            assertThat(login.user()).isNull();
            assertThat(login.engine()).isEqualTo(Engine.MARIADB);
        });
    }

    @Test
    void quotes_in_a_name_are_read_from_the_end() {
        LoginEvent login = Logs.read("2020-04-16T05:13:40.861934Z 344 [Note] Access denied for user"
                        + " 'root'@'203.0.113.5' (using password: YES)'@'10.0.0.9' (using password: NO)")
                .logins
                .get(0);

        assertThat(login.user()).isEqualTo("root'@'203.0.113.5' (using password: YES)");
        assertThat(login.remoteIp()).hasToString("10.0.0.9");
    }

    @Test
    void a_record_that_never_ends_does_not_swallow_those_after_it() {
        String[] lines = new String[30];
        lines[0] = "2026-11-22  8:58:31 6 [Warning] Access denied for user 'cut off by a full disk";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "2026-11-22  8:58:31 " + (6 + i) + " [Note] nothing of interest, of some length";
        }
        lines[1] =
                "2026-11-22  8:58:31 9 [Warning] Aborted connection 9 to db: 'unconnected' user: 'unauthenticated' host:"
                        + " '10.0.0.1' (This connection closed normally without authentication)";

        Logs logs = Logs.read(lines);

        assertThat(logs.logins).singleElement().extracting(LoginEvent::session).isEqualTo("9");
        assertThat(logs.reports.get(0).unreadable()).isEqualTo(1);
    }
}
