// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory that is written out and read back makes no difference to anything. */
class RestartTest {

    private static final ListEntry LISTED = new ListEntry(ListKind.THREAT, "bad-hosts", "");

    /** A kernel with what a store would hold of it. */
    private static final class Detector {
        private final Kernel kernel;
        private KernelState state = new KernelState();
        private final Map<String, byte[]> kept = new HashMap<>();
        private final List<String> journal = new ArrayList<>();

        Detector(Intel intel) {
            kernel = new Kernel(Policy.DEFAULT, intel);
        }

        void step(Input input) {
            kernel.step(input, state).findings().forEach(finding -> journal.add(finding.toString()));
        }

        void keep() {
            kept.putAll(state.changedParts());
        }

        void restart() {
            keep();
            state = KernelState.of(kept);
        }

        List<String> finish() {
            kernel.finish(state).findings().forEach(finding -> journal.add(finding.toString()));
            return journal;
        }
    }

    private static Map<String, byte[]> whole(KernelState state) {
        state.fleet.changed = true;
        state.instances().forEach(instance -> instance.changed = true);
        return state.changedParts();
    }

    private static void assertSame(Map<String, byte[]> parts, Map<String, byte[]> others) {
        assertThat(parts).containsOnlyKeys(others.keySet());
        parts.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(others.get(name)));
    }

    /** Compares one by one: a difference is to be seen among thousands of long lines. */
    private static void assertSame(List<String> told, List<String> expected) {
        assertThat(told.size()).isGreaterThan(30);
        for (int i = 0; i < Math.min(told.size(), expected.size()); i++) {
            assertThat(told.get(i)).as("finding told as number " + i).isEqualTo(expected.get(i));
        }
        assertThat(told.size()).isEqualTo(expected.size());
    }

    private static List<String> undisturbed(Intel intel, List<Input> inputs) {
        Detector detector = new Detector(intel);
        inputs.forEach(detector::step);
        return detector.finish();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void findingsAreTheSameToTheByteWhereverItWasRestarted(long seed) {
        List<Input> inputs = RandomStory.of(seed);
        Random random = new Random(seed);
        Detector detector = new Detector(RandomStory.INTEL);
        for (Input input : inputs) {
            detector.step(input);
            int chance = random.nextInt(200);
            if (chance == 0) {
                detector.restart();
            } else if (chance < 6) {
                detector.keep();
            }
        }

        assertSame(detector.finish(), undisturbed(RandomStory.INTEL, inputs));
    }

    /** The same story told by databases whose clocks are hours apart, come late, or run years ahead for a while. */
    private static List<Input> withWrongClocks(long seed) {
        Random random = new Random(seed);
        List<Input> inputs = new ArrayList<>();
        long ahead = 0;
        for (Input input : RandomStory.of(seed)) {
            if (random.nextInt(300) == 0) {
                ahead = random.nextInt(3) == 0 ? random.nextLong(4_000) * 86_400_000_000L : 0;
            }
            inputs.add(input instanceof LoginEvent login ? shifted(login, ahead, random) : input);
        }
        return inputs;
    }

    private static LoginEvent shifted(LoginEvent e, long ahead, Random random) {
        long shift = switch (e.instance()) {
            case "db0" -> 7 * 3_600_000_000L;
            case "db1" -> ahead;
            case "db2" -> random.nextInt(50) == 0 ? -random.nextLong(100) * 86_400_000_000L : 0;
            default -> 0;
        };
        return new LoginEvent(
                e.openedMicros() + shift,
                e.decidedMicros() + shift,
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
                e.settled());
    }

    @Test
    void wrongClocksAreNoDifferenceToARestart() {
        List<Input> inputs = withWrongClocks(11);
        Random random = new Random(12);
        Detector detector = new Detector(RandomStory.INTEL);
        for (Input input : inputs) {
            detector.step(input);
            if (random.nextInt(150) == 0) {
                detector.restart();
            }
        }

        assertSame(detector.finish(), undisturbed(RandomStory.INTEL, inputs));
    }

    @Test
    void aRestartAfterEachInputChangesNothing() {
        List<Input> inputs = RandomStory.of(5).subList(0, 700);
        Detector detector = new Detector(RandomStory.INTEL);
        inputs.forEach(input -> {
            detector.step(input);
            detector.restart();
        });

        assertSame(detector.finish(), undisturbed(RandomStory.INTEL, inputs));
    }

    @Test
    void moreOpenFindingsThanAreKeptAreClosedAlikeAfterARestart() {
        Intel listed = new Intel() {
            @Override
            public List<ListEntry> lists(IpAddress ip) {
                return List.of(LISTED);
            }

            @Override
            public Location locate(IpAddress ip) {
                return Location.UNKNOWN;
            }

            @Override
            public String privateNet(IpAddress ip) {
                return null;
            }
        };
        List<Input> inputs = RandomStory.storm(1_000_000_000_000_000L, 1_300);
        Detector detector = new Detector(listed);
        for (int i = 0; i < inputs.size(); i++) {
            detector.step(inputs.get(i));
            if (i == 1_501 || i == 2_300) {
                detector.restart();
            }
        }

        List<String> told = detector.finish();
        assertSame(told, undisturbed(listed, inputs));
        assertThat(told).filteredOn(finding -> finding.contains("closedEarly")).isNotEmpty();
    }

    @Test
    void whatIsReadIsWrittenAsItWas() {
        Detector detector = new Detector(RandomStory.INTEL);
        Random random = new Random(6);
        for (Input input : RandomStory.of(6)) {
            detector.step(input);
            if (random.nextInt(800) == 0) {
                detector.keep();
                assertSame(whole(KernelState.of(detector.kept)), detector.kept);
            }
        }
    }

    @Test
    void noChangeEscapesTheNextParts() {
        Detector detector = new Detector(RandomStory.INTEL);
        Random random = new Random(7);
        for (Input input : RandomStory.of(7)) {
            detector.step(input);
            if (random.nextInt(200) == 0) {
                detector.keep();
                assertSame(whole(detector.state), detector.kept);
            }
        }
    }

    @Test
    void onlyPartsThatChangedAreWritten() {
        Detector detector = new Detector(Intel.NONE);
        List<Input> inputs = RandomStory.of(8);
        inputs.forEach(detector::step);
        detector.restart();
        assertThat(detector.state.changedParts()).isEmpty();

        LoginEvent last = (LoginEvent) inputs.stream()
                .filter(LoginEvent.class::isInstance)
                .reduce((first, second) -> second)
                .orElseThrow();
        detector.step(last);
        assertThat(detector.state.changedParts()).containsOnlyKeys("fleet", "instance/" + last.instance());
        assertThat(detector.state.changedParts()).isEmpty();
    }

    @Test
    void silenceWritesOnlyWhatItShows() {
        Detector detector = new Detector(Intel.NONE);
        List<Input> inputs = RandomStory.of(9);
        inputs.forEach(detector::step);
        long end = inputs.get(inputs.size() - 1).timeMicros();
        detector.step(new Tick(end + 120_000_000L));
        detector.state.changedParts();
        detector.step(new Tick(end + 121_000_000L));
        assertThat(detector.state.changedParts()).isEmpty();
    }

    @Test
    void anAlarmThatIsDecidedInSilenceWritesTheDatabaseThatItNames() {
        Detector detector = new Detector(Intel.NONE);
        for (int i = 0; i < 6; i++) {
            detector.step(probe(i * 1_000_000L, "db" + i));
        }
        detector.restart();
        detector.step(new Tick(600_000_000L));

        Map<String, byte[]> changed = detector.state.changedParts();
        assertThat(detector.journal).hasSize(1);
        assertThat(changed).hasSize(2).containsKey("fleet");
        detector.kept.putAll(changed);
        assertSame(whole(detector.state), detector.kept);
    }

    private static LoginEvent probe(long micros, String instance) {
        return new LoginEvent(
                micros,
                micros,
                instance,
                Engine.MYSQL,
                Outcome.INCOMPLETE,
                IpAddress.parse("10.0.66.6"),
                null,
                -1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                new SourceLine("error.log", 1, 0),
                null);
    }

    @Test
    void aKernelThatRemembersNothingHasNoParts() {
        assertThat(new KernelState().changedParts()).isEmpty();
        assertThat(KernelState.of(Map.of()).changedParts()).isEmpty();
    }
}
