// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.Families;
import dev.postern.formats.Recogniser;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.envelope.Envelopes;
import dev.postern.kernel.Intel;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.Policy;
import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.StartAt;
import dev.postern.store.FindingQuery;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginLog;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The watch on growing logs and a real store, ended at any moment as by kill -9: nothing is said of it, and it begins again. */
class WatchTest {
    private static final long START = 1_795_337_638_000L;

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();
    private long nanos;
    private boolean breaksOnce;

    private long evenTime() {
        if (breaksOnce) {
            breaksOnce = false;
            throw new IllegalStateException("no time");
        }
        return nanos;
    }

    /** What came of a run. */
    private record Result(List<String> logins, List<String> findings) {}

    /** One Postern from its start to its end. */
    private final class Run implements AutoCloseable {
        final Store store;
        final LoginLog log;
        final Watch watch;

        Run(Path data, List<Path> logs) {
            this(data, logs.stream().map(WatchTest::database).toArray(WatchedDatabase[]::new));
        }

        Run(Path data, WatchedDatabase... databases) {
            store = SqliteStore.open(data, InstantSource.system());
            log = store.logins(Scope.DEFAULT);
            Detector detector = new Detector(
                    log,
                    store.detections(Scope.DEFAULT),
                    new Kernel(Policy.DEFAULT, Intel.NONE),
                    StoredForm::of,
                    List.of("file"));
            detector.recover(nanos / 1000);
            Map<String, byte[]> places = log.checkpoints();
            List<DatabaseReader> readers = new ArrayList<>();
            for (WatchedDatabase each : databases) {
                byte[] place = places.get(each.id());
                readers.add(new DatabaseReader(
                        each,
                        place == null ? null : Checkpoint.decode(place),
                        new Recogniser(Families.ALL, Envelopes.ALL),
                        log,
                        WatchTest.this::evenTime,
                        problems::add));
            }
            watch = new Watch(log, detector, readers, new Uncounted());
        }

        void rounds(int count, long millisApart) {
            for (int i = 0; i < count; i++) {
                nanos += millisApart * 1_000_000;
                while (watch.round(nanos / 1000)) {
                    nanos += 1_000;
                }
            }
        }

        /** Lets time pass, in steps that are short at first. */
        void time(long millis) {
            long step = 10;
            for (long left = millis; left > 0; left -= step) {
                step = Math.min(left, step < 40 ? step + 1 : step + 20);
                rounds(1, step);
            }
        }

        @Override
        public void close() {
            watch.close();
            store.close();
        }
    }

    private static WatchedDatabase database(Path log) {
        return database("db-" + log.getParent().getFileName().toString().replaceAll(".*-", ""), log);
    }

    private static WatchedDatabase database(String id, Path... logs) {
        return new WatchedDatabase(
                ScanOptions.of(id, ZoneOffset.UTC),
                Stream.of(logs).map(log -> new FollowedLog(log.toString())).toList(),
                StartAt.BEGINNING);
    }

    private Result result(Path data) {
        try (Store store = SqliteStore.open(data, InstantSource.system())) {
            List<String> logins = new ArrayList<>();
            List<LoggedInput> all = store.logins(Scope.DEFAULT).after(0, 100_000);
            for (LoggedInput each : all) {
                logins.add(each.input().toString());
            }
            List<String> findings = new ArrayList<>();
            store.findings(Scope.DEFAULT)
                    .search(FindingQuery.any(10_000))
                    .forEach(each -> findings.add(each.state().document()));
            return new Result(logins, findings);
        }
    }

    /** Writes two logs, now and then rotates one, and reads; with a random, ends at random moments. */
    private Result play(String name, long seed, @Nullable Random kills) throws IOException {
        nanos = 1_000_000_000L;
        Path data = folder.resolve(name + ".db");
        List<Path> paths = List.of(folder.resolve(name + "-a/log"), folder.resolve(name + "-b/log"));
        List<ServerLog> logs = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            Files.createDirectories(paths.get(i).getParent());
            logs.add(new ServerLog(paths.get(i), START, seed + i));
        }
        Random script = new Random(seed);
        Run run = new Run(data, paths);
        for (int step = 0; step < 120; step++) {
            ServerLog log = logs.get(script.nextInt(2));
            if (script.nextInt(15) == 0) {
                run.time(3_000);
                logs.forEach(each -> each.pass(3_000L));
                log.rotate();
            }
            for (int i = script.nextInt(4); i >= 0; i--) {
                long before = log.millis();
                log.connection();
                run.time(log.millis() - before);
                logs.forEach(each -> each.pass(log.millis() - each.millis()));
            }
            if (kills != null && kills.nextInt(8) == 0) {
                run.close();
                run = new Run(data, paths);
            }
        }
        run.time(100_000);
        run.close();
        return result(data);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void endedAtAnyMomentItLosesNothingAndDoublesNothing(long seed) throws IOException {
        Result undisturbed = play("undisturbed", seed, null);
        Result disturbed = play("disturbed", seed, new Random(seed));

        assertThat(undisturbed.logins()).isNotEmpty();
        assertThat(undisturbed.findings()).isNotEmpty();
        assertThat(difference(normal(disturbed.logins()), normal(undisturbed.logins())))
                .isEmpty();
        assertThat(normal(disturbed.findings())).containsExactlyElementsOf(normal(undisturbed.findings()));
    }

    private static List<String> difference(List<String> these, List<String> those) {
        List<String> missing = new ArrayList<>(those);
        these.forEach(missing::remove);
        List<String> added = new ArrayList<>(these);
        those.forEach(added::remove);
        return Stream.concat(
                        missing.stream().map(t -> "missing " + t),
                        added.stream().map(t -> "added " + t))
                .toList();
    }

    /** Without what differs between two runs: the folders' names. */
    private static List<String> normal(List<String> logins) {
        return logins.stream()
                .map(text -> text.replaceAll("file=[^,]*?-([ab])/log@?[0-9a-z@]*", "file=$1"))
                .sorted()
                .toList();
    }

    @Test
    void everyAttemptIsLoggedOnce() throws IOException {
        Path log = folder.resolve("log");
        ServerLog server = new ServerLog(log, START, 7);
        try (Run run = new Run(folder.resolve("once.db"), List.of(log))) {
            for (int i = 0; i < 50; i++) {
                server.connection();
            }
            run.rounds(200, 1_000);
        }

        Result result = result(folder.resolve("once.db"));
        assertThat(problems).isEmpty();
        assertThat(result.logins()).hasSize(server.attempts());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aHistoryReadAtOnceIsNotDoubledByRestarts(int linesBefore) throws IOException {
        Path data = folder.resolve("history.db");
        Path log = folder.resolve("log");
        ServerLog server = new ServerLog(log, START, 9);
        for (int i = 0; i < linesBefore; i++) {
            server.checkpoint(); // so that what is read at once ends between other lines of a login
        }
        for (int i = 0; i < 200; i++) {
            server.connection();
            server.pass(10_000L);
        }
        for (int start = 0; start < 3; start++) {
            try (Run run = new Run(data, List.of(log))) {
                run.time(start < 2 ? 8_000 : 100_000);
            }
        }

        assertThat(attempts(data)).hasSize(server.attempts()).doesNotHaveDuplicates();
    }

    @Test
    void aLoginIsLoggedAMomentAfterTheLineThatDecidesIt() throws IOException {
        Path log = folder.resolve("log");
        ServerLog server = new ServerLog(log, START, 8);
        server.connection();
        try (Run run = new Run(folder.resolve("soon.db"), List.of(log))) {
            run.time(100_000);
            int before = run.log.after(0, 1_000).size();
            Files.writeString(log, """
                    2026-11-22 10:00:00.000 UTC [9] LOG:  connection received: host=192.0.2.1 port=5
                    2026-11-22 10:00:00.001 UTC [9] FATAL:  database "d" does not exist
                    """, StandardOpenOption.APPEND);
            run.rounds(130, 10);

            assertThat(run.log.after(0, 1_000)).hasSize(before + 1);
        }
    }

    @Test
    void aLogThatIsMissingForAWhileIsReadOnWhereItWas() throws IOException {
        Path data = folder.resolve("missing.db");
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Path away = folder.resolve("away");
        ServerLog one = new ServerLog(first, START, 1);
        ServerLog two = new ServerLog(second, START, 2);
        WatchedDatabase database = database("db", first, second);
        try (Run run = new Run(data, database)) {
            for (int i = 0; i < 20; i++) {
                connections(run, one, two);
            }
        }
        Files.move(second, away);
        try (Run run = new Run(data, database)) {
            for (int i = 0; i < 20; i++) {
                connections(run, one);
                run.time(20_000); // far beyond what a restart reads again
                one.pass(20_000L);
            }
            Files.move(away, second);
            two.pass(one.millis() - two.millis());
            for (int i = 0; i < 20; i++) {
                connections(run, one, two);
            }
            run.time(100_000);
        }

        assertThat(attempts(data)).hasSize(one.attempts() + two.attempts()).doesNotHaveDuplicates();
        assertThat(problems).containsOnly("db: " + second + ": nothing has been written to it yet");
    }

    @Test
    void aLogThatAppearsLaterIsReadFromItsBeginning() throws IOException {
        Path data = folder.resolve("later.db");
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        ServerLog one = new ServerLog(first, START, 1);
        try (Run run = new Run(data, database("db", first, second))) {
            for (int i = 0; i < 20; i++) {
                connections(run, one);
            }
            ServerLog two = new ServerLog(second, one.millis(), 2);
            for (int i = 0; i < 20; i++) {
                connections(run, one, two);
            }
            run.time(100_000);

            assertThat(attempts(data)).hasSize(one.attempts() + two.attempts()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aLogOfAnotherEngineIsToldOfOnceAndTheOthersAreReadOn() throws IOException {
        Path first = folder.resolve("first");
        Path other = folder.resolve("other");
        Files.writeString(
                other,
                "2026-11-22T09:43:45.030703Z 92 [Note] [MY-010926] [Server] Access denied for user 'sha2'@'127.0.0.1' (using"
                        + " password: YES)\n");
        ServerLog one = new ServerLog(first, START, 1);
        try (Run run = new Run(folder.resolve("mixed.db"), database("db", first, other))) {
            for (int i = 0; i < 20; i++) {
                connections(run, one);
                run.time(5_000);
                one.pass(5_000L);
            }
            run.time(100_000);

            assertThat(run.log.after(0, 1_000)).hasSize(one.attempts());
        }

        assertThat(problems)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("db: " + other + ": is of another engine");
    }

    @Test
    void aDatabaseThatIsQuietDoesNotKeepOldLoginsFromBeingRemoved() throws IOException {
        Path quiet = folder.resolve("quiet");
        new ServerLog(quiet, START, 1).connection();
        Path busy = folder.resolve("busy");
        ServerLog writer = new ServerLog(busy, START, 2);
        try (Run run = new Run(folder.resolve("quiet.db"), database("quiet", quiet), database("busy", busy))) {
            for (int i = 0; i < 100; i++) {
                connections(run, writer);
                run.time(5_000);
                writer.pass(5_000L);
            }
            run.watch.finish(nanos / 1000);

            assertThat(run.watch.neededAfter()).isGreaterThan(50);
        }
    }

    @Test
    void aLogWithoutLoginsIsNotReadFromItsBeginningForEver() throws IOException {
        nanos = 1_000_000_000L;
        Path data = folder.resolve("quiet.db");
        Path path = folder.resolve("quiet-a/log");
        Files.createDirectories(path.getParent());
        ServerLog log = new ServerLog(path, START, 1);
        long written;
        try (Run run = new Run(data, List.of(path))) {
            for (int i = 0; i < 300; i++) {
                log.checkpoint();
                log.pass(2_000L);
                run.time(2_000);
            }
            written = Files.size(path);
            byte[] place = Objects.requireNonNull(run.log.checkpoints().get("db-a"));

            assertThat(Checkpoint.decode(place).from().get(path.toString()).offset())
                    .isBetween(written / 3, written - 1);
        }

        try (Run run = new Run(data, List.of(path))) {
            run.time(5_000);
            log.connection();
            run.time(100_000);
        }

        assertThat(result(data).logins()).hasSize(1);
        assertThat(problems).isEmpty();
    }

    @Test
    void aBurstWithinOneTickOfTheLogsClockIsReadOn() throws IOException {
        Path log = folder.resolve("log");
        StringBuilder burst = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            String head = "2026-11-22 09:43:45.030 UTC [" + (1_000 + i) + "] ";
            burst.append(head)
                    .append("LOG:  connection received: host=10.0.0.5 port=")
                    .append(1_024 + i)
                    .append('\n');
            burst.append(head).append("FATAL:  password authentication failed for user \"app\"\n");
        }
        Files.writeString(log, burst);
        try (Run run = new Run(folder.resolve("burst.db"), List.of(log))) {
            run.time(5_000);

            assertThat(run.log.after(0, 100_000)).hasSize(10_000);
        }
    }

    @Test
    void anErrorOfOursInOneLogIsToldOfAndTheLogBegunAgain() throws IOException {
        Path log = folder.resolve("log");
        ServerLog writer = new ServerLog(log, START, 1);
        try (Run run = new Run(folder.resolve("error.db"), database("db", log))) {
            connections(run, writer);
            breaksOnce = true;
            Files.move(log, folder.resolve("log.1"));
            for (int i = 0; i < 10; i++) {
                connections(run, writer);
            }
            run.time(200_000);

            assertThat(problems)
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith(
                            "db: an error in Postern, please report it: java.lang.IllegalStateException: no time at");
            assertThat(run.log.after(0, 1_000)).hasSize(writer.attempts());
        }
    }

    /** Sessions of the logins, of which each is one attempt. */
    private List<String> attempts(Path data) {
        return result(data).logins().stream()
                .map(login -> login.replaceAll(".*session=(\\d+).*", "$1"))
                .toList();
    }

    /** Each server gets a connection, one after the other, while time passes for all. */
    private static void connections(Run run, ServerLog... logs) throws IOException {
        for (ServerLog log : logs) {
            long before = log.millis();
            log.connection();
            long passed = log.millis() - before;
            run.time(passed);
            for (ServerLog other : logs) {
                other.pass(log.millis() - other.millis());
            }
        }
    }
}
