// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.ScanOptions;
import dev.postern.kernel.LoginEvent;
import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.StartAt;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History of two databases, one of which gets no further for a while. */
class StandstillTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();
    private long nanos = 1_000_000_000L;

    @Test
    void timeInWhichTheMachineStoodStillIsNotHeldAgainstADatabase() throws IOException {
        // 12 rounds without a sign of time
        assertThat(orderOfHistory(3_000, 3_600_000)).containsExactly("slow", "slow", "fast", "slow");
    }

    @Test
    void aDatabaseThatGetsNoFurtherWhileTimePassesIsNotWaitedFor() throws IOException {
        // 80 rounds of 200 ms
        assertThat(orderOfHistory(20_000, 200)).containsExactly("fast", "slow", "slow", "slow");
    }

    /**
     * The databases of the logins as they are logged, when one log has three with a long statement behind the first, and the other
     * has one that comes between the last two.
     *
     * @param apart milliseconds from one round to the next
     */
    private List<String> orderOfHistory(int linesOfStatement, long apart) throws IOException {
        Path slow = folder.resolve("slow");
        Files.writeString(
                slow,
                refused("09:00", 7) + "2026-11-22 09:01:00.000 UTC [9] LOG:  statement: select 1\n"
                        + "\t, 1\n".repeat(linesOfStatement) + refused("09:02", 8) + refused("11:00", 10));
        Path fast = folder.resolve("fast");
        Files.writeString(fast, refused("10:00", 9));
        MonitorSettings settings = TestSettings.of(database("slow", slow), database("fast", fast));
        try (Store store = SqliteStore.open(folder.resolve("postern.db"), CLOCK);
                Shift shift = new Shift(store, settings, new Uncounted(), problems::add, CLOCK, () -> nanos)) {
            for (int i = 0; i < 200; i++) {
                nanos += apart * 1_000_000;
                shift.round();
            }
            return store.logins(Scope.DEFAULT).after(0, 100).stream()
                    .map(each -> ((LoginEvent) each.input()).instance())
                    .toList();
        }
    }

    private static WatchedDatabase database(String id, Path log) {
        return new WatchedDatabase(
                ScanOptions.of(id, ZoneOffset.UTC), List.of(new FollowedLog(log.toString())), StartAt.BEGINNING);
    }

    private static String refused(String at, int pid) {
        String head = "2026-11-22 " + at + ":00.000 UTC [" + pid + "] ";
        return head + "LOG:  connection received: host=192.0.2.1 port=5\n" + head
                + "FATAL:  database \"d\" does not exist\n";
    }
}
