// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.SourceProblem;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    void nothingIsDecidedAfterTheEndOfTheLog() throws IOException {
        Logs read = Logs.read(JoinedLogs.resource("/pgbouncer/pgbouncer.log"), Logs.OPTIONS, null);

        long end = Instant.parse("2026-11-22T15:25:24Z").toEpochMilli() * 1_000;
        assertThat(read.logins).allMatch(e -> e.decidedMicros() <= end);
    }

    @Test
    void poolersBesideEachOtherHaveSlotsOfTheirOwn() {
        String slot = "LOG C-0x5600aa0: shop/";
        Logs read = Logs.read("2026-11-22 10:00:00.000 UTC [1] " + slot
                + "alice@198.51.100.1:5001 login attempt: db=shop user=alice tls=no\n"
                + "2026-11-22 10:00:00.400 UTC [2] " + slot
                + "bob@198.51.100.2:5002 login attempt: db=shop user=bob tls=no\n"
                + "2026-11-22 10:00:01.000 UTC [1] " + slot
                + "alice@198.51.100.1:5001 closing because: client close request (age=1s)\n"
                + "2026-11-22 10:00:02.000 UTC [2] " + slot
                + "bob@198.51.100.2:5002 closing because: SASL authentication failed (age=1s)\n");

        assertThat(read.logins)
                .extracting(PoolerTest::line)
                .containsExactlyInAnyOrder("SUCCESS alice shop 5001 null", "FAILED bob shop 5002 28P01");
    }

    @Test
    void poolersBesideEachOtherAreReadSideBySide() throws IOException, SourceProblem {
        String first = client("09:59:00", 1, "alice", "login attempt: db=shop user=alice tls=no")
                + client("09:59:01", 1, "alice", "closing because: client close request (age=1s)")
                + client("12:00:00", 1, "alice", "login attempt: db=shop user=alice tls=no");
        String rotated = client("12:00:01", 1, "alice", "closing because: client close request (age=1s)");
        String second = client("10:00:00", 2, "bob", "login attempt: db=shop user=bob tls=no")
                + client("10:00:01", 2, "bob", "closing because: SASL authentication failed (age=1s)");
        Map<String, String> logs = new LinkedHashMap<>();
        logs.put("a:1", first);
        logs.put("a:0", rotated);
        logs.put("b", second);

        assertThat(JoinedLogs.of(logs))
                .extracting(e -> e.outcome() + " " + e.user() + " " + Instant.ofEpochMilli(e.decidedMicros() / 1_000))
                .containsExactly(
                        "SUCCESS alice 2026-11-22T09:59:01Z",
                        "FAILED bob 2026-11-22T10:00:01Z",
                        "SUCCESS alice 2026-11-22T12:00:01Z");
    }

    private static String client(String time, int process, String user, String text) {
        return "2026-11-22 " + time + ".000 UTC [" + process + "] LOG C-0x5600aa0: shop/" + user + "@198.51.100."
                + process + ":5001 " + text + "\n";
    }

    @Test
    void aServerConnectionThatCouldBeForTwoClientsTellsOfNone() {
        StringBuilder log = new StringBuilder();
        for (int i = 1; i <= 2; i++) {
            log.append("2026-11-22 10:00:00.00" + i + " UTC [1] LOG C-0x5600aa" + i + ": shop/app@198.51.100." + i
                    + ":500" + i + " login attempt: db=shop user=app tls=no\n");
        }
        log.append("2026-11-22 10:00:00.005 UTC [1] LOG S-0x5600bb0: shop/app@10.0.0.9:5432 new connection to server"
                + " (from 10.0.0.8:40000)\n");
        log.append("2026-11-22 10:00:20.000 UTC [1] LOG C-0x5600aa1: shop/app@198.51.100.1:5001 closing because: SASL"
                + " authentication failed (age=20s)\n");
        log.append("2026-11-22 10:00:30.000 UTC [1] LOG C-0x5600aa2: shop/app@198.51.100.2:5002 closing because: client"
                + " close request (age=30s)\n");

        assertThat(Logs.read(log.toString()).logins)
                .extracting(PoolerTest::line)
                .containsExactlyInAnyOrder("FAILED app shop 5001 28P01", "SUCCESS app shop 5002 null");
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
