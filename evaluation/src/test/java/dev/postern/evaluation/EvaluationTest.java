// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.evaluation.measure.Field;
import dev.postern.evaluation.measure.Handmade;
import dev.postern.evaluation.report.Evaluated;
import dev.postern.evaluation.report.Goal;
import dev.postern.evaluation.report.Quality;
import dev.postern.evaluation.traffic.AttackClass;
import dev.postern.evaluation.traffic.Happening.Kind;
import dev.postern.evaluation.traffic.Traffic.Receiver;
import dev.postern.kernel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Instant BEGINS = Handmade.START.plus(Duration.ofDays(20));

    /** An ordinary month with an attack that is found and one of a single failure, which is not. */
    private static Handmade month(long seed) {
        Handmade traffic = new Handmade();
        Instant second = BEGINS.plus(Duration.ofDays(3));
        int found = traffic.happens(Kind.ATTACK, "guessing", BEGINS, BEGINS.plusSeconds(300));
        int missed = traffic.happens(Kind.ATTACK, "guessing", second, second);
        traffic.logins(
                4000, Handmade.START, Duration.ofMinutes(10), Outcome.SUCCESS, "orders", "10.1.2.3", Receiver.ORDINARY);
        traffic.logins(300, BEGINS, Duration.ofSeconds(1), Outcome.FAILED, "postgres", "203.0.113.9", found);
        return traffic.login(second, Outcome.FAILED, "postgres", "198.51.100." + seed, missed);
    }

    @Test
    void each_detector_gets_the_same_logins_and_each_class_is_reported() throws InterruptedException {
        Evaluated all =
                new Evaluation(EvaluationTest::month, List.of(7L, 2L), true, 1).run(Map.of("quick", true), share -> {});

        assertThat(all.databaseWeeks()).isEqualTo(8);
        assertThat(all.fingerprints()).containsOnlyKeys(2L, 7L);
        assertThat(all.fingerprints().get(2L)).isNotEqualTo(all.fingerprints().get(7L));
        assertThat(all.kernel().classes()).hasSize(AttackClass.values().length);
        assertThat(all.kernel().classes().get(0).found().count()).isEqualTo(2);
        assertThat(all.kernel().classes().get(0).found().of()).isEqualTo(4);
        assertThat(all.kernel().separableMean()).isEqualTo(0.5);
        assertThat(all.kernel().loginsPerSecond()).isPositive();
        assertThat(all.withoutField()).hasSize(Field.values().length);
        assertThat(all.ablations()).extracting(Quality::detector).containsExactly("Postern, learning at most 3 days");
        assertThat(all.baselines())
                .extracting(Quality::detector)
                .containsExactly(
                        "first-seen address of a user",
                        "first-seen /24 of a user",
                        "Defender-like",
                        "fail2ban-like",
                        "CrowdSec-like",
                        "Wazuh-like",
                        "ThresholdedRandomCutForest");
        assertThat(all.baselines())
                .allSatisfy(
                        each -> assertThat(each.logins()).isEqualTo(all.kernel().logins()));
    }

    @Test
    void misses_are_listed_with_what_came_nearest() throws InterruptedException {
        Evaluated all = new Evaluation(EvaluationTest::month, List.of(1L), false, 0).run(Map.of(), share -> {});

        assertThat(all.misses())
                .singleElement()
                .satisfies(miss -> assertThat(miss.nearest()).isEqualTo("no finding holds any of its logins"));
        assertThat(all.incidents()).hasSize(2);
        assertThat(all.falseFindings()).isEmpty();
        assertThat(all.baselines()).isEmpty();
        assertThat(all.goals())
                .filteredOn(goal -> goal.measure().startsWith("fast brute force, detected"))
                .extracting(Goal::verdict)
                .containsExactly(Goal.Verdict.MISSED);
        assertThat(all.goals())
                .filteredOn(goal -> goal.measure().startsWith("port scan"))
                .extracting(Goal::verdict)
                .containsExactly(Goal.Verdict.NOT_MEASURED);
    }

    @Test
    void traffic_that_is_not_the_same_twice_is_refused() {
        AtomicInteger calls = new AtomicInteger();
        Evaluation evaluation = new Evaluation(seed -> month(calls.incrementAndGet()), List.of(1L), true, 0);

        assertThatThrownBy(() -> evaluation.run(Map.of(), share -> {}))
                .hasMessage("the traffic of seed 1 was not the same twice");
    }
}
