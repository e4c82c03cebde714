// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.LiveReader.Followed;
import dev.postern.formats.envelope.Envelopes;
import dev.postern.kernel.Input;
import dev.postern.kernel.LoginEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real servers' logs, line by line at the times at which they were written, against the same logs read at once. */
class LiveReaderTest {
    private static final ScanOptions OPTIONS = ScanOptions.of("db", ZoneOffset.UTC);
    private static final long SECOND = 1_000_000;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Log(String name, byte[] bytes) implements LogFile {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        List<byte[]> lines() {
            List<byte[]> lines = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    lines.add(Arrays.copyOfRange(bytes, from, i));
                    from = i + 1;
                }
            }
            return lines;
        }
    }

    /** An input and the log time at which it was given. */
    private record Given(Input input, long at) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mysql/mysql-8.0.31/error.log.gz /mysql/mysql-8.0.31/general.log.gz",
                "/mysql/mysql-8.0.31/general.log.gz",
                "/mysql/mysql-8.0.31/error.log.gz",
                "/mysql/mysql-5.7.22/error.log.gz /mysql/mysql-5.7.22/general.log.gz",
                "/pgbouncer/postgresql.log /pgbouncer/pgbouncer.log",
                "/pgbouncer/postgresql.log",
                "/haproxy/postgresql.log /haproxy/haproxy.log",
            })
    void readWhileTheyAreWrittenLogsGiveTheSameLogins(String names) throws Exception {
        List<Log> logs = logs(names.split(" "));
        List<Input> whole = whole(logs);
        assertThat(whole).isNotEmpty();

        assertThat(difference(inputs(live(logs, 20_000, new Random(1))), whole)).isEmpty();
        assertThat(difference(inputs(live(logs, 7_000, new Random(2))), whole)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pgbouncer/postgresql.log", "/mysql/mysql-8.0.31/error.log.gz"})
    void readLateInOnePieceALogGivesTheSameLogins(String name) throws Exception {
        List<Log> logs = logs(name);
        List<Given> given = new ArrayList<>();
        try (Live live = new Live(logs)) {
            live.writeAll();
            while (live.reader.read(0)) {
                live.take(given);
            }
            for (long now = 0; now < 200 * SECOND; now += SECOND) {
                live.reader.read(now);
                live.take(given);
            }
        }

        assertThat(difference(inputs(given), whole(logs))).isEmpty();
        assertThat(inputs(given).stream().map(Input::timeMicros)).isSorted();
    }

    @Test
    void sessionsKeepTheIdsThatTheLogGivesThem() throws Exception {
        String head =
                "2026-02-02 00:01:12.955 UTC,,,1001,\"10.0.0.8:57884\",697fe948.3e9,1,\"\",2026-02-02 00:01:12 UTC,,0,";
        Log log = new Log(
                "postgresql.csv",
                (head
                                + "LOG,00000,\"connection received: host=10.0.0.8 port=57884\",,,,,,,,,\"\",\"not initialized\",,0\n"
                                + head.replace(",,,1001", ",\"app\",\"shop\",1001")
                                + "FATAL,28P01,\"password authentication failed for user \"\"app\"\"\",,,,,,,,,\"\",\"client"
                                + " backend\",,0\n")
                        .getBytes(StandardCharsets.UTF_8));
        List<Given> given = new ArrayList<>();
        try (Live live = new Live(List.of(log))) {
            live.writeAll();
            for (long now = 0; now <= 5 * SECOND; now += 10_000) {
                live.reader.read(now);
                live.take(given);
            }
        }

        assertThat(inputs(given))
                .singleElement()
                .satisfies(input -> assertThat(((LoginEvent) input).session()).isEqualTo("697fe948.3e9"));
        assertThat(difference(inputs(given), whole(List.of(log)))).isEmpty();
    }

    @Test
    void anAttemptIsGivenSoonAfterTheLineThatDecidesItOrAfterItsHold() throws Exception {
        List<Given> given = live(logs("/pgbouncer/postgresql.log"), 5_000, new Random(3));

        // A refused password waits for libpq's second try, and what comes behind it for that.
        List<Long> refused = given.stream()
                .filter(each -> each.input() instanceof LoginEvent login && "28P01".equals(login.reason()))
                .map(each -> each.input().timeMicros())
                .toList();
        assertThat(given)
                .filteredOn(each -> refused.stream()
                        .noneMatch(time -> each.input().timeMicros() >= time
                                && each.input().timeMicros() < time + 3 * SECOND))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.at() - each.input().timeMicros())
                        .as("%s", each.input())
                        .isBetween(0L, LiveReader.GRACE_MICROS + 15_000));
        assertThat(given)
                .allSatisfy(each ->
                        assertThat(each.at() - each.input().timeMicros()).isBetween(0L, 3 * SECOND));
    }

    @Test
    void theLastLineOfAQuietLogIsNotWaitedFor() throws Exception {
        String refused = "2026-11-22 10:00:00.000 UTC [7] u@d FATAL:  password authentication failed for user \"u\"\n";
        Log log = new Log(
                "quiet",
                ("2026-11-22 09:59:59.990 UTC [7] [unknown]@[unknown] LOG:  connection received: host=192.0.2.7 port=4\n"
                                + refused)
                        .getBytes(StandardCharsets.UTF_8));
        List<Given> given = new ArrayList<>();
        try (Live live = new Live(List.of(log))) {
            live.writeAll();
            for (long now = 0; now <= 3 * SECOND; now += 10_000) {
                live.reader.read(now);
                live.take(given);
            }
        }

        assertThat(inputs(given))
                .singleElement()
                .isInstanceOfSatisfying(
                        LoginEvent.class, login -> assertThat(login.reason()).isEqualTo("28P01"));
    }

    @Test
    void messagesOfSyslogAreCompletedWhenNoPartOfThemFollows() throws Exception {
        Log log = new Log(
                "messages",
                ("2026-11-22T10:00:00.000000+00:00 db1 postgres[7]: [1-1] 2026-11-22 10:00:00.000 UTC [7] LOG: "
                                + " connection received: host=192.0.2.7 port=4\n"
                                + "2026-11-22T10:00:00.010000+00:00 db1 postgres[7]: [2-1] 2026-11-22 10:00:00.010 UTC [7] FATAL: "
                                + " password authentication failed for user \"u\"\n")
                        .getBytes(StandardCharsets.UTF_8));
        List<Given> given = new ArrayList<>();
        try (Live live = new Live(List.of(log))) {
            live.writeAll();
            for (long now = 0; now <= 3 * SECOND; now += 10_000) {
                live.reader.read(now);
                live.take(given);
            }
        }

        assertThat(inputs(given)).hasSize(1);
    }

    /** What only one of two readings gives. */
    private static List<String> difference(List<Input> live, List<Input> whole) {
        List<Input> missing =
                new ArrayList<>(whole.stream().map(LiveReaderTest::withoutEnd).toList());
        live.forEach(input -> missing.remove(withoutEnd(input)));
        List<Input> added =
                new ArrayList<>(live.stream().map(LiveReaderTest::withoutEnd).toList());
        whole.forEach(input -> added.remove(withoutEnd(input)));
        return Stream.concat(
                        missing.stream().map(i -> "missing " + i),
                        added.stream().map(i -> "added " + i))
                .toList();
    }

    /** A log that ends settles what no line has settled; one that goes on lets the time run out. */
    private static Input withoutEnd(Input input) {
        return input instanceof LoginEvent e && e.settled() == null
                ? new LoginEvent(
                        e.openedMicros(),
                        e.openedMicros(),
                        e.instance(),
                        e.engine(),
                        e.outcome(),
                        e.remoteIp(),
                        e.remoteHost(),
                        e.remotePort(),
                        e.user(),
                        e.database(),
                        e.application(),
                        e.tls(),
                        e.authMethod(),
                        e.reason(),
                        e.session(),
                        e.marks(),
                        e.opened(),
                        null)
                : input;
    }

    private static List<Input> inputs(List<Given> given) {
        return given.stream().map(Given::input).toList();
    }

    /** Lets lines come up to 5 ms after their own times, and reads every {@code pollMicros} until all holds are over. */
    private static List<Given> live(List<Log> logs, long pollMicros, Random random) throws Exception {
        TreeMap<Long, int[]> writes = new TreeMap<>();
        for (int i = 0; i < logs.size(); i++) {
            long latest = 0;
            int count = 0;
            for (byte[] line : logs.get(i).lines()) {
                long own = time(line);
                latest = Math.max(latest, own == 0 ? latest : own + random.nextInt(5_000));
                count++;
                int[] written = writes.computeIfAbsent(latest, t -> filled(logs.size()));
                written[i] = count;
            }
        }
        List<Given> given = new ArrayList<>();
        try (Live live = new Live(logs)) {
            long now = writes.firstKey();
            for (var write : writes.entrySet()) {
                now = live.pass(now, write.getKey(), pollMicros, given);
                live.write(write.getValue());
            }
            live.pass(now, now + 25 * 3600 * SECOND, pollMicros, given);
        }
        return given;
    }

    private static int[] filled(int size) {
        int[] counts = new int[size];
        Arrays.fill(counts, -1);
        return counts;
    }

    /** Time at the start of a line, or 0. */
    private static long time(byte[] line) {
        String text = new String(line, 0, Math.min(27, line.length), StandardCharsets.UTF_8).replace(' ', 'T');
        for (int length : new int[] {26, 23}) {
            if (text.length() >= length && text.charAt(10) == 'T' && text.charAt(4) == '-') {
                try {
                    Instant time = Instant.parse(text.substring(0, length) + "Z");
                    return time.getEpochSecond() * SECOND + time.getNano() / 1000;
                } catch (DateTimeParseException itHasFewerDigits) {
                    assertThat(length).isBetween(23, 26);
                }
            }
        }
        return text.startsWith("17953") ? Long.parseLong(text.substring(0, 14).replace(".", "")) * 1000 : 0;
    }

    private static List<Log> logs(String... names) throws IOException {
        List<Log> logs = new ArrayList<>();
        for (String name : names) {
            try (InputStream in = Objects.requireNonNull(LiveReaderTest.class.getResourceAsStream(name), name);
                    InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in) {
                logs.add(new Log(name, plain.readAllBytes()));
            }
        }
        return logs;
    }

    private static List<Recognised<?>> recognised(List<Log> logs) throws IOException, SourceProblem {
        List<Recognised<?>> all = new ArrayList<>();
        for (Log log : logs) {
            all.add(Objects.requireNonNull(new Recogniser(Families.ALL, Envelopes.ALL).recognise(log, OPTIONS)));
        }
        return all;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // all logs are of one family
    private static List<Input> whole(List<Log> logs) throws IOException, SourceProblem {
        List<Recognised<?>> files = recognised(logs);
        List<Input> all = new ArrayList<>();
        try (InstanceReader<?> reader = new InstanceReader(OPTIONS, files.get(0).family(), files, problem -> {
            throw new AssertionError(problem);
        })) {
            for (Input input = reader.next(); input != null; input = reader.next()) {
                all.add(input);
            }
        }
        return all;
    }

    /** A reader with logs that grow. */
    private static final class Live implements AutoCloseable {
        final LiveReader<?> reader;
        private final List<GrowingLines> lines = new ArrayList<>();
        private final List<Log> logs;

        @SuppressWarnings({"unchecked", "rawtypes"}) // all logs are of one family
        Live(List<Log> logs) throws IOException, SourceProblem {
            this.logs = logs;
            List<Followed> followed = new ArrayList<>();
            List<Recognised<?>> recognised = recognised(logs);
            for (int i = 0; i < logs.size(); i++) {
                GrowingLines growing =
                        new GrowingLines(logs.get(i).name(), logs.get(i).lines(), true);
                lines.add(growing);
                followed.add(new Followed(recognised.get(i), growing));
            }
            reader = new LiveReader(OPTIONS, recognised.get(0).family(), followed, problem -> {
                throw new AssertionError(problem);
            });
        }

        void writeAll() {
            for (int i = 0; i < lines.size(); i++) {
                lines.get(i).write(logs.get(i).lines().size());
            }
        }

        void write(int[] counts) {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] >= 0) {
                    lines.get(i).write(counts[i]);
                }
            }
        }

        /** Reads at intervals until the time has come; long pauses in larger steps. */
        long pass(long from, long to, long interval, List<Given> given) {
            long now = from;
            long quietFrom = from + 80 * SECOND;
            while (now < to) {
                now += Math.min(now > quietFrom ? 10 * SECOND : interval, to - now);
                reader.read(now);
                int before = given.size();
                take(given);
                for (int i = before; i < given.size(); i++) {
                    given.set(i, new Given(given.get(i).input(), now));
                }
            }
            return now;
        }

        void take(List<Given> given) {
            for (Input input = reader.poll(); input != null; input = reader.poll()) {
                given.add(new Given(input, 0));
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
