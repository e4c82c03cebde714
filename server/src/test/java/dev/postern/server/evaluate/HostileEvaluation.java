// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.evaluate;

import dev.postern.evaluation.measure.Incident;
import dev.postern.evaluation.measure.Raised;
import dev.postern.evaluation.measure.Raised.Worth;
import dev.postern.evaluation.measure.Result;
import dev.postern.evaluation.report.Evaluated;
import dev.postern.evaluation.traffic.AttackClass;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An evaluation whose names and texts are all meant to harm whoever shows them. */
final class HostileEvaluation {
    static final String HOSTILE = "</td><script>alert('\"&1')</script>\u001b[31m\u202e";
    private static final Instant AT = Instant.parse("2026-01-25T10:00:00Z");

    private HostileEvaluation() {}

    /**
     * One attack found and told as a sequence, some missed; and a sequence of background.
     *
     * @param missed how many attacks are missed, and how many findings are false
     */
    static Evaluated missing(int missed) {
        List<Incident> incidents = new ArrayList<>();
        incidents.add(incident(true, 12.0, Severity.LOW));
        IntStream.range(0, missed).forEach(i -> incidents.add(incident(false, null, null)));
        List<Raised> raised = new ArrayList<>();
        raised.add(raised(Worth.ATTACK, Severity.LOW));
        raised.add(raised(Worth.BACKGROUND, Severity.CRITICAL, FindingType.ATTACK_SEQUENCE.id()));
        IntStream.range(0, missed).forEach(i -> raised.add(raised(Worth.FALSE, Severity.MEDIUM)));
        Result result =
                new Result(HOSTILE, 1, "0123456789abcdef", 10, 4, 1000, 2_000_000, 500_000, 50, 49, incidents, raised);
        return Evaluated.of(
                Map.of(1L, "0123456789abcdef"),
                Map.of("seeds", List.of(1L)),
                List.of(result),
                List.of(List.of(result)),
                List.of(List.of(result)),
                List.of(List.of(result)));
    }

    private static Incident incident(boolean found, Double delay, Severity severity) {
        return new Incident(
                1,
                0,
                false,
                AttackClass.FAST_BRUTE_FORCE.title(),
                AT,
                24.4,
                List.of(HOSTILE),
                100,
                found,
                delay,
                found ? 1 : 0,
                found,
                severity,
                found,
                false,
                HOSTILE);
    }

    private static Raised raised(Worth worth, Severity severity) {
        return raised(worth, severity, HOSTILE);
    }

    private static Raised raised(Worth worth, Severity severity, String type) {
        return new Raised(
                1, "id", type, HOSTILE, severity, worth, HOSTILE, 0, AT, 24.4, 1, "network", List.of(), 14.0, HOSTILE);
    }
}
