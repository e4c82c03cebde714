// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.mysql.AuditForm.Connect;
import dev.postern.kernel.LoginEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is particular to the XML of the audit plugins. */
class AuditXmlTest {
    private static String log(String time, String user) {
        return AuditForm.OLD_XML
                .record(Connect.of(1, 0, "NAME"))
                .replace("2026-11-22T09:00:01 UTC", time)
                .replace("\"NAME\"", "\"" + user + "\"");
    }

    private static Logs read(String text) {
        return Logs.read(Map.of("audit", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void times_are_read_as_they_are_written_and_local_without_a_zone() {
        for (String time : List.of(
                "2026-11-22T09:00:01 UTC",
                "2026-11-22T09:00:01Z",
                "2026-11-22T18:00:01+09:00",
                "2026-11-22T18:00:01")) {
            Logs logs = Logs.in(ZoneId.of("Asia/Tokyo"), log(time, "root"));

            assertThat(Instant.ofEpochSecond(logs.logins.get(0).openedMicros() / 1_000_000))
                    .as(time)
                    .isEqualTo("2026-11-22T09:00:01Z");
        }
    }

    @Test
    void references_to_characters_are_read_and_no_others_followed() {
        assertThat(read(log("2026-11-22T09:00:01Z", "&#1;&#x41;&#10;&apos;&file;&#xD800;&#99999999;&amp")).logins)
                .extracting(LoginEvent::user)
                .containsExactly("\u0001A\n'&file;&#xD800;&#99999999;&amp");
    }

    @Test
    void a_document_type_means_nothing() {
        Logs logs = read(
                "<?xml version=\"1.0\"?>\n<!DOCTYPE AUDIT [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>\n<AUDIT>\n"
                        + log("2026-11-22T09:00:01Z", "&file;"));

        assertThat(logs.logins).extracting(LoginEvent::user).containsExactly("&file;");
    }

    @Test
    void perconas_older_plugin_is_known_by_the_name_of_its_record_numbers() {
        Connect login = Connect.of(1, 0, "root");
        String old = AuditForm.OLD_XML.record(login).replace("RECORD_ID", "RECORD");
        String fresh = AuditForm.NEW_XML.record(login).replace("RECORD_ID", "RECORD");

        for (String log : List.of(old, fresh)) {
            Logs logs = read(log);
            assertThat(logs.logins).hasSize(1);
            assertThat(AuditPlugin.of(logs.reports)).isEqualTo(AuditPlugin.PERCONA);
        }
        assertThat(AuditPlugin.of(read(AuditForm.NEW_XML.record(login)).reports))
                .isEqualTo(AuditPlugin.FILTER);
    }

    @Test
    void a_command_that_is_logged_before_the_password_is_checked_is_no_login() {
        String command = """
                <AUDIT_RECORD>
                 <TIMESTAMP>2026-11-22T09:00:01</TIMESTAMP>
                 <NAME>Connect</NAME>
                 <CONNECTION_ID>2</CONNECTION_ID>
                 <STATUS>0</STATUS>
                 <USER>[app] @  [10.0.0.2]</USER>
                 <COMMAND_CLASS>error</COMMAND_CLASS>
                </AUDIT_RECORD>
                """;
        Logs logs = read(command + AuditForm.NEW_XML.record(Connect.of(2, 1045, "app")));

        assertThat(logs.logins)
                .singleElement()
                .satisfies(login -> assertThat(login.reason()).isEqualTo("1045"));
    }

    @Test
    void the_command_of_a_change_of_user_is_no_second_attempt() {
        String command = """
                <AUDIT_RECORD>
                 <TIMESTAMP>2026-11-22T09:00:02 UTC</TIMESTAMP>
                 <NAME>Change user</NAME>
                 <CONNECTION_ID>1</CONNECTION_ID>
                 <STATUS>1045</STATUS>
                 <USER>root[root] @ localhost []</USER>
                 <COMMAND_CLASS>error</COMMAND_CLASS>
                </AUDIT_RECORD>
                """;
        Connect change = new Connect(1, 1045, "admin", "", "10.0.0.1", "", true, "", true);
        Logs logs = read(AuditForm.NEW_XML.record(change) + command);

        assertThat(logs.logins).extracting(LoginEvent::user).containsExactly("admin");
        assertThat(logs.reports.get(0).fact(Facts.STATEMENTS)).isZero();
    }

    @Test
    void what_belongs_to_no_record_is_counted() {
        String record = log("2026-11-22T09:00:01Z", "root");
        Logs logs = read(record + "<USER>root</USER>\nroot\n" + record.replace("USER=\"root\"", "USER=root") + record);

        assertThat(logs.logins).hasSize(2);
        assertThat(logs.reports.get(0).unreadable()).isEqualTo(3);
    }
}
