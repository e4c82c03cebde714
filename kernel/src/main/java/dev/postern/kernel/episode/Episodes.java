// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.Finding;
import dev.postern.kernel.Policy;
import dev.postern.kernel.WrongClock;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The open episodes of one instance, and which of them are due to be shown. A new or graver episode is shown at once; one that
 * only grows is shown when its attempts double, and at the latest a minute (of event time) after it changed. At most 1,000 keys
 * are open; beyond that the one longest without a signal is closed, shown in its final state and so noted: more signals of its kind
 * make a new one.
 */
public final class Episodes {

    private static final int MOST_OPEN = 1_000;
    private static final long SHOWN_WITHIN_MICROS = 60_000_000L;

    // In order of use, so that the first is the one longest without a signal.
    private final LinkedHashMap<EpisodeKey, Episode> open = new LinkedHashMap<>(16, 0.75f, true);
    // In order of the change.
    private final LinkedHashSet<Episode> changed = new LinkedHashSet<>();
    private List<Episode> due = new ArrayList<>();

    public Episodes() {}

    public Episodes(StateReader in) {
        in.each(() -> open.put(EpisodeKey.read(in), Episode.read(in)));
        in.each(() -> changed.add(Episode.read(in)));
        in.each(() -> due.add(Episode.read(in)));
    }

    public void write(StateWriter out) {
        out.all(open, EpisodeKey::write, Episode::write);
        out.all(changed, Episode::write);
        out.all(due, Episode::write);
    }

    /** Shows all episodes in a fixed order, some of them several times. */
    public void forEach(Consumer<Episode> taker) {
        open.values().forEach(taker);
        changed.forEach(taker);
        due.forEach(taker);
    }

    /** The open episode of this key, or null. */
    public @Nullable Episode find(EpisodeKey key, long nowMicros) {
        Episode episode = open.get(key);
        if (episode == null || episode.isOpen(nowMicros)) {
            return episode;
        }
        open.remove(key);
        return null;
    }

    /** Opens an episode. */
    public Episode open(EpisodeKey key, Opening opening, Policy policy, Baseline baseline, long nowMicros) {
        // What is shared names the episode: a network in CIDR form, or else each address of it would have the name of
        // all others.
        String subject = key.subject().equals(opening.origin().source())
                ? opening.origin().sourceText()
                : key.subject().toString();
        String id = FindingId.of(policy, opening.instance(), key, subject, opening.startMicros());
        Episode episode = new Episode(key, id, opening, nowMicros, baseline.usual(nowMicros));
        put(key, episode, nowMicros);
        return episode;
    }

    /** Lets a second key lead to an open episode. */
    public void join(EpisodeKey key, Episode episode, long nowMicros) {
        put(key, episode, nowMicros);
    }

    private void put(EpisodeKey key, Episode episode, long nowMicros) {
        open.put(key, episode);
        Iterator<Episode> eldestFirst = open.values().iterator();
        Episode eldest = eldestFirst.next();
        while (eldest != episode && (open.size() > MOST_OPEN || !eldest.isOpen(nowMicros))) {
            if (eldest.isOpen(nowMicros)) {
                eldest.note("closedEarly", "more than " + MOST_OPEN + " findings of this instance were open");
                showNow(eldest); // else those that changed a moment ago would pile up
                eldest.close();
            }
            eldestFirst.remove();
            eldest = eldestFirst.next();
        }
    }

    /** To be called after every change of an episode. */
    public void changed(Episode episode, long nowMicros) {
        if (episode.signals >= episode.nextShown) {
            showNow(episode);
            return;
        }
        if (!episode.queued && changed.add(episode)) {
            episode.dirtySinceMicros = nowMicros;
        }
    }

    /** To be called instead when the change matters in itself: a graver state, a new way of being found. */
    public void showNow(Episode episode) {
        while (episode.nextShown <= episode.signals) {
            episode.nextShown *= 2;
        }
        if (!episode.queued) {
            episode.queued = true;
            due.add(episode);
        }
    }

    /** Makes those due that changed a minute ago or longer. */
    public void advance(long nowMicros) {
        if (changed.isEmpty()) {
            return;
        }
        Iterator<Episode> eldestFirst = changed.iterator();
        while (eldestFirst.hasNext()) {
            Episode eldest = eldestFirst.next();
            if (nowMicros - eldest.dirtySinceMicros < SHOWN_WITHIN_MICROS
                    && !WrongClock.ranAhead(eldest.dirtySinceMicros, nowMicros)) {
                return;
            }
            eldestFirst.remove();
            showNow(eldest);
        }
    }

    /** Makes all due that changed since they were last shown. */
    public void finish() {
        changed.forEach(this::showNow);
        changed.clear();
    }

    public boolean nothingDue() {
        return due.isEmpty();
    }

    /** Takes the findings that are due. */
    public void drainTo(List<Finding> findings) {
        for (Episode episode : due) {
            episode.queued = false;
            changed.remove(episode);
            findings.add(episode.finding());
        }
        due = new ArrayList<>();
    }
}
