// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.ScanOptions;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
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
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A history in two logs of a MySQL server, of which one has a line in a hundred of the other's. */
class TwoLogsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
    private static final int CONNECTIONS = 1_500;
    private static final int REFUSED_EVERY = 60;

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();
    private long nanos = 1_000_000_000L;

    @BeforeEach
    void writeHistory() throws IOException {
        StringBuilder general = new StringBuilder();
        StringBuilder error = new StringBuilder();
        Instant time = Instant.parse("2026-11-20T08:00:00.000100Z");
        for (int id = 1_001; id <= 1_000 + CONNECTIONS; id++) {
            time = time.plusSeconds(57).plusMillis(id % 7);
            boolean refused = id % REFUSED_EVERY == 0;
            general.append(time).append("\t ").append(id).append(" Connect\tapp@10.0.0.7 on shop using TCP/IP\n");
            String answer = refused
                    ? " Connect\tAccess denied for user 'app'@'10.0.0.7' (using password: YES)\n"
                    : " Query\tSET NAMES utf8mb4\n";
            general.append(time.plusMillis(9)).append("\t ").append(id).append(answer);
            if (refused) {
                error.append(time.plusMillis(9))
                        .append(' ')
                        .append(id)
                        .append(" [Note] [MY-010926] [Server] Access denied for user 'app'@'10.0.0.7' (using")
                        .append(" password: YES)\n");
            } else {
                general.append(time.plusMillis(400)).append("\t ").append(id).append(" Quit\t\n");
            }
        }
        Files.writeString(folder.resolve("general.log"), general);
        Files.writeString(folder.resolve("error.log"), error);
    }

    /** Goes round, each time a second later, as a busy machine does. */
    private void watch(int rounds) {
        WatchedDatabase database = new WatchedDatabase(
                ScanOptions.of("shop", ZoneOffset.UTC),
                List.of(log("error.log"), log("general.log")),
                StartAt.BEGINNING);
        MonitorSettings settings = TestSettings.of(database);
        WatchCounts counts = new Uncounted();
        try (Store store = SqliteStore.open(folder.resolve("postern.db"), CLOCK);
                Shift shift = new Shift(store, settings, counts, problems::add, CLOCK, () -> nanos)) {
            for (int i = 0; i < rounds; i++) {
                nanos += 1_000_000_000L;
                shift.round();
            }
        }
    }

    private FollowedLog log(String name) {
        return new FollowedLog(folder.resolve(name).toString());
    }

    /** The ids of the connections with this outcome, in the order in which they were logged. */
    private List<String> connections(Outcome outcome) {
        try (Store store = SqliteStore.open(folder.resolve("postern.db"), CLOCK)) {
            return store.logins(Scope.DEFAULT).after(0, 100_000).stream()
                    .map(each -> (LoginEvent) each.input())
                    .filter(login -> login.outcome() == outcome)
                    .map(login -> String.valueOf(login.session()))
                    .toList();
        }
    }

    private void assertThatEachLoginIsThereOnce() {
        List<String> refused = connections(Outcome.FAILED);
        List<String> succeeded = connections(Outcome.SUCCESS);
        assertThat(refused).hasSize(CONNECTIONS / REFUSED_EVERY).doesNotHaveDuplicates();
        assertThat(succeeded).hasSize(CONNECTIONS - CONNECTIONS / REFUSED_EVERY).doesNotHaveDuplicates();
        assertThat(connections(Outcome.INCOMPLETE)).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void theLogThatIsAheadWaitsForTheOther() {
        watch(120);

        assertThatEachLoginIsThereOnce();
        assertThat(connections(Outcome.SUCCESS)).isSorted();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void endedAtAnyMomentTheHistoryIsReadWithoutLossOrDouble(long seed) {
        Random ends = new Random(seed);
        for (int run = 0; run < 6; run++) {
            watch(3 + ends.nextInt(12));
        }
        watch(120);

        assertThatEachLoginIsThereOnce();
    }
}
