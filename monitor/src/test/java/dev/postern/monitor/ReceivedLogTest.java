// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.ScanOptions;
import dev.postern.kernel.LoginEvent;
import dev.postern.monitor.follow.Position;
import dev.postern.monitor.follow.StartAt;
import dev.postern.monitor.receive.Quota;
import dev.postern.monitor.receive.Spool;
import dev.postern.store.LoggedInput;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The watch on what was received, ended at any moment as by kill -9, while what has been read is deleted. */
class ReceivedLogTest {
    private static final long START = 1_795_337_638_000L;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(START));

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();
    private long nanos;

    /** One Postern from its start to its end. */
    private final class Run implements AutoCloseable {
        private final Path received;
        private final Store store;
        private final Spool spool;
        private final Shift shift;
        private int filesGone;

        Run(String name) throws IOException {
            received = folder.resolve(name);
            store = SqliteStore.open(folder.resolve(name + ".db"), CLOCK);
            spool = Spool.open(received, new Quota(2 << 20), CLOCK);
            WatchedDatabase database = new WatchedDatabase(
                    ScanOptions.of("orders", ZoneOffset.UTC), List.of(spool.log()), StartAt.BEGINNING);
            MonitorSettings settings = TestSettings.of(database);
            WatchCounts counts = new Uncounted();
            shift = new Shift(store, settings, counts, problems::add, CLOCK, () -> nanos);
        }

        void append(List<String> lines) throws IOException {
            byte[] bytes = String.join("", lines).getBytes(StandardCharsets.UTF_8);
            spool.sync(spool.append(bytes, bytes.length));
        }

        /** Lets time pass, in steps that are short at first. */
        void time(long millis) {
            long step = 10;
            for (long left = millis; left > 0; left -= step) {
                step = Math.min(left, step < 40 ? step + 1 : step + 20);
                nanos += step * 1_000_000;
                while (shift.round()) {
                    nanos += 1_000;
                }
            }
        }

        void release() throws IOException {
            int before = spool.files().size();
            Map<String, Map<String, Position>> places = StoredPlaces.of(store.logins(Scope.DEFAULT));
            if (places.containsKey("orders")) {
                spool.release(places.get("orders").get(spool.log().path()));
            }
            filesGone += before - spool.files().size();
        }

        /** As the process is killed while it writes. */
        void kill(boolean torn) throws IOException {
            List<Path> files = spool.files();
            close();
            if (torn && !files.isEmpty()) {
                Files.writeString(files.get(files.size() - 1), "2026-11-22T0", StandardOpenOption.APPEND);
            }
        }

        @Override
        public void close() throws IOException {
            shift.close();
            spool.close();
            store.close();
        }
    }

    private List<String> logins(String name) {
        try (Store store = SqliteStore.open(folder.resolve(name + ".db"), CLOCK)) {
            List<LoggedInput> all = store.logins(Scope.DEFAULT).after(0, 100_000);
            return all.stream()
                    .map(each -> (LoginEvent) each.input())
                    .map(login -> login.openedMicros() + " " + login.outcome() + " " + login.user() + " "
                            + login.remoteIp() + ":" + login.remotePort())
                    .sorted()
                    .toList();
        }
    }

    /** Lines that a server has written since, as syslog brings them, each with words enough to fill files. */
    private static List<String> messages(Path file, int from) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(from, lines.size()).stream()
                .map(line -> line.substring(0, 10) + "T" + line.substring(11, 23) + "Z orders postgres["
                        + line.substring(line.indexOf('[') + 1, line.indexOf(']')) + "]: "
                        + line + "\n")
                .toList();
    }

    private int play(String name, long seed, @Nullable Random kills) throws IOException {
        nanos = 1_000_000_000L;
        Path file = folder.resolve(name + ".source");
        ServerLog server = new ServerLog(file, START, seed);
        Random script = new Random(seed);
        Run run = new Run(name);
        int gone = 0;
        int sent = 0;
        for (int step = 0; step < 60; step++) {
            List<String> lines = new ArrayList<>();
            for (int i = script.nextInt(4); i >= 0; i--) {
                long before = server.millis();
                server.connection();
                run.time(server.millis() - before);
                lines.addAll(messages(file, sent));
                sent += lines.size();
                String last = lines.get(lines.size() - 1);
                lines.add(last.substring(0, last.indexOf("LOG:") < 0 ? last.indexOf("FATAL:") : last.indexOf("LOG:"))
                        + "LOG:  " + "noise ".repeat(700) + "\n");
                run.append(lines);
                lines.clear();
            }
            if (step % 10 == 9) {
                server.pass(150_000L);
                run.time(150_000);
            }
            if (kills != null && kills.nextInt(8) == 0) {
                run.release();
                gone += run.filesGone;
                run.kill(kills.nextBoolean());
                run = new Run(name);
            }
        }
        run.time(200_000);
        run.close();
        return gone;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_login_is_lost_or_doubled_by_ends_at_any_moment(long seed) throws Exception {
        play("calm", seed, null);
        int gone = play("killed", seed, new Random(seed));

        assertThat(problems).allMatch(text -> text.endsWith("nothing has been written to it yet"));
        assertThat(logins("killed")).hasSizeGreaterThan(100).isEqualTo(logins("calm"));
        assertThat(gone).as("files deleted on the way").isPositive();
    }
}
