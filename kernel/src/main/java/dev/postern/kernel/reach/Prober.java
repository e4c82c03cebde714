// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.reach;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.WrongClock;
import dev.postern.kernel.episode.Attempt;
import dev.postern.kernel.episode.Episode;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The databases that one source has touched without getting in. */
final class Prober implements Episode.Describer {

    /** So many databases make a scan. */
    static final int SCAN_DATABASES = 4;

    private static final int MOST_TARGETS = 128;
    private static final int MOST_PENDING = 12;
    /** An alarm that waits should lose nothing of an ordinary scan. */
    private static final int MOST_PENDING_HELD = 256;

    private static final double FORGIVEN_A_DAY = 0.7;
    /** A database touched again after this long counts as new: a scan each week, now earlier and now later, comes before. */
    private static final long FORGOTTEN_MICROS = 10 * EventTime.DAY_MICROS;

    final LinkedHashMap<String, Touched> targets = new LinkedHashMap<>(2, 0.75f, true);
    final ArrayDeque<Attempt> pending = new ArrayDeque<>(1);
    /** Waiting to be told from a health check. */
    boolean held;
    /** Known to be a health check. */
    boolean cleared;

    private double score;
    private long probes;
    private long failures;
    private long latestMicros = Long.MIN_VALUE;

    Prober() {}

    private Prober(StateReader in) {
        in.each(() -> targets.put(in.text(), new Touched(in)));
        in.each(() -> pending.addLast(Attempt.read(in)));
        held = in.flag();
        cleared = in.flag();
        score = in.real();
        probes = in.number();
        failures = in.number();
        latestMicros = in.time();
    }

    /** Reads a source that an alarm or an episode may refer to as well. */
    static Prober read(StateReader in) {
        return in.shared(Prober.class, Prober::new);
    }

    static @Nullable Prober readOrNull(StateReader in) {
        return in.sharedOrNull(Prober.class, Prober::new);
    }

    static void write(StateWriter out, @Nullable Prober prober) {
        out.shared(prober, (o, p) -> p.writeFields(o));
    }

    private void writeFields(StateWriter out) {
        out.all(targets, StateWriter::text, (o, touched) -> touched.write(o));
        out.all(pending, Attempt::write);
        out.flag(held);
        out.flag(cleared);
        out.real(score);
        out.number(probes);
        out.number(failures);
        out.time(latestMicros);
    }

    /** Adds an attempt; {@code weight} counts when the database is new to the source. */
    Touched touch(LoginEvent event, Origin origin, double weight) {
        long now = event.timeMicros();
        if (latestMicros != Long.MIN_VALUE && now > latestMicros) {
            score = Math.max(0, score - FORGIVEN_A_DAY * (now - latestMicros) / EventTime.DAY_MICROS);
        }
        latestMicros = WrongClock.ranAhead(latestMicros, now) ? now : Math.max(latestMicros, now);
        String instance = event.instance();
        Touched touched = targets.get(instance);
        if (touched == null
                || now - touched.latestMicros() > FORGOTTEN_MICROS
                || WrongClock.ranAhead(touched.latestMicros(), now)) {
            score += weight;
            touched = new Touched();
            replace(targets.put(instance, touched));
            if (targets.size() > MOST_TARGETS) {
                replace(targets.remove(targets.keySet().iterator().next()));
            }
        }
        touched.add(event.outcome(), now);
        if (event.outcome() == Outcome.FAILED) {
            failures++;
        } else {
            probes++;
        }
        if (pending.size() >= (held ? MOST_PENDING_HELD : MOST_PENDING)) {
            pending.removeFirst();
        }
        pending.addLast(Attempt.of(event, origin));
        return touched;
    }

    private void replace(@Nullable Touched old) {
        if (old != null) {
            probes -= old.probes();
            failures -= old.failures();
        }
    }

    double score() {
        return score;
    }

    /** Whether most attempts tried to log in. */
    boolean mostlyFails() {
        return failures > probes;
    }

    long failures() {
        return failures;
    }

    @Override
    public void describe(Episode episode) {
        int databases = targets.size();
        if (databases > 1) {
            episode.note("databases", Integer.toString(databases));
            episode.note("databasesTouched", targetsText());
            if (databases >= SCAN_DATABASES) {
                episode.pattern("many-databases");
            }
        }
    }

    /** The databases with the number of attempts on each, for people; the latest last, at most twenty. */
    private String targetsText() {
        StringBuilder text = new StringBuilder();
        int skip = Math.max(0, targets.size() - 20);
        for (Map.Entry<String, Touched> entry : targets.entrySet()) {
            if (skip-- > 0) {
                continue;
            }
            Touched touched = entry.getValue();
            text.append(text.length() == 0 ? "" : ", ").append(entry.getKey());
            text.append(" (").append(touched.probes() + touched.failures()).append(')');
        }
        return text.toString();
    }

    /** Whether it has come to most of its databases so often, over so long, as monitoring does and a scan does not. */
    boolean comesBack(int often, long spanMicros) {
        long kept = targets.values().stream()
                .filter(touched -> touched.probes() >= often && touched.spanMicros() >= spanMicros)
                .count();
        return kept * 2 > targets.size();
    }
}
