// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeterminismTest {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int HOURS = 24 * 10;

    /** Ten days of three instances with habits, failures, scans and forged lines, the same for the same seed, in total order. */
    private static List<Input> story(long seed) {
        Random random = new Random(seed);
        List<Input> inputs = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            for (int i = 0; i < 60; i++) {
                long micros = (hour * 3600L + random.nextInt(3600)) * 1_000_000L + random.nextInt(1_000_000);
                inputs.add(input(random, micros, hour));
            }
        }
        inputs.sort(Comparator.comparingLong(Input::timeMicros));
        return inputs;
    }

    private static Input input(Random random, long micros, int hour) {
        String instance = "db" + random.nextInt(3);
        int kind = random.nextInt(100);
        SourceLine line = new SourceLine("x.log", hour, 0);
        if (kind == 0) {
            IpAddress ip = IpAddress.v4(0xCB007100 | random.nextInt(4));
            return new TamperSignal(micros, instance, Engine.MYSQL, line, ip, "text", "reason");
        }
        boolean strange = kind < 15;
        IpAddress ip = IpAddress.v4(strange ? 0xC6330000 | random.nextInt(1 << 16) : 0x0A000300 | random.nextInt(5));
        Outcome outcome = strange ? OUTCOMES.get(random.nextInt(3)) : Outcome.SUCCESS;
        String user = strange ? "u" + random.nextInt(6) : "u" + random.nextInt(3);
        return new LoginEvent(
                micros,
                micros,
                instance,
                Engine.MYSQL,
                outcome,
                ip,
                null,
                1,
                user,
                "shop",
                strange ? "psql" : "api",
                null,
                null,
                null,
                null,
                java.util.Set.of(),
                line,
                line);
    }

    private static List<Finding> run(List<Input> inputs) {
        return new ArrayList<>(Replay.of(inputs).values());
    }

    @Test
    void theSameInputsGiveTheSameFindingsToTheByte() {
        List<Finding> once = run(story(7));
        assertThat(once).hasSizeGreaterThan(20);
        assertThat(run(story(7)).toString()).isEqualTo(once.toString());
    }

    @Test
    void ticksChangeNothingInTheEnd() {
        List<Input> ticking = new ArrayList<>();
        for (Input input : story(3)) {
            ticking.add(new Tick(input.timeMicros()));
            ticking.add(input);
        }
        assertThat(sorted(run(ticking))).isEqualTo(sorted(run(story(3))));
    }

    @Test
    void theOrderOfInstancesWithinAnHourChangesNoFindingOfAnInstance() {
        List<Input> oneAfterTheOther = new ArrayList<>(story(5));
        oneAfterTheOther.sort(Comparator.comparingLong((Input input) -> input.timeMicros() / HOUR_MICROS)
                .thenComparing(DeterminismTest::instanceOf)
                .thenComparingLong(Input::timeMicros));
        assertThat(ofInstances(run(oneAfterTheOther))).isEqualTo(ofInstances(run(story(5))));
    }

    /** Findings that concern one instance alone; scans and the like concern the fleet, and need the total order. */
    private static List<String> ofInstances(List<Finding> findings) {
        return sorted(findings.stream()
                .filter(finding -> finding.type() != FindingType.ANOMALOUS_DISCOVERY)
                .filter(finding ->
                        finding.notes().stream().noneMatch(note -> note.key().equals("databases")))
                .toList());
    }

    private static List<String> sorted(List<Finding> findings) {
        return findings.stream().map(Finding::toString).sorted().toList();
    }

    private static String instanceOf(Input input) {
        return input instanceof LoginEvent login ? login.instance() : ((TamperSignal) input).instance();
    }

    /** Runs inputs through a fresh kernel. */
    static final class Replay {
        private Replay() {}

        static Map<String, Finding> of(List<Input> inputs) {
            Kernel kernel = new Kernel(Policy.DEFAULT, Intel.NONE);
            KernelState state = new KernelState();
            Map<String, Finding> findings = new LinkedHashMap<>();
            for (Input input : inputs) {
                kernel.step(input, state).findings().forEach(finding -> findings.put(finding.id(), finding));
            }
            kernel.finish(state).findings().forEach(finding -> findings.put(finding.id(), finding));
            return findings;
        }
    }
}
