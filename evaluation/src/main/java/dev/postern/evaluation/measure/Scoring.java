// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.evaluation.measure.Raised.Worth;
import dev.postern.evaluation.traffic.AttackClass;
import dev.postern.evaluation.traffic.Happening;
import dev.postern.evaluation.traffic.Happening.Kind;
import dev.postern.evaluation.traffic.Traffic;
import dev.postern.kernel.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says what a detector's findings are worth. An attack is detected when a finding that was raised after its beginning is of it by
 * {@link Evidence#isOf}. A finding that is of no attack and no authorised test is worth what it was raised for.
 */
final class Scoring {
    private static final double DAY_SECONDS = 86_400;
    private static final double MICROS_PER_SECOND = 1e6;

    private final long seed;
    private final Traffic traffic;
    private final List<Happening> happenings;
    private final long[] logins;
    private final Detector detector;
    private final Map<Integer, List<Sighting>> byHappening = new HashMap<>();

    /** @param logins number of logins of each happening */
    Scoring(long seed, Traffic traffic, long[] logins, Detector detector) {
        this.seed = seed;
        this.traffic = traffic;
        this.happenings = traffic.happenings();
        this.logins = logins;
        this.detector = detector;
        for (Sighting sighting : detector.sightings()) {
            for (int happening : sighting.evidence().happenings()) {
                byHappening
                        .computeIfAbsent(happening, id -> new ArrayList<>(2))
                        .add(sighting);
            }
        }
    }

    /** All attacks and authorised tests on instances that the detector watches. */
    List<Incident> incidents() {
        List<Incident> incidents = new ArrayList<>();
        for (Happening happening : happenings) {
            AttackClass attack = happening.attack();
            if (attack != null && happening.instances().stream().anyMatch(detector::watches)) {
                incidents.add(incident(happening, attack));
            }
        }
        return incidents;
    }

    private Incident incident(Happening happening, AttackClass attack) {
        List<Sighting> of = byHappening.getOrDefault(happening.id(), List.of());
        List<Sighting> found =
                of.stream().filter(each -> finds(each, happening)).toList();
        Sighting gravest = found.stream().max(Comparator.comparing(Scoring::severity)).orElse(null);
        Double delay = null;
        for (Sighting each : found) {
            double seconds = (Objects.requireNonNull(each.foundAt(happening.id())) - micros(happening.start()))
                    / MICROS_PER_SECOND;
            delay = delay == null ? seconds : Math.min(delay, seconds);
        }
        return new Incident(
                seed,
                happening.id(),
                happening.kind() == Kind.AUTHORISED,
                attack.title(),
                happening.start(),
                ageDays(happening.start()),
                happening.instances().stream().sorted().toList(),
                logins[happening.id()],
                gravest != null,
                delay,
                found.stream().mapToInt(Sighting::notifications).sum(),
                gravest == null ? null : severity(gravest),
                gravest != null && happening.right().contains(severity(gravest)),
                gravest != null && explains(gravest, happening),
                gravest != null ? gravest.words().text() : nearest(happening, of));
    }

    private static boolean finds(Sighting sighting, Happening happening) {
        return sighting.isRaised()
                && sighting.raisedMicros() >= micros(happening.start())
                && sighting.foundAt(happening.id()) != null;
    }

    private static Severity severity(Sighting raised) {
        return Objects.requireNonNull(raised.severity());
    }

    private static boolean explains(Sighting sighting, Happening happening) {
        Sighting.Words words = sighting.words();
        List<String> patterns = words.patterns();
        return happening.factors().contains(sighting.type())
                || (words.factor() != null && happening.factors().contains(words.factor()))
                || (!patterns.isEmpty() && happening.factors().contains(patterns.get(0)));
    }

    private String nearest(Happening happening, List<Sighting> of) {
        Sighting nearest = of.stream()
                .max(Comparator.comparingLong(each -> each.evidence().of(happening.id())))
                .orElse(null);
        if (nearest == null) {
            return "no finding holds any of its logins";
        }
        String share = nearest.evidence().of(happening.id()) + " of the "
                + nearest.evidence().total() + " logins of: " + nearest.words().text();
        if (!nearest.isRaised()) {
            return "held back because too little was known yet; " + share;
        }
        return (nearest.raisedMicros() < micros(happening.start()) ? "lost in a finding raised before it began; " : "")
                + share;
    }

    /** All findings that people were told of. */
    List<Raised> raised() {
        List<Raised> raised = new ArrayList<>();
        for (Sighting sighting : detector.sightings()) {
            if (sighting.isRaised()) {
                raised.add(raised(sighting));
            }
        }
        return raised;
    }

    private Raised raised(Sighting sighting) {
        Worth worth = worth(sighting);
        Happening cause = cause(sighting);
        Instant at = Instant.EPOCH.plus(sighting.raisedMicros(), ChronoUnit.MICROS);
        Sighting.Words words = sighting.words();
        return new Raised(
                seed,
                sighting.id(),
                sighting.type(),
                sighting.instance(),
                severity(sighting),
                worth,
                cause == null ? "ordinary logins" : cause.name(),
                cause == null ? Traffic.Receiver.ORDINARY : cause.id(),
                at,
                ageDays(at),
                sighting.notifications(),
                words.factor(),
                words.patterns(),
                Double.isNaN(words.bits()) ? null : words.bits(),
                words.text());
    }

    private Worth worth(Sighting sighting) {
        boolean authorised = false;
        for (int id : sighting.evidence().happenings()) {
            if (id >= 0 && finds(sighting, happenings.get(id))) {
                Kind kind = happenings.get(id).kind();
                if (kind == Kind.ATTACK) {
                    return Worth.ATTACK;
                }
                authorised |= kind == Kind.AUTHORISED;
            }
        }
        if (authorised) {
            return Worth.AUTHORISED;
        }
        Evidence first = sighting.atFirst();
        long malicious = 0;
        for (int id : first.happenings()) {
            if (id >= 0 && happenings.get(id).kind() != Kind.TROUBLE) {
                malicious += first.of(id);
            }
        }
        return 2 * malicious >= Math.max(1, first.total()) ? Worth.BACKGROUND : Worth.FALSE;
    }

    /** What most of the logins belong to that the finding was raised for; null for ordinary ones. */
    private @Nullable Happening cause(Sighting sighting) {
        Evidence first = sighting.atFirst();
        return first.happenings().stream()
                .max(Comparator.comparingLong(first::of).thenComparing(Comparator.reverseOrder()))
                .filter(id -> id >= 0)
                .map(happenings::get)
                .orElse(null);
    }

    private double ageDays(Instant at) {
        return Duration.between(traffic.start(), at).toSeconds() / DAY_SECONDS;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
