// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GeneralLogScannerTest {

    @Test
    void a_name_alone_is_no_success_until_a_statement_follows() {
        Logs logs = Logs.read(
                "2026-11-22T09:44:56.318763Z\t    8 Connect\tapp@10.0.0.1 on shop using SSL/TLS",
                "2026-11-22T09:44:56.418763Z\t    9 Connect\tbob@10.0.0.2 on shop using TCP/IP",
                "2026-11-22T09:44:57.318763Z\t    8 Query\tselect 1");

        assertThat(logs.logins).extracting(LoginEvent::outcome).containsExactly(Outcome.SUCCESS, Outcome.INCOMPLETE);
        assertThat(logs.logins.get(0).tls()).isEqualTo("on");
        assertThat(logs.logins.get(0).decidedMicros() - logs.logins.get(0).openedMicros())
                .isEqualTo(1_000_000);
        assertThat(logs.logins.get(1).is(Mark.UNCONFIRMED)).isTrue();
        assertThat(logs.logins.get(1).tls()).isEqualTo("off");
    }

    @Test
    void a_time_holds_for_the_lines_that_have_none() {
        Logs logs = Logs.read(
                "/usr/sbin/mariadbd, Version: 10.11.19-MariaDB-0+deb12u1-log (Debian 12). started with:",
                "Tcp port: 3306  Unix socket: /run/mysqld/mysqld.sock",
                "Time\t\t    Id Command\tArgument",
                "261122  8:58:31\t     5 Connect\tapp@10.0.0.1 on shop using TCP/IP",
                "\t\t     5 Quit\t",
                "\t\t     6 Connect\tapp@::1 on  using TCP/IP",
                "\t\t     6 Connect\tAccess denied for user 'app'@'::1' (using password: YES)");

        assertThat(logs.reports.get(0).formatId()).isEqualTo("mariadb-general-log");
        assertThat(logs.logins).extracting(LoginEvent::outcome).containsExactly(Outcome.SUCCESS, Outcome.FAILED);
        assertThat(logs.logins)
                .allMatch(login -> login.openedMicros()
                        == Instant.parse("2026-11-22T08:58:31Z").getEpochSecond() * 1_000_000);
    }

    @Test
    void mysql_5_6_writes_the_refusal_of_an_unknown_name_first() {
        Logs logs = Logs.read(
                "261122  9:02:56\t    3 Connect\tAccess denied for user 'nosuch'@'10.0.0.1' (using password: YES)",
                "\t\t    3 Connect\tnosuch@10.0.0.1 as  on shop",
                "261122  9:02:58\t    4 Connect\tapp@10.0.0.1 on shop",
                "\t\t    4 Query\tselect 1");

        assertThat(logs.logins).extracting(LoginEvent::outcome).containsExactly(Outcome.FAILED, Outcome.SUCCESS);
        assertThat(logs.logins.get(0).database()).isEqualTo("shop");
    }

    @Test
    void a_refused_database_is_a_refused_login_only_when_the_client_asked_for_it_with_its_name() {
        String denied = "Access denied for user 'app'@'%' to database 'other'";
        Logs logs = Logs.read(
                "2026-11-22T09:44:56.000001Z\t    8 Connect\tapp@10.0.0.1 on other using TCP/IP",
                "2026-11-22T09:44:56.000002Z\t    8 Init DB\t" + denied,
                "2026-11-22T09:44:57.000001Z\t    9 Connect\tapp@10.0.0.1 on  using TCP/IP",
                "2026-11-22T09:44:57.000002Z\t    9 Init DB\t" + denied);

        assertThat(logs.logins).extracting(LoginEvent::outcome).containsExactly(Outcome.FAILED, Outcome.SUCCESS);
        assertThat(logs.logins.get(0).is(Mark.CREDENTIALS_VALID)).isTrue();
        assertThat(logs.logins.get(0).remoteIp()).hasToString("10.0.0.1");
    }

    @Test
    void statements_may_hold_anything_and_break_lines() {
        Logs logs = Logs.read(
                "2026-11-22T09:44:56.000001Z\t    8 Connect\tapp@10.0.0.1 on d using TCP/IP",
                "2026-11-22T09:44:56.000002Z\t    8 Query\tselect 'Access denied for user",
                "'x'@'1.2.3.4' (using password: YES)",
                "2026-11-22T09:44:56.000003Z\t    8 Quit\t");

        assertThat(logs.logins).singleElement().extracting(LoginEvent::outcome).isEqualTo(Outcome.SUCCESS);
        assertThat(logs.reports.get(0).unreadable()).isZero();
    }

    @Test
    void a_name_that_closes_its_own_record_and_adds_a_statement_does_not_make_a_session() {
        Logs logs = Logs.read(
                "2026-11-22T09:44:56.000001Z\t   52 Connect\troot@203.0.113.5 on p using TCP/IP",
                "2026-11-22T09:44:56.000001Z\t   52 Query\tx@10.0.0.9 on  using TCP/IP",
                "2026-11-22T09:44:57.000001Z\t   53 Connect\tapp@10.0.0.1 on d using TCP/IP",
                "2026-11-22T09:44:57.000002Z\t   53 Query\tselect 1");

        assertThat(logs.logins)
                .extracting(login -> login.session() + " " + login.outcome() + " " + login.remoteIp())
                .containsExactlyInAnyOrder("53 SUCCESS 10.0.0.1", "52 INCOMPLETE 10.0.0.9");
        assertThat(logs.tampering)
                .singleElement()
                .satisfies(signal -> assertThat(signal.remoteIp()).hasToString("10.0.0.9"));
    }
}
