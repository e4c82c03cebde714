// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.report;

import dev.postern.evaluation.traffic.AttackClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What detection is to reach, beside what was measured.
 *
 * @param measure what is measured, with its unit
 * @param atLeast whether more is better
 * @param must what it has to reach
 * @param wanted what it wants to reach
 * @param measured what it reached; null when there was nothing to measure it by
 * @param verdict in words
 */
public record Goal(
        String measure,
        boolean atLeast,
        double must,
        double wanted,
        @Nullable Double measured,
        Verdict verdict) {

    /** How a goal stands. */
    public enum Verdict {
        REACHED,
        /** What must be is reached, what is wanted is not. */
        NEARLY,
        MISSED,
        NOT_MEASURED
    }

    private static final double HOUR = 3600;
    private static final double MEGABYTE = 1e6;

    private static Goal atMost(String measure, double must, double wanted, @Nullable Double measured) {
        return new Goal(measure, false, must, wanted, measured, verdict(false, must, wanted, measured));
    }

    private static Goal atLeast(String measure, double must, double wanted, @Nullable Double measured) {
        return new Goal(measure, true, must, wanted, measured, verdict(true, must, wanted, measured));
    }

    private static Verdict verdict(boolean atLeast, double must, double wanted, @Nullable Double measured) {
        if (measured == null) {
            return Verdict.NOT_MEASURED;
        }
        double sign = atLeast ? 1 : -1;
        if (sign * measured >= sign * wanted) {
            return Verdict.REACHED;
        }
        return sign * measured >= sign * must ? Verdict.NEARLY : Verdict.MISSED;
    }

    /** All goals, beside what was measured. */
    public static List<Goal> of(Quality quality) {
        Map<String, ClassQuality> byTitle =
                quality.classes().stream().collect(Collectors.toMap(ClassQuality::title, Function.identity()));
        Function<AttackClass, ClassQuality> of = attack -> Objects.requireNonNull(byTitle.get(attack.title()));
        List<Goal> goals = new ArrayList<>();
        Rates wrong = quality.falseFindings();
        goals.add(atMost(
                "false Medium+ findings per database-week",
                0.10,
                0.05,
                wrong.mediumAndAbove().perDatabaseWeek()));
        goals.add(atMost(
                "false High findings per database-week",
                0.01,
                0.005,
                wrong.high().perDatabaseWeek()));
        goals.add(atMost(
                "false Low findings per database-week", 0.10, 0.05, wrong.low().perDatabaseWeek()));
        goals.add(atLeast("separable classes detected, mean", 0.95, 0.98, quality.separableMean()));
        goals.add(atLeast("separable classes detected, worst", 0.85, 0.90, quality.separableWorst()));
        for (AttackClass attack : List.of(
                AttackClass.FAST_BRUTE_FORCE,
                AttackClass.BRUTE_FORCE_SUCCESS,
                AttackClass.PORT_SCAN,
                AttackClass.TOR,
                AttackClass.LISTED_ADDRESS)) {
            goals.add(atLeast(
                    attack.title() + ", detected",
                    0.99,
                    0.99,
                    of.apply(attack).found().share()));
        }
        goals.add(atLeast(
                "application name spoofed, detected (inseparable)",
                0.50,
                0.50,
                of.apply(AttackClass.APPLICATION_NAME_SPOOF).found().share()));
        goals.add(atLeast(
                "human credential at night, detected (inseparable)",
                0.30,
                0.30,
                of.apply(AttackClass.NIGHT_USUAL_NETWORK).found().share()));
        goals.add(delay("fast brute force, p50 in seconds", 30, of.apply(AttackClass.FAST_BRUTE_FORCE)));
        goals.add(delay("distributed spraying, p50 in seconds", HOUR, of.apply(AttackClass.DISTRIBUTED_SPRAYING)));
        goals.add(delay("one try in 20 to 60 minutes, p50 in seconds", 8 * HOUR, of.apply(AttackClass.LOW_AND_SLOW)));
        // The catalogue has no attack that slow: it stands here so that nobody takes it for reached.
        goals.add(atMost("four tries a day on a private database, p50 in seconds", 24 * HOUR, 24 * HOUR, null));
        goals.add(atMost(
                "notifications per incident, mean",
                1.2,
                1.2,
                quality.notifications().mean()));
        goals.add(atMost(
                "notifications per incident, p99", 3, 3, quality.notifications().p99()));
        goals.add(atLeast("severity right", 0.95, 0.95, quality.severityRight().share()));
        goals.add(atLeast(
                "explanation right", 0.90, 0.90, quality.explanationRight().share()));
        goals.add(atMost(
                "more false findings per database-week on days 3 to 14 than later",
                0,
                0,
                earlierMore(quality.readiness())));
        goals.add(atLeast("logins per second and core", 500_000, 500_000, quality.loginsPerSecond()));
        goals.add(atMost("bytes remembered of a database", MEGABYTE, MEGABYTE, quality.stateBytesPerDatabase()));
        return goals;
    }

    /** How many more false findings there are on days 3 to 14; null when there is no later. */
    private static @Nullable Double earlierMore(List<Readiness> readiness) {
        double early = 0;
        double earlyDays = 0;
        for (Readiness span : readiness) {
            double rate = span.falseFindings().mediumAndAbove().perDatabaseWeek()
                    + span.falseFindings().low().perDatabaseWeek();
            if (span.fromDay() >= 14) {
                return early / earlyDays - rate;
            }
            if (span.fromDay() >= 3) {
                early += rate * (span.toDay() - span.fromDay());
                earlyDays += span.toDay() - span.fromDay();
            }
        }
        return null;
    }

    private static Goal delay(String measure, double seconds, ClassQuality of) {
        return atMost(measure, seconds, seconds, of.delaySeconds().p50());
    }
}
