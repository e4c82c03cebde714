// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.SourceProblem;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs of a real PgBouncer 1.18 and of the PostgreSQL 15 behind it. */
class PoolerTest {
    private static String line(LoginEvent e) {
        return e.outcome() + " " + e.user() + " " + e.database() + " " + e.remotePort() + " " + e.reason();
    }

    @Test
    void everyClientOfThePoolerIsReadOnce() throws IOException {
        Logs read = Logs.read(JoinedLogs.resource("/pgbouncer/pgbouncer.log"), Logs.OPTIONS, null);

        assertThat(read.formatId).isEqualTo("pgbouncer");
        assertThat(read.report.unreadable()).isZero();
        assertThat(read.logins)
                .extracting(PoolerTest::line)
                .containsExactlyInAnyOrder(
                        "SUCCESS alice appdb 59546 null",
                        "SUCCESS alice appdb 59556 null",
                        "FAILED alice appdb 59558 28P01",
                        "FAILED nobody appdb 59560 28P01",
                        "FAILED bob appdb 59570 28P01",
                        "FAILED alice nosuch 59586 3D000",
                        "FAILED alice wrongdb 59594 3D000",
                        "INCOMPLETE alice deaddb 59604 57014",
                        "FAILED we@ird user=x/y appdb 59618 28P01",
                        "FAILED new\nline@1.2.3.4:5 login attempt: db=x user=y tls=no a/b 59632 28P01",
                        "INCOMPLETE alice appdb 59640 null",
                        "INCOMPLETE null null 59668 08P01",
                        "INCOMPLETE alice appdb 59674 null",
                        "INCOMPLETE alice appdb 59684 57014",
                        "SUCCESS alice appdb 59338 null");
        assertThat(read.logins).allMatch(e -> "127.0.0.1".equals(String.valueOf(e.remoteIp())));
    }

    @Test
    void theServersSessionsOfThePoolerAreMarked() throws IOException, SourceProblem {
        List<LoginEvent> logins = JoinedLogs.of("/pgbouncer/", "pgbouncer.log", "postgresql.log");

        assertThat(logins)
                .filteredOn(e -> e.is(Mark.POOLED))
                .extracting(PoolerTest::line)
                .containsExactlyInAnyOrder(
                        "SUCCESS alice appdb 59992 null",
                        "FAILED bob null 60000 28P01",
                        "FAILED alice missingdb 60006 3D000",
                        "FAILED we@ird user=x/y null 60010 28P01");
        assertThat(logins)
                .filteredOn(e -> !e.is(Mark.POOLED))
                .hasSize(16)
                .extracting(PoolerTest::line)
                .contains("SUCCESS admin postgres 59988 null");
    }
}
