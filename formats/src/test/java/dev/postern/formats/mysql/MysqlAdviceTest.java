// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.Advice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MysqlAdviceTest {
    private static List<Advice> advice(Logs logs) {
        return new MysqlFamily().advise(logs.reports);
    }

    private static Advice about(String subject, List<Advice> advice) {
        return advice.stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_error_log_alone_never_shows_successes() {
        List<Advice> advice = advice(Logs.read(
                "2026-11-22  8:58:31 6 [Warning] Access denied for user 'a'@'192.0.2.1' (using password: NO)"));

        assertThat(advice.get(0).level()).isEqualTo(Advice.Level.BLIND);
        assertThat(advice.get(0).subject()).isEqualTo("successful logins");
        assertThat(advice.get(0).settings().get(0)).startsWith("INSTALL SONAME 'server_audit'");
        assertThat(about("failed logins", advice).level()).isEqualTo(Advice.Level.OK);
    }

    @Test
    void a_log_without_notes_is_below_verbosity_three() {
        Logs quiet = Logs.read(Map.of("error", GoldenCases.bytes("mysql-8.0.31-quiet/error.log.gz")));

        Advice failures = about("failed logins", advice(quiet));

        assertThat(quiet.logins).isEmpty();
        assertThat(failures.level()).isEqualTo(Advice.Level.BLIND);
        assertThat(failures.settings()).contains("SET PERSIST log_error_verbosity=3;");
    }

    @Test
    void the_general_log_says_how_many_attempts_it_leaves_open() {
        Advice logins = about(
                "successful logins",
                advice(GoldenCases.of("mysql-8.0.31 general").logs()));

        assertThat(logins.level()).isEqualTo(Advice.Level.BLIND);
        assertThat(logins.text()).contains("stay undecided");
    }

    @Test
    void the_audit_log_sees_everything_but_those_it_leaves_out() {
        List<Advice> advice = advice(GoldenCases.of("mariadb-10.11.19 audit").logs());

        assertThat(advice.get(0).level()).isEqualTo(Advice.Level.OK);
        assertThat(about("excluded users", advice).level()).isEqualTo(Advice.Level.HINT);
        assertThat(about("times", advice).settings()).contains("--timezone ZONE");
    }

    @Test
    void names_instead_of_addresses_are_said() {
        List<Advice> advice = advice(Logs.read("20261122 08:58:31,vm,app,web29d.local,6,0,CONNECT,d,,0"));

        assertThat(about("host names", advice).settings().get(0)).contains("skip_name_resolve");
    }

    @Test
    void each_audit_plugin_has_settings_of_its_own() {
        for (AuditForm form : AuditForm.values()) {
            List<AuditForm.Connect> connects = List.of(AuditForm.Connect.of(1, 0, "app"));
            List<Advice> advice = advice(Logs.read(Map.of("audit", form.file(connects))));

            assertThat(about("logins", advice).level()).as(form.name()).isEqualTo(Advice.Level.OK);
            assertThat(about("excluded users", advice).text())
                    .as(form.name())
                    .contains(form.id.startsWith("percona") ? "audit_log_exclude_accounts" : "filter");
        }
    }

    @Test
    void an_audit_log_of_statements_shows_no_login() {
        List<Advice> advice =
                advice(Logs.read("{\"audit_record\":{\"name\":\"Query\",\"record\":\"1_2026-11-22T09:00:00\","
                        + "\"timestamp\":\"2026-11-22T09:00:00Z\",\"command_class\":\"select\",\"status\":0}}"));

        assertThat(advice.get(0).level()).isEqualTo(Advice.Level.BLIND);
        assertThat(advice.get(0).settings()).contains("SET GLOBAL audit_log_policy='LOGINS';");
    }

    @Test
    void a_zone_that_is_assumed_is_said() {
        byte[] log = AuditForm.ENTERPRISE_JSON.file(List.of(AuditForm.Connect.of(1, 0, "app")));

        assertThat(about("times", advice(Logs.read(Map.of("audit", log)))).text())
                .contains("UTC");
    }

    @Test
    void rows_of_the_general_log_cannot_be_forged() {
        Logs table = Logs.read(Map.of("table", GoldenCases.bytes("mysql-8.0.31-table/batch.tsv")));

        assertThat(about("cost and trust", advice(table)).text()).doesNotContain("look like");
        assertThat(about("successful logins", advice(table)).level()).isEqualTo(Advice.Level.BLIND);
    }
}
