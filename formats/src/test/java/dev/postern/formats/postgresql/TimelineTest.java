// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.postgresql.WrittenLog.Client;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clocks are set back, files are given in the wrong order, and single lines have times that cannot be. */
class TimelineTest {
    private static final String PREFIX = "%m [%p] ";
    private static final long DAY = 86_400_000L;

    private final WrittenLog log = new WrittenLog(PREFIX);
    private int number;

    private void logins(int count) {
        for (int i = 0; i < count; i++) {
            number++;
            Client c = new Client(1_000 + number, "198.51.100.1", 10_000 + number, "app", "shop");
            log.received(c);
            log.millis += 20;
            log.authorized(c);
            log.millis += 400;
        }
    }

    private static void assertAllSucceeded(Logs read, int count) {
        assertThat(read.logins).hasSize(count).allMatch(login -> login.outcome() == Outcome.SUCCESS);
        assertThat(read.logins).extracting(LoginEvent::session).doesNotHaveDuplicates();
    }

    private Logs read() {
        return Logs.read(log.bytes(), Logs.OPTIONS, PREFIX);
    }

    @Test
    void aClockSetBackMakesNoLoginIncomplete() {
        logins(100);
        log.millis -= 2 * DAY;
        logins(300);
        Logs read = read();
        assertAllSucceeded(read, 400);
        assertThat(read.report.notes()).anyMatch(note -> note.startsWith("time goes back at log:"));
    }

    @Test
    void filesInTheWrongOrderAreReadWhole() {
        ByteArrayOutputStream reversed = new ByteArrayOutputStream();
        List<byte[]> parts = IntStream.range(0, 3)
                .mapToObj(part -> {
                    WrittenLog whole = new WrittenLog(PREFIX);
                    whole.millis = log.millis + part * 3_600_000L;
                    for (int i = 0; i < 200; i++) {
                        Client c = new Client(1_000 + 200 * part + i, "198.51.100.1", 10_000 + i, "app", "shop");
                        whole.received(c);
                        whole.millis += 20;
                        whole.authorized(c);
                        whole.millis += 400;
                    }
                    return whole.bytes();
                })
                .toList();
        for (int part = 2; part >= 0; part--) {
            reversed.writeBytes(parts.get(part));
        }
        assertAllSucceeded(Logs.read(reversed.toByteArray(), Logs.OPTIONS, PREFIX), 600);
    }

    @Test
    void aStrayLineOfTheFutureIsNotBelieved() {
        logins(20);
        long now = log.millis;
        log.millis += 3_650 * DAY;
        log.background(1, "checkpoint starting: time");
        Client stray = new Client(900, "198.51.100.9", 9_000, "app", "shop");
        log.received(stray);
        log.millis = now;
        logins(20);
        Logs read = read();
        assertThat(read.logins)
                .filteredOn(login -> login.outcome() == Outcome.SUCCESS)
                .hasSize(40)
                .allMatch(login -> login.decidedMicros() < (now + DAY) * 1_000);
        assertThat(read.logins).hasSize(41);
    }

    @Test
    void daysOfSilenceAreBelieved() {
        logins(3);
        log.millis += 9 * DAY;
        logins(1);
        log.millis += 9 * DAY;
        logins(30);
        assertAllSucceeded(read(), 34);
    }
}
