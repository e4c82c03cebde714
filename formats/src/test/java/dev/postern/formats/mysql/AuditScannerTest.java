// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.postern.kernel.Engine;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditScannerTest {

    @Test
    void the_fork_on_rds_tells_the_kind_of_connection_in_an_eleventh_field() {
        Logs logs = Logs.read(
                "20220527 11:46:07,ip-10-19-0-161,app,10.0.0.5,43,2,CONNECT,mydb,,0,SSL",
                "20220527 11:46:08,ip-10-19-0-161,app,10.0.0.6,44,0,FAILED_CONNECT,,,1045,TCP");

        assertThat(logs.reports.get(0).formatId()).isEqualTo("rds-server-audit");
        assertThat(logs.logins).extracting(LoginEvent::outcome).containsExactly(Outcome.SUCCESS, Outcome.FAILED);
        assertThat(logs.logins.get(0).engine()).isEqualTo(Engine.MYSQL);
        assertThat(logs.logins.get(0).database()).isEqualTo("mydb");
    }

    @Test
    void aurora_counts_microseconds_and_writes_out_of_order() {
        Logs logs = Logs.read(
                "1536652826127350,dv-mysql,alyjak,192.168.169.108,8426327,0,FAILED_CONNECT,,,1045",
                "1536652825000001,dv-mysql,app,192.168.169.9,8426326,0,CONNECT,shop,,0");

        assertThat(logs.reports.get(0).formatId()).isEqualTo("aurora-server-audit");
        assertThat(logs.logins)
                .extracting(LoginEvent::openedMicros)
                .containsExactly(1_536_652_825_000_001L, 1_536_652_826_127_350L);
    }

    @Test
    void a_port_behind_the_address_is_split_off() {
        LoginEvent login = Logs.read("20261122 08:58:31,vm,app,127.66.6.6:52341,6,0,CONNECT,,,0")
                .logins
                .get(0);

        assertThat(login.remoteIp()).hasToString("127.66.6.6");
        assertThat(login.remotePort()).isEqualTo(52341);
    }

    @Test
    void a_host_name_is_no_address() {
        LoginEvent login = Logs.read("20261122 08:58:31,vm,app,ahc-web29d.local,6,0,CONNECT,d,,0")
                .logins
                .get(0);

        assertThat(login.remoteIp()).isNull();
        assertThat(login.remoteHost()).isEqualTo("ahc-web29d.local");
    }

    @Test
    void statements_are_passed_over_whatever_they_say() {
        Logs logs = Logs.read(
                "20261122 08:58:31,vm,app,10.0.0.1,6,0,CONNECT,d,,0",
                "20261122 08:58:31,vm,app,10.0.0.1,6,7,QUERY,d,'select 1,9.9.9.9,7,0,CONNECT,x,,0',0",
                "20261122 08:58:31,vm,app,10.0.0.1,6,8,READ,d,orders,",
                "20261122 08:58:31,vm,app,10.0.0.1,6,0,DISCONNECT,d,,0");

        assertThat(logs.logins).singleElement().extracting(LoginEvent::session).isEqualTo("6");
        assertThat(logs.reports.get(0).unreadable()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1045, FAILED, false",
        "1698, FAILED, false",
        "1044, FAILED, true",
        "1049, FAILED, true",
        "4151, FAILED, true",
        "3118, FAILED, true",
        "4150, FAILED, false",
        "3955, FAILED, false",
        "1226, FAILED, true",
        "1203, FAILED, true",
        "1862, FAILED, true",
        "1040, FAILED, true",
        "1130, FAILED, false",
        "1158, INCOMPLETE, false",
        "1159, INCOMPLETE, false",
        "1156, INCOMPLETE, false",
        "1043, INCOMPLETE, false",
        "1042, INCOMPLETE, false"
    })
    void codes_say_how_it_ended_and_whether_the_password_was_right(int code, Outcome outcome, boolean passwordRight) {
        LoginEvent login = Logs.read(
                        "20261122 08:58:31,vm,app,10.0.0.1,6,0,FAILED_CONNECT,,," + code + "",
                        "20261122 08:58:31,vm,app,10.0.0.1,6,0,DISCONNECT,,,0")
                .logins
                .get(0);

        assertThat(login.outcome()).isEqualTo(outcome);
        assertThat(login.is(Mark.CREDENTIALS_VALID)).isEqualTo(passwordRight);
        assertThat(login.reason()).isEqualTo(Integer.toString(code));
    }

    @Test
    void the_hour_that_comes_twice_is_told_apart_by_the_order_of_lines() {
        Logs logs = Logs.in(
                ZoneId.of("Europe/Berlin"),
                "20261025 02:50:00,vm,a,10.0.0.1,6,0,CONNECT,,,0",
                "20261025 02:10:00,vm,b,10.0.0.1,7,0,CONNECT,,,0");

        assertThat(logs.logins)
                .extracting(login -> Instant.ofEpochSecond(login.openedMicros() / 1_000_000))
                .containsExactly(Instant.parse("2026-10-25T00:50:00Z"), Instant.parse("2026-10-25T01:10:00Z"));
    }

    @Test
    void ids_may_start_again_with_the_server() {
        Logs logs = Logs.read(
                "20261122 08:00:00,vm,a,10.0.0.1,6,0,CONNECT,,,0",
                "20261122 08:00:01,vm,a,10.0.0.1,6,0,DISCONNECT,,,0",
                "20261122 08:10:00,vm,a,10.0.0.1,6,0,CONNECT,,,0");

        assertThat(logs.logins).hasSize(2).allMatch(login -> login.outcome() == Outcome.SUCCESS);
    }

    @Test
    void two_clean_lines_of_one_name_are_unmasked_by_the_disconnect_that_repeats_it() {
        String forged = "20261122 09:00:00,vm,root,203.0.113.5,99,0,CONNECT,prod,,0\n";
        String name = "root,203.0.113.5,98,0,CONNECT,,,0\n" + forged + "20261122 09:00:00,vm,x";
        Logs logs = Logs.read(
                "20261122 09:00:00,vm,app,10.0.0.1,45,0,CONNECT,,,0",
                "20261122 09:00:00,vm," + name + ",10.0.0.9,46,0,FAILED_CONNECT,,,1045",
                "20261122 09:00:00,vm," + name + ",10.0.0.9,46,0,DISCONNECT,,,0",
                "20261122 09:00:00,vm,app,10.0.0.1,47,0,CONNECT,,,0");

        assertThat(logs.logins).extracting(LoginEvent::session).containsExactly("45", "46", "47");
        assertThat(logs.logins.get(1).user()).isEqualTo(name);
        assertThat(logs.tampering).singleElement().satisfies(signal -> {
            assertThat(signal.remoteIp()).hasToString("10.0.0.9");
            assertThat(signal.source().line()).isEqualTo(2);
        });
    }

    @Test
    void a_forged_line_is_no_success_when_the_disconnect_that_would_unmask_it_is_missing() {
        String name = "root,203.0.113.5,98,0,CONNECT,,,0\n20261122 09:00:00,vm,x";
        Logs logs = Logs.read(
                "20261122 09:00:00,vm,app,10.0.0.1,45,0,CONNECT,,,0",
                "20261122 09:00:00,vm,reports,10.0.0.2,44,0,CONNECT,warehouse_of_last_year,,0",
                "20261122 09:00:00,vm," + name + ",10.0.0.9,46,0,FAILED_CONNECT,,,1045",
                "20261122 09:00:00,vm,app,10.0.0.1,47,0,CONNECT,,,0");

        assertThat(logs.logins)
                .extracting(LoginEvent::session, LoginEvent::outcome, login -> login.is(Mark.UNCONFIRMED))
                .containsExactly(
                        tuple("45", Outcome.SUCCESS, false),
                        tuple("44", Outcome.SUCCESS, false),
                        tuple("98", Outcome.INCOMPLETE, true),
                        tuple("46", Outcome.FAILED, false),
                        tuple("47", Outcome.SUCCESS, false));
    }

    @Test
    void the_plugin_on_mysql_names_nobody_in_a_disconnect_so_a_login_beside_a_refusal_is_unconfirmed() {
        Logs logs = Logs.read(
                "20261122 09:00:00,vm,app,10.0.0.1,45,0,CONNECT,,,0",
                "20261122 09:00:00,vm,bob,10.0.0.9,46,0,FAILED_CONNECT,,,1045",
                "20261122 09:00:00,vm,,,46,0,DISCONNECT,,,0",
                "20261122 09:00:00,vm,,,45,0,DISCONNECT,,,0",
                "20261122 09:00:01,vm,app,10.0.0.1,47,0,CONNECT,,,0");

        assertThat(logs.logins)
                .extracting(LoginEvent::session, LoginEvent::outcome, login -> login.is(Mark.UNCONFIRMED))
                .containsExactly(
                        tuple("45", Outcome.SUCCESS, true),
                        tuple("46", Outcome.FAILED, false),
                        tuple("47", Outcome.SUCCESS, false));
    }

    @Test
    void no_name_is_long_enough_to_hold_a_login_with_a_statement_after_it() {
        Logs logs = Logs.read(
                "20261122 09:00:00,vm,app,10.0.0.1,45,0,CONNECT,,,0",
                "20261122 09:00:00,vm,app,10.0.0.1,45,9,QUERY,,'select a, b, c from orders where state = 4711',0",
                "20261122 09:00:00,vm,bob,10.0.0.9,46,0,FAILED_CONNECT,,,1045");

        assertThat(logs.logins).noneMatch(login -> login.is(Mark.UNCONFIRMED));
    }

    @Test
    void services_own_accounts_are_internal_from_their_own_place_only() {
        Logs logs = Logs.read(
                "20261122 09:00:00,vm,rdsadmin,localhost,1,0,CONNECT,,,0",
                "20261122 09:00:01,vm,rdsadmin,203.0.113.5,2,0,CONNECT,,,0",
                "20261122 09:00:02,vm,rdsadmin,10.0.0.5,3,0,FAILED_CONNECT,,,1045");

        assertThat(logs.logins).extracting(login -> login.is(Mark.INTERNAL)).containsExactly(true, false, false);
    }
}
