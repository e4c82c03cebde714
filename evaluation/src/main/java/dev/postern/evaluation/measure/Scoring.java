// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.evaluation.measure.Raised.Worth;
import dev.postern.evaluation.traffic.AttackClass;
import dev.postern.evaluation.traffic.Happening;
import dev.postern.evaluation.traffic.Happening.Kind;
import dev.postern.evaluation.traffic.Traffic.Receiver;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Says what a detector's findings are worth. An attack is detected when a finding that was raised after its beginning is of it by
 * {@link Evidence#isOf}. A finding that is of no attack and no authorised test is worth what it was raised for.
 */
final class Scoring {
    private static final double DAY_SECONDS = 86_400;
    private static final double MICROS_PER_SECOND = 1e6;

    private static final String SEQUENCE = FindingType.ATTACK_SEQUENCE.id();

    private final long seed;
    private final Instant begins;
    private final Course course;
    private final Detector detector;
    private final Map<Integer, List<Sighting>> byHappening = new HashMap<>();

    /**
     * @param begins when the traffic begins
     * @param course what has happened in it
     */
    Scoring(long seed, Instant begins, Course course, Detector detector) {
        this.seed = seed;
        this.begins = begins;
        this.course = course;
        this.detector = detector;
        for (Sighting sighting : detector.sightings()) {
            for (int happening : sighting.evidence().happenings()) {
                byHappening.computeIfAbsent(happening, id -> new ArrayList<>(2)).add(sighting);
            }
        }
    }

    /** The sum over all findings that people were told of. */
    long evidence(ToLongFunction<Evidence> of) {
        long sum = 0;
        for (Sighting sighting : detector.sightings()) {
            sum += sighting.isRaised() ? of.applyAsLong(sighting.evidence()) : 0;
        }
        return sum;
    }

    /** All attacks and authorised tests on instances that the detector watches. */
    List<Incident> incidents() {
        List<Incident> incidents = new ArrayList<>();
        for (Happening happening : course.happenings()) {
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
        Sighting gravest =
                found.stream().max(Comparator.comparing(Scoring::severity)).orElse(null);
        Double delay = null;
        long startMicros = course.startMicros(happening);
        for (Sighting each : found) {
            double seconds = (Objects.requireNonNull(each.foundAt(happening.id())) - startMicros) / MICROS_PER_SECOND;
            delay = delay == null ? seconds : Math.min(delay, seconds);
        }
        return new Incident(
                seed,
                happening.id(),
                happening.kind() == Kind.AUTHORISED,
                attack.title(),
                Course.instant(startMicros),
                ageDays(Course.instant(startMicros)),
                happening.instances().stream().sorted().toList(),
                course.logins(happening),
                gravest != null,
                delay,
                found.stream().mapToInt(Sighting::notifications).sum(),
                found.stream().anyMatch(each -> each.type().equals(SEQUENCE)),
                gravest == null ? null : severity(gravest),
                gravest != null && happening.right().contains(severity(gravest)),
                gravest != null && explains(gravest, happening),
                gravest != null ? gravest.words().text() : nearest(happening, of));
    }

    private boolean finds(Sighting sighting, Happening happening) {
        return sighting.isRaised()
                && sighting.raisedMicros() >= course.startMicros(happening)
                && sighting.foundAt(happening.id()) != null;
    }

    private static Severity severity(Sighting raised) {
        return Objects.requireNonNull(raised.severity());
    }

    private static boolean explains(Sighting sighting, Happening happening) {
        Sighting.Words words = sighting.words();
        Set<String> right = happening.factors();
        // Factors are in the order of their bits; patterns have no order.
        return right.contains(sighting.type())
                || (words.factor() != null && right.contains(words.factor()))
                || words.patterns().stream().anyMatch(right::contains);
    }

    private String nearest(Happening happening, List<Sighting> of) {
        Sighting nearest = of.stream()
                .max(Comparator.comparingLong(each -> each.evidence().of(happening.id())))
                .orElse(null);
        if (nearest == null) {
            return course.logins(happening) == 0 && happening.attack() != AttackClass.LOG_SILENCE
                    ? "none of its logins was logged"
                    : "no finding holds any of its logins";
        }
        String share = nearest.evidence().of(happening.id()) + " of the "
                + nearest.evidence().total() + " logins of: " + nearest.words().text();
        if (!nearest.isRaised()) {
            return "held back because too little was known yet; " + share;
        }
        return (nearest.raisedMicros() < course.startMicros(happening)
                        ? "lost in a finding raised before it began; "
                        : "")
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
        Instant at = Course.instant(sighting.raisedMicros());
        Sighting.Words words = sighting.words();
        return new Raised(
                seed,
                sighting.id(),
                sighting.type(),
                sighting.instance(),
                severity(sighting),
                worth,
                cause == null ? "ordinary logins" : cause.name(),
                cause == null ? Receiver.ORDINARY : cause.id(),
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
            if (id >= 0 && finds(sighting, course.happenings().get(id))) {
                Kind kind = course.happenings().get(id).kind();
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
            if (id >= 0 && course.happenings().get(id).kind() != Kind.TROUBLE) {
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
                .map(id -> course.happenings().get(id))
                .orElse(null);
    }

    private double ageDays(Instant at) {
        return Duration.between(begins, at).toSeconds() / DAY_SECONDS;
    }
}
