// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PgJoinerTest {

    /** Reads lines {@code time pid message}. */
    private static Logs log(String... lines) {
        StringBuilder log = new StringBuilder();
        for (String line : lines) {
            String[] parts = line.split(" ", 3);
            String time =
                    LocalTime.parse(parts[0]).format(java.time.format.DateTimeFormatter.ofPattern("HH:mm:ss.SSS"));
            log.append("2026-11-22 ")
                    .append(time)
                    .append(" UTC [")
                    .append(parts[1])
                    .append("] ")
                    .append(parts[2])
                    .append('\n');
        }
        return Logs.read(log.toString());
    }

    private static long micros(String time) {
        return Instant.parse("2026-11-22T" + time + "Z").toEpochMilli() * 1_000;
    }

    private static String received(int port) {
        return "LOG:  connection received: host=198.51.100.7 port=" + port;
    }

    private static final String AUTHORIZED = "LOG:  connection authorized: user=app database=shop";
    private static final String WRONG = "FATAL:  password authentication failed for user \"app\"";
    /** Carries the log's time on, so that what was open before is settled. */
    private static final String LATER = "23:00:00.000 999 LOG:  connection received: host=[local]";

    private static List<LoginEvent> of198(Logs read) {
        return read.logins.stream().filter(e -> e.remoteIp() != null).toList();
    }

    @Test
    void anAuthorizationIsASuccessOnceTheHoldHasPassed() {
        Logs read = log("08:00:00.000 1 " + received(10), "08:00:00.010 1 " + AUTHORIZED, LATER);
        assertThat(of198(read)).singleElement().satisfies(e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(e.openedMicros()).isEqualTo(micros("08:00:00.000"));
            assertThat(e.decidedMicros()).isEqualTo(micros("08:00:01.010"));
            assertThat(e.opened().line()).isEqualTo(1);
            assertThat(e.settled()).isNotNull().extracting(SourceLine::line).isEqualTo(2L);
        });
    }

    @Test
    void readyAndDisconnectionSettleASuccessAtOnce() {
        Logs ready = log(
                "08:00:00.000 1 " + received(10),
                "08:00:00.010 1 " + AUTHORIZED,
                "08:00:00.020 1 LOG:  connection ready: setup total=24.364 ms, fork=0.509 ms, authentication=14.280 ms");
        assertThat(ready.logins)
                .singleElement()
                .satisfies(e -> assertThat(e.decidedMicros()).isEqualTo(micros("08:00:00.020")));
        Logs gone = log(
                "08:00:00.000 1 " + received(10),
                "08:00:00.010 1 " + AUTHORIZED,
                "08:00:00.030 1 LOG:  disconnection: session time: 0:00:00.020 user=app database=shop host=198.51.100.7 port=10");
        assertThat(gone.logins)
                .singleElement()
                .satisfies(e -> assertThat(e.decidedMicros()).isEqualTo(micros("08:00:00.030")));
    }

    @Test
    void aRefusalBehindTheAuthorizationMeansThatThePasswordWasRight() {
        Logs read = log(
                "08:00:00.000 1 " + received(10),
                "08:00:00.010 1 " + AUTHORIZED,
                "08:00:00.012 1 FATAL:  database \"shop\" does not exist",
                LATER);
        assertThat(of198(read)).singleElement().satisfies(e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(e.reason()).isEqualTo("3D000");
            assertThat(e.is(Mark.CREDENTIALS_VALID)).isTrue();
        });
    }

    @Test
    void theEndOfASessionIsNoFailure() {
        Logs read = log(
                "08:00:00.000 1 " + received(10),
                "08:00:00.010 1 " + AUTHORIZED,
                "08:00:30.000 1 FATAL:  terminating connection due to administrator command",
                "08:00:31.000 2 FATAL:  connection to client lost",
                LATER);
        assertThat(of198(read))
                .singleElement()
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.SUCCESS));
        assertThat(read.logins).hasSize(2);
    }

    @Test
    void anUnknownRefusalBehindTheAuthorizationWaitsForTheSessionsEnd() {
        String doubt = "08:00:00.020 1 FATAL:  something nobody has seen before";
        Logs refused = log("08:00:00.000 1 " + received(10), "08:00:00.010 1 " + AUTHORIZED, doubt, LATER);
        assertThat(of198(refused))
                .singleElement()
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.FAILED));
        Logs ended = log(
                "08:00:00.000 1 " + received(10),
                "08:00:00.010 1 " + AUTHORIZED,
                doubt,
                "08:00:00.021 1 LOG:  disconnection: session time: 0:00:00.020 user=app database=shop host=198.51.100.7 port=10");
        assertThat(ended.logins)
                .singleElement()
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.SUCCESS));
    }

    @Test
    void silenceIsIncompleteAfterItsHoldOrAtTheEnd() {
        Logs waited = log("08:00:00.000 1 " + received(10), LATER);
        assertThat(of198(waited)).singleElement().satisfies(e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(e.decidedMicros()).isEqualTo(micros("08:01:05.000"));
        });
        Logs ended = log("08:00:00.000 1 " + received(10), "08:00:02.000 2 " + received(11));
        assertThat(ended.logins)
                .hasSize(2)
                .allSatisfy(e -> assertThat(e.decidedMicros()).isEqualTo(micros("08:00:02.000")));
    }

    @Test
    void aProcessIdInUseAgainClosesTheSessionBefore() {
        Logs read = log(
                "08:00:00.000 1 " + received(10), "08:00:05.000 1 " + received(11), "08:00:05.010 1 " + WRONG, LATER);
        assertThat(of198(read)).hasSize(2);
        assertThat(of198(read).get(0)).satisfies(e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(e.remotePort()).isEqualTo(10);
            assertThat(e.decidedMicros()).isEqualTo(micros("08:00:05.000"));
        });
        assertThat(of198(read).get(1)).satisfies(e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(e.remotePort()).isEqualTo(11);
        });
    }

    @Test
    void sessionsMayInterleave() {
        Logs read = log(
                "08:00:00.000 1 " + received(10),
                "08:00:00.001 2 " + received(11),
                "08:00:00.002 3 " + received(12),
                "08:00:00.003 2 " + AUTHORIZED,
                "08:00:00.004 1 " + WRONG,
                LATER);
        assertThat(of198(read))
                .extracting(e -> e.remotePort() + " " + e.outcome())
                .containsExactlyInAnyOrder("10 FAILED", "11 SUCCESS", "12 INCOMPLETE");
    }

    @Test
    void withoutConnectionLinesRefusalsStandForThemselves() {
        Logs read = log(
                "08:00:00.000 1 " + WRONG,
                "08:00:02.000 1 " + WRONG,
                "08:00:03.000 2 LOG:  disconnection: session time: 0:00:00.020 user=app database=shop host=198.51.100.7 port=10");
        assertThat(read.logins).hasSize(2).allSatisfy(e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(e.remoteIp()).isNull();
        });
    }

    @Test
    void theTwoHalvesOfALibraryTryAreOneFailureWhereTheyStandAlone() {
        Logs pair = log(
                "08:00:00.000 1 " + received(10),
                "08:00:00.010 1 " + WRONG,
                "08:00:00.020 2 " + received(14),
                "08:00:00.030 2 " + WRONG,
                LATER);
        assertThat(of198(pair)).singleElement().satisfies(e -> {
            assertThat(e.is(Mark.RETRIED)).isTrue();
            assertThat(e.remotePort()).isEqualTo(10);
        });
    }

    @Test
    void aFastGuesserIsNotCountedHalf() {
        String[] lines = new String[41];
        for (int i = 0; i < 20; i++) {
            String time = String.format("08:00:00.%03d ", i * 30);
            lines[2 * i] = time + (i + 1) + " " + received(10 + i);
            lines[2 * i + 1] = time + (i + 1) + " " + WRONG;
        }
        lines[40] = LATER;
        assertThat(of198(log(lines))).hasSize(20).noneMatch(e -> e.is(Mark.RETRIED));
    }

    @Test
    void encryptionInTheMessagesMakesAPairCertain() {
        String[] lines = new String[41];
        for (int i = 0; i < 20; i++) {
            String time = String.format("08:00:00.%03d ", i * 30);
            lines[2 * i] = time + (i + 1) + " " + received(10 + i);
            lines[2 * i + 1] =
                    time + (i + 1) + " FATAL:  no pg_hba.conf entry for host \"198.51.100.7\", user \"app\", database"
                            + " \"shop\", " + (i % 2 == 0 ? "SSL encryption" : "no encryption");
        }
        lines[40] = LATER;
        assertThat(of198(log(lines))).hasSize(10).allMatch(e -> e.is(Mark.RETRIED));
    }

    @Test
    void aSilentConnectionBeforeALoginFromThereIsExcusedOnce() {
        Logs read = log(
                "08:00:00.000 1 " + received(10),
                "08:00:01.000 2 " + received(11),
                "08:00:04.000 3 " + received(12),
                "08:00:04.010 3 " + AUTHORIZED,
                LATER);
        assertThat(of198(read))
                .filteredOn(e -> e.outcome() == Outcome.INCOMPLETE)
                .extracting(e -> e.remotePort() + " " + e.is(Mark.BENIGN))
                .containsExactlyInAnyOrder("10 false", "11 true");
    }

    @Test
    void aSilentConnectionBesideARunningSessionIsTakenForACancelRequest() {
        Logs read = log(
                "08:00:00.000 1 " + received(10),
                "08:00:00.010 1 " + AUTHORIZED,
                "08:00:09.000 2 " + received(11),
                "08:00:10.000 1 LOG:  disconnection: session time: 0:00:10.000 user=app database=shop host=198.51.100.7 port=10",
                "08:00:11.000 3 " + received(12),
                LATER);
        assertThat(of198(read))
                .filteredOn(e -> e.outcome() == Outcome.INCOMPLETE)
                .extracting(e -> e.remotePort() + " " + e.is(Mark.BENIGN))
                .containsExactlyInAnyOrder("11 true", "12 false");
    }

    @Test
    void servicesOwnAccountsAreInternalFromTheirOwnPlacesOnly() {
        Logs read = log(
                "08:00:00.000 1 LOG:  connection received: host=[local]",
                "08:00:00.010 1 LOG:  connection authorized: user=rdsadmin database=rdsadmin",
                "08:00:01.000 2 " + received(10),
                "08:00:01.010 2 LOG:  connection authorized: user=rdsadmin database=rdsadmin",
                "08:00:02.000 3 LOG:  connection received: host=10.0.0.9 port=7",
                "08:00:02.010 3 LOG:  replication connection authorized: user=standby",
                LATER);
        assertThat(read.logins)
                .filteredOn(e -> e.outcome() == Outcome.SUCCESS)
                .extracting(e -> e.session() + " " + e.is(Mark.INTERNAL))
                .containsExactlyInAnyOrder("1 true", "2 false", "3 true");
    }

    @Test
    void hostNamesAreKeptAsNamesAndCounted() {
        Logs read =
                log("08:00:00.000 1 LOG:  connection received: host=evil.example port=10", "08:00:00.010 1 " + WRONG);
        assertThat(read.logins).singleElement().satisfies(e -> {
            assertThat(e.remoteIp()).isNull();
            assertThat(e.remoteHost()).isEqualTo("evil.example");
        });
        assertThat(read.report.fact("host-names")).isEqualTo(1);
    }

    @Test
    void anApplicationNameCannotPassForADatabase() {
        Logs read = log(
                "08:00:00.000 1 " + received(10),
                "08:00:00.005 1 LOG:  connection authenticated: identity=\"app\" method=scram-sha-256 (/etc/pg_hba.conf:7)",
                "08:00:00.010 1 " + AUTHORIZED + " application_name=x database=prod");
        assertThat(read.logins).singleElement().satisfies(e -> {
            assertThat(e.database()).isEqualTo("shop");
            assertThat(e.application()).isEqualTo("x database=prod");
            assertThat(e.is(Mark.AMBIGUOUS_NAME)).isFalse();
        });
        Logs old = log(
                "08:00:00.000 1 " + received(10), "08:00:00.010 1 " + AUTHORIZED + " application_name=x database=prod");
        assertThat(old.logins)
                .singleElement()
                .satisfies(e -> assertThat(e.is(Mark.AMBIGUOUS_NAME)).isTrue());
    }

    @Test
    void aForgedLineForAnotherAddressIsTamperingAndNoLogin() {
        String rds = "2026-11-22 08:00:0%s UTC:%s:%s:[1]:%s\n";
        Logs read = Logs.read(String.format(rds, 0, "198.51.100.7(10)", "[unknown]@[unknown]", received(10))
                + String.format(rds, 1, "6.6.6.6(4)", "app@shop", AUTHORIZED)
                + String.format(rds, 2, "198.51.100.7(10)", "app@shop", WRONG));
        assertThat(read.logins)
                .singleElement()
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.FAILED));
        assertThat(read.tampering)
                .singleElement()
                .satisfies(t -> assertThat(t.reason()).contains("another address"));
    }

    @Test
    void linesOutOfOrderByMillisecondsGiveTheSameLogins() {
        String[] ordered = {
            "08:00:00.000 1 " + received(10),
            "08:00:00.003 2 " + received(11),
            "08:00:00.004 1 " + AUTHORIZED,
            "08:00:00.006 2 " + WRONG,
            "08:00:00.007 3 " + received(12),
            LATER
        };
        String[] swapped = {ordered[1], ordered[0], ordered[2], ordered[4], ordered[3], ordered[5]};
        assertThat(of198(log(swapped)).stream().map(PgJoinerTest::essence).sorted())
                .containsExactlyElementsOf(of198(log(ordered)).stream()
                        .map(PgJoinerTest::essence)
                        .sorted()
                        .toList());
    }

    private static String essence(LoginEvent e) {
        return String.join(
                " ", Arrays.asList(e.outcome().name(), "" + e.remotePort(), "" + e.decidedMicros(), "" + e.marks()));
    }
}
