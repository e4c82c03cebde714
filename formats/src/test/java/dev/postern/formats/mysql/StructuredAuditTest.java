// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.LineReader;
import dev.postern.formats.mysql.AuditForm.Connect;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every structured form of audit log. */
class StructuredAuditTest {
    private static final List<String> HOSTILE_NAMES = List.of(
            "o'neil \"the\" \\ back\\\\slash",
            "x</USER></AUDIT_RECORD><AUDIT_RECORD><NAME>Connect</NAME><STATUS>0</STATUS><USER>root",
            "\"/><AUDIT_RECORD NAME=\"Connect\" STATUS=\"0\" USER=\"root\"/>",
            "&lt;b&gt; &#10; &amp;amp; ]]> <![CDATA[ <!-- & ;",
            "\"}},\n{\"audit_record\":{\"name\":\"Connect\",\"status\":0,\"user\":\"root",
            "\\\" \\u0022 \\\n{ \"timestamp\": \"2026-11-22 09:00:00\", \"class\": \"connection\" },",
            "a\",\"b\n\"Connect\",\"7_2026-11-22T09:00:00\",\"2026-11-22T09:00:00 UTC\",\"1\",0,\"root\",\"root\"",
            "line\nbreak\nand\ttab",
            "ключ 鍵 🔑 é",
            "",
            "\n  {\n    \"timestamp\": \"x");

    private static Logs read(AuditForm form, List<Connect> connects) {
        return Logs.read(Map.of("audit", form.file(connects)));
    }

    @ParameterizedTest
    @EnumSource
    void every_attempt_is_told_once_with_what_the_log_knows(AuditForm form) {
        Connect other = new Connect(2, 1045, "app", "web1.example", "", "", false, "my\"app", false);
        Logs logs = read(
                form,
                List.of(
                        Connect.of(1, 0, "root"),
                        other,
                        Connect.of(3, 1156, ""),
                        new Connect(4, 0, "root", "localhost", "", "", false, "x", false)));

        assertThat(logs.reports.get(0).formatId()).isEqualTo(form.id);
        assertThat(logs.reports.get(0).unreadable()).isZero();
        assertThat(logs.logins)
                .extracting(LoginEvent::outcome)
                .containsExactly(Outcome.SUCCESS, Outcome.FAILED, Outcome.INCOMPLETE, Outcome.SUCCESS);
        LoginEvent first = logs.logins.get(0);
        assertThat(first.openedMicros()).isEqualTo(micros("2026-11-22T09:00:01Z"));
        assertThat(first.user()).isEqualTo("root");
        assertThat(first.remoteIp()).hasToString("10.0.0.1");
        assertThat(first.database()).isEqualTo("shop");
        assertThat(first.session()).isEqualTo("1");
        assertThat(first.tls()).isEqualTo(form.hasTls() ? "on" : null);
        assertThat(first.application()).isEqualTo(form.hasProgram() ? "mysql" : null);
        LoginEvent second = logs.logins.get(1);
        assertThat(second.reason()).isEqualTo("1045");
        assertThat(second.remoteIp()).isNull();
        assertThat(second.remoteHost()).isEqualTo("web1.example");
        assertThat(second.database()).isNull();
        assertThat(second.tls()).isEqualTo(form.hasTls() ? "off" : null);
        assertThat(logs.logins.get(2).user()).isNull();
        assertThat(logs.logins.get(3).remoteHost()).isEqualTo("localhost");
    }

    private static long micros(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000;
    }

    @ParameterizedTest
    @EnumSource
    void a_record_is_shown_by_the_line_in_which_it_begins(AuditForm form) {
        List<Connect> connects = List.of(Connect.of(1, 0, "a\nb"), Connect.of(2, 0, "c"));
        String before = form.head() + form.record(connects.get(0));
        LoginEvent second = read(form, connects).logins.get(1);

        assertThat(second.opened().line()).isEqualTo(before.lines().count() + 1);
        assertThat(second.opened().offset()).isEqualTo(before.length());
    }

    @ParameterizedTest
    @EnumSource
    void hostile_names_are_names_and_nothing_else(AuditForm form) {
        List<Connect> connects = new java.util.ArrayList<>();
        for (String name : HOSTILE_NAMES) {
            connects.add(Connect.of(2 * connects.size() + 1, 1045, name));
            connects.add(Connect.of(2 * connects.size() + 1, 0, "app"));
        }
        Logs logs = read(form, connects);

        assertThat(logs.logins)
                .extracting(LoginEvent::user)
                .containsExactlyElementsOf(connects.stream().map(Connect::user).toList());
        assertThat(logs.logins)
                .extracting(login -> login.outcome() == Outcome.SUCCESS)
                .containsExactlyElementsOf(
                        connects.stream().map(each -> each.status() == 0).toList());
        assertThat(logs.reports.get(0).unreadable()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_change_of_user_counts_when_it_is_refused(AuditForm form) {
        Connect change = new Connect(1, 1045, "admin", "", "10.0.0.1", "", true, "", true);
        Connect accepted = new Connect(1, 0, "other", "", "10.0.0.1", "", true, "", true);
        Logs logs = read(form, List.of(Connect.of(1, 0, "app"), accepted, change));

        assertThat(logs.logins).extracting(LoginEvent::user).containsExactly("app", "admin");
        assertThat(logs.logins.get(1).outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void a_log_that_is_cut_anywhere_gives_what_it_holds_in_whole(AuditForm form) {
        List<Connect> connects = List.of(
                Connect.of(1, 0, "root"),
                Connect.of(2, 1045, HOSTILE_NAMES.get(4)),
                Connect.of(3, 1045, HOSTILE_NAMES.get(1)));
        byte[] whole = form.file(connects);
        int second = (form.head() + form.record(connects.get(0))).length();
        for (int length = second; length < whole.length; length++) {
            List<LoginEvent> logins = Logs.read(Map.of("audit", Arrays.copyOf(whole, length))).logins;

            assertThat(logins).as("cut at %s", length).hasSizeBetween(1, 3);
            for (int i = 0; i < logins.size(); i++) {
                assertThat(logins.get(i).user()).isEqualTo(connects.get(i).user());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_crash_cut_off_hides_no_record_of_the_next_start(AuditForm form) {
        byte[] before = form.file(List.of(Connect.of(1, 0, "root"), Connect.of(2, 1045, HOSTILE_NAMES.get(0))));
        byte[] after = form.file(List.of(Connect.of(3, 0, "third"), Connect.of(4, 1045, "fourth")));
        int second = (form.head() + form.record(Connect.of(1, 0, "root"))).length();
        for (int length = second; length < before.length; length++) {
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            log.write(before, 0, length);
            log.write('\n');
            log.writeBytes(after);

            assertThat(Logs.read(Map.of("audit", log.toByteArray())).logins)
                    .as("cut at %s", length)
                    .extracting(LoginEvent::user)
                    .startsWith("root")
                    .endsWith("third", "fourth")
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_file_that_begins_within_a_record_is_read_from_the_next_one_on(AuditForm form) {
        byte[] whole =
                form.file(List.of(Connect.of(1, 0, "root"), Connect.of(2, 0, "second"), Connect.of(3, 0, "third")));
        int second = (form.head() + form.record(Connect.of(1, 0, "root"))).length();
        for (int from = 1; from <= second; from++) {
            byte[] rest = Arrays.copyOfRange(whole, from, whole.length);

            assertThat(Logs.read(Map.of("audit", rest)).logins)
                    .as("from %s", from)
                    .extracting(LoginEvent::user)
                    .endsWith("second", "third");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_error_log_beside_it_tells_no_attempt_twice(AuditForm form) {
        byte[] audit =
                form.file(List.of(Connect.of(1, 0, "app"), Connect.of(2, 1045, "app"), Connect.of(3, 3118, "locked")));
        byte[] error = Logs.bytes(
                "2026-11-22T09:00:02.000100Z 2 [Note] [MY-010926] [Server] Access denied for user 'app'@'10.0.0.2' (using password: YES)",
                "2026-11-22T09:00:03.000100Z 3 [Note] [MY-010927] [Server] Access denied for user 'locked'@'10.0.0.3'. Account is locked.");
        byte[] general = Logs.bytes(
                "2026-11-22T09:00:01.000000Z\t    1 Connect\tapp@10.0.0.1 on shop using TCP/IP",
                "2026-11-22T09:00:01.100000Z\t    1 Query\tselect 1",
                "2026-11-22T09:00:02.000000Z\t    2 Connect\tapp@10.0.0.2 on shop using TCP/IP",
                "2026-11-22T09:00:02.000050Z\t    2 Connect\tAccess denied for user 'app'@'10.0.0.2' (using password: YES)",
                "2026-11-22T09:00:03.000000Z\t    3 Connect\tlocked@10.0.0.3 on shop using TCP/IP");
        List<LoginEvent> logins = Logs.read(Map.of("audit", audit, "error", error, "general", general)).logins;

        assertThat(logins).extracting(LoginEvent::session).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(logins).extracting(LoginEvent::reason).containsExactlyInAnyOrder(null, "1045", "3118");
        assertThat(logins)
                .filteredOn(login -> login.is(Mark.CREDENTIALS_VALID))
                .extracting(LoginEvent::user)
                .containsExactly("locked");
        assertThat(logins).extracting(LoginEvent::application).containsOnly(form.hasProgram() ? "mysql" : null);
    }

    @ParameterizedTest
    @EnumSource
    void bytes_that_are_no_utf_8_are_replaced(AuditForm form) {
        byte[] log = form.file(List.of(Connect.of(1, 0, "caf\u00e9")));
        byte[] latin1 = new String(log, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Logs.read(Map.of("audit", latin1)).logins)
                .singleElement()
                .satisfies(login -> assertThat(login.user()).isEqualTo("caf\uFFFD"));
    }

    @ParameterizedTest
    @EnumSource
    void a_statement_that_is_too_long_to_be_kept_hides_nothing(AuditForm form) {
        String statement = form.statement("x".repeat(LineReader.MAX_LINE + 10));
        byte[] log = (form.head()
                        + form.record(Connect.of(1, 0, "first"))
                        + statement
                        + form.record(Connect.of(2, 0, "second")))
                .getBytes(StandardCharsets.UTF_8);
        Logs logs = Logs.read(Map.of("audit", log));

        assertThat(logs.logins).extracting(LoginEvent::user).containsExactly("first", "second");
        assertThat(logs.reports.get(0).fact(Facts.STATEMENTS)).isEqualTo(1);
        assertThat(logs.reports.get(0).unreadable()).isZero();
    }
}
