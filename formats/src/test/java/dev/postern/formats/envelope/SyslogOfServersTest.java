// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real servers sent through rsyslog gives the same logins as the file that they wrote at the same time. */
class SyslogOfServersTest {

    @ParameterizedTest
    @CsvSource({
        "15.18, syslog-trad",
        "15.18, syslog-raw",
        "15.18, syslog-fileformat",
        "15.18, syslog-rfc5424",
        "10.18, syslog-trad",
        "18.6, syslog-rfc5424"
    })
    void postgresqlGivesTheSameLoginsThroughSyslog(String version, String form) {
        Map<String, byte[]> bare =
                ServerLogs.of("/postgresql/" + version + ".cases.gz").get("stderr-m_p");
        Map<String, byte[]> wrapped =
                ServerLogs.of("/envelope/postgresql-" + version + ".cases.gz").get(form);
        assertThat(wrapped).hasSizeGreaterThan(150);
        wrapped.forEach((name, log) -> {
            Reading syslog = Reading.of(log);
            Reading file = Reading.of(bare.get(name));
            assertThat(syslog.format()).as(name).isEqualTo("syslog/postgresql-stderr");
            assertThat(syslog.timed()).as(name).isEqualTo(file.timed());
            assertThat(syslog.tampering).as(name).isEqualTo(file.tampering);
            assertThat(syslog.unreadable()).as(name).isZero();
            assertThat(syslog.problems).as(name).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_audit-syslog-trad", "server_audit-syslog-raw", "server_audit-syslog-rfc5424"})
    void mariadbGivesTheSameLoginsThroughSyslog(String form) {
        Map<String, Map<String, byte[]>> logs = ServerLogs.of("/envelope/mariadb-10.11.19.cases.gz");
        Map<String, byte[]> bare = logs.get("server_audit-file");
        Map<String, byte[]> wrapped = logs.get(form);
        assertThat(wrapped).hasSizeGreaterThan(150);
        wrapped.forEach((name, log) -> {
            Reading syslog = Reading.of(log);
            Reading file = Reading.of(bare.get(name));
            assertThat(syslog.format()).as(name).isEqualTo("syslog/mariadb-server-audit");
            assertThat(syslog.words()).as(name).isEqualTo(file.words());
            assertThat(syslog.tampering).as(name).isEqualTo(file.tampering);
            assertThat(syslog.unreadable()).as(name).isZero();
        });
    }
}
