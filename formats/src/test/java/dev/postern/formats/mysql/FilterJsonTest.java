// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What is particular to the JSON of the audit filters. */
class FilterJsonTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static String connect(String time, String more) {
        return "{ \"timestamp\": \"" + time + "\", \"id\": 0, \"class\": \"connection\", \"event\": \"connect\","
                + " \"connection_id\": 5, \"account\": { \"user\": \"root\", \"host\": \"localhost\" },"
                + " \"login\": { \"user\": \"root\", \"os\": \"\", \"ip\": \"::1\", \"proxy\": \"\" },"
                + " \"connection_data\": { \"connection_type\": \"socket\", \"status\": 0, \"db\": \"\"" + more
                + " } },";
    }

    private static String startup(String version) {
        return "{ \"timestamp\": \"2026-11-22 09:00:00\", \"id\": 0, \"class\": \"audit\", \"event\": \"startup\","
                + " \"connection_id\": 0, \"startup_data\": { \"server_id\": 1, \"os_version\": \"x86_64-Linux\","
                + " \"mysql_version\": \"" + version + "\", \"args\": [\"mysqld\", \"{\", \"--port=3306\" ] } },";
    }

    private static Instant time(Logs logs) {
        return Instant.ofEpochSecond(logs.logins.get(0).openedMicros() / 1_000_000);
    }

    @Test
    void oracle_writes_utc_whatever_zone_the_server_is_said_to_be_in() {
        Logs logs = Logs.in(TOKYO, "[", startup("8.0.36-commercial"), connect("2026-11-22 09:00:00", ""));

        assertThat(time(logs)).isEqualTo("2026-11-22T09:00:00Z");
    }

    @Test
    void percona_writes_the_time_of_the_servers_zone() {
        Logs logs = Logs.in(TOKYO, "[", startup("8.4.9-9"), connect("2026-11-22 09:00:00", ""));

        assertThat(time(logs)).isEqualTo("2026-11-22T00:00:00Z");
    }

    @Test
    void where_nobody_says_who_wrote_the_log_the_zone_that_the_user_gives_counts() {
        String[] lines = {"[", connect("2026-11-22 09:00:00", "")};

        assertThat(time(Logs.read(lines))).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(time(Logs.in(TOKYO, lines))).isEqualTo("2026-11-22T00:00:00Z");
    }

    @Test
    void a_count_since_the_epoch_needs_no_zone() {
        String seconds = "\"time\": 1795338000, \"id\": 0";
        String micros = "\"time\": 1795338000123456, \"id\": 0";
        String line = connect("2026-11-22 18:00:00", "");

        assertThat(Logs.in(TOKYO, line.replace("\"id\": 0", seconds))
                        .logins
                        .get(0)
                        .openedMicros())
                .isEqualTo(1_795_338_000_000_000L);
        assertThat(Logs.in(TOKYO, line.replace("\"id\": 0", micros))
                        .logins
                        .get(0)
                        .openedMicros())
                .isEqualTo(1_795_338_000_123_456L);
    }

    @Test
    void a_client_without_a_program_name_is_known_by_its_library() {
        Logs logs = Logs.read(
                connect(
                        "2026-11-22 09:00:00",
                        ", \"connection_attributes\": { \"_runtime_version\": \"11.0.8\", \"_client_name\": \"MySQL Connector\\/J\" }"));

        assertThat(logs.logins.get(0).application()).isEqualTo("MySQL Connector/J");
        assertThat(logs.logins.get(0).tls()).isNull();
    }

    @Test
    void statements_are_passed_over_whatever_they_say() {
        String query =
                "{ \"timestamp\": \"2026-11-22 09:00:01\", \"id\": 1, \"class\": \"general\", \"event\": \"status\","
                        + " \"connection_id\": 6, \"login\": { \"user\": \"x\", \"ip\": \"9.9.9.9\" }, \"connection_data\":"
                        + " { \"status\": 0 }, \"general_data\": { \"query\": \"\\\"class\\\": \\\"connection\\\" \\\\\" } },";
        Logs logs = Logs.read("[", connect("2026-11-22 09:00:00", ""), query, query, "]");

        assertThat(logs.logins).singleElement().extracting(LoginEvent::session).isEqualTo("5");
        assertThat(logs.reports.get(0).fact(Facts.STATEMENTS)).isEqualTo(2);
        assertThat(logs.reports.get(0).unreadable()).isZero();
    }

    @Test
    void an_array_that_was_printed_anew_is_read_as_well() {
        Logs logs = Logs.read(
                "[",
                "  {",
                "    \"timestamp\": \"2026-11-22 09:00:00\",",
                "    \"class\": \"connection\",",
                "    \"event\": \"connect\",",
                "    \"connection_id\": 5,",
                "    \"login\":",
                "    {",
                "      \"user\": \"root\",",
                "      \"ip\": \"192.0.2.1\"",
                "    },",
                "    \"connection_data\": {",
                "      \"status\": 1045",
                "    }",
                "  }",
                "]");

        assertThat(logs.logins).singleElement().satisfies(login -> {
            assertThat(login.user()).isEqualTo("root");
            assertThat(login.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(login.opened().line()).isEqualTo(2);
        });
    }

    @Test
    void broken_escapes_end_no_string() {
        String line =
                connect("2026-11-22 09:00:00", "").replace("\"user\": \"root\", \"os\"", "\"user\": \"%\", \"os\"");
        Logs logs = Logs.read(
                line.replace("%", "a\\qb"),
                line.replace("%", "\\u12"),
                line.replace("%", "\\ud83dx\\udd11"),
                line.replace("%", "\\ud83d\\udd11"));

        assertThat(logs.logins)
                .extracting(LoginEvent::user)
                .containsExactly("aqb", "\uFFFD", "\uFFFDx\uFFFD", "\uD83D\uDD11");
    }

    @Test
    void a_line_break_that_is_not_escaped_is_part_of_the_name() {
        String forged =
                "x\n{ \\\"timestamp\\\": \\\"2026-11-22 09:00:00\\\", \\\"class\\\": \\\"connection\\\" },\n  {";
        String line = connect("2026-11-22 09:00:00", "")
                .replace("\"user\": \"root\", \"os\"", "\"user\": \"" + forged + "\", \"os\"");
        Logs logs = Logs.read("[", line, connect("2026-11-22 09:00:01", ""));

        assertThat(logs.logins).extracting(LoginEvent::user).containsExactly(forged.replace("\\", ""), "root");
        assertThat(logs.reports.get(0).unreadable()).isZero();
    }

    @Test
    void what_cannot_be_read_is_counted() {
        Logs logs = Logs.read(
                connect("2026-11-22 09:00:00", ""),
                connect("2026-13-22 09:00:00", ""),
                connect("2026-11-22 09:00:00 CEST", ""),
                connect("2026-11-22 09:00:00", "").replace("\"status\": 0", "\"status\": \"none\""),
                "this is no record",
                connect("2026-11-22 09:00:00", "").replace("\"status\":", "\"status\""),
                connect("2026-11-22 09:00:01", ""));

        assertThat(logs.logins).hasSize(2);
        assertThat(logs.reports.get(0).unreadable()).isEqualTo(5);
    }
}
