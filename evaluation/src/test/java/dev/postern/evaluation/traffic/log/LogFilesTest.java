// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.evaluation.traffic.FleetTraffic;
import dev.postern.evaluation.traffic.Happening;
import dev.postern.evaluation.traffic.TrafficSettings;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.kernel.Input;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All styles of logs, five days of each, with trouble and attacks among them. */
class LogFilesTest {
    private static final FleetTraffic TRAFFIC = new FleetTraffic(new TrafficSettings(59, 11, 6, 3));
    private static final Instant FROM = TRAFFIC.start().plus(Duration.ofDays(18));
    private static final Instant UNTIL = FROM.plus(Duration.ofDays(5));
    /** Longer than any attempt is undecided, and than any clock is wrong. */
    private static final Duration EDGE = Duration.ofMinutes(5);

    private static final List<Happening> DISTURBED = TRAFFIC.happenings().stream()
            .filter(h -> h.name().equals("late log") || h.name().equals("log sent twice"))
            .filter(h -> h.end().isAfter(FROM.minus(EDGE)) && h.start().isBefore(UNTIL.plus(EDGE)))
            .toList();

    private static final Map<String, List<LoginEvent>> MADE = new HashMap<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws Exception {
        TRAFFIC.write(folder, FROM, UNTIL);
        TRAFFIC.replay((login, happening) -> {
            if (isWithin(login)) {
                MADE.computeIfAbsent(login.instance(), i -> new ArrayList<>()).add(login);
            }
        });
    }

    static Stream<Database> databases() {
        return TRAFFIC.fleet().databases().stream();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsReadFromTheFilesIsWhatWasMade(Database database) throws Exception {
        List<Path> files = Stream.of("", "-general", "-error")
                .map(suffix -> folder.resolve(database.id() + suffix + ".log"))
                .filter(path -> path.toFile().exists())
                .toList();
        List<LoginEvent> read = new ArrayList<>();
        for (Input input : LogReading.of(database.id(), files)) {
            assertThat(input).isInstanceOf(LoginEvent.class);
            read.add((LoginEvent) input);
        }
        List<LoginEvent> made = MADE.getOrDefault(database.id(), List.of());
        Map<String, Integer> difference = new TreeMap<>();
        lines(read).forEach(line -> difference.merge(line, 1, Integer::sum));
        lines(made).forEach(line -> difference.merge(line, -1, Integer::sum));
        difference.values().removeIf(count -> count == 0);
        assertThat(difference).as("read 1, made -1").isEmpty();
        assertThat(delays(read)).as("delays").isEqualTo(delays(made));
        assertThat(read).hasSizeGreaterThan(300);
    }

    private static long delay(LoginEvent e) {
        return e.decidedMicros() - e.openedMicros();
    }

    /** How long after their opening logins were decided. */
    private static Set<String> delays(List<LoginEvent> logins) {
        return within(logins).map(e -> e.openedMicros() + " " + delay(e)).collect(Collectors.toSet());
    }

    private static Stream<LoginEvent> within(List<LoginEvent> logins) {
        return logins.stream().filter(e -> isWithin(e) && !isDisturbed(e));
    }

    private static boolean isWithin(LoginEvent e) {
        long second = e.openedMicros() / 1_000_000;
        return second >= FROM.plus(EDGE).getEpochSecond()
                && second < UNTIL.minus(EDGE).getEpochSecond();
    }

    /** Files hold what the server wrote, once and in its place, however its log arrived. */
    private static boolean isDisturbed(LoginEvent e) {
        long second = e.openedMicros() / 1_000_000;
        return DISTURBED.stream()
                .anyMatch(h -> h.instances().contains(e.instance())
                        && h.start().minus(EDGE).getEpochSecond() < second
                        && second < h.end().plus(EDGE).getEpochSecond());
    }

    /** All that a login tells but how late it was known, and the names of its file and session, which files number otherwise. */
    private static List<String> lines(List<LoginEvent> logins) {
        return within(logins)
                .map(e -> String.join(
                        " ",
                        Instant.ofEpochSecond(0, e.openedMicros() * 1_000).toString(),
                        e.engine().id(),
                        e.outcome().toString(),
                        e.remoteIp() + "/" + e.remoteHost() + ":" + e.remotePort(),
                        e.user() + "@" + e.database(),
                        "app=" + e.application(),
                        "tls=" + e.tls(),
                        "method=" + e.authMethod(),
                        "reason=" + e.reason(),
                        Stream.of(Mark.values()).filter(e::is).toList().toString()))
                .toList();
    }
}
