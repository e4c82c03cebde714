// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.Engine;
import dev.postern.kernel.Finding;
import dev.postern.kernel.Finding.Factor;
import dev.postern.kernel.Finding.Usual;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import dev.postern.kernel.origin.Origin;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Signals that make one finding. Counts are absolute. It is open while signals come at most 24 hours apart. Bounded: about 1 KB
 * with one attempt, at most about 80 KB.
 */
public final class Episode {

    static final long IDLE_MICROS = 24 * 3_600_000_000L;
    private static final int MOST_RELATED = 10;
    private static final int MOST_NOTES = 60;

    final EpisodeKey key;
    final String id;
    final String instance;
    final Engine engine;
    final String sourceText;
    final List<Usual> usual;
    final Tally tally = new Tally();
    final Distinct users = new Distinct();
    final Distinct sources = new Distinct();
    final LoginTallies logins = new LoginTallies();
    final UnusualTallies unusual = new UnusualTallies();
    final Samples samples = new Samples();
    final Set<String> patterns = new LinkedHashSet<>(2);
    final Set<String> related = new LinkedHashSet<>(2);
    final Map<String, String> notes = new LinkedHashMap<>(2);
    EpisodeKey.Sharing shared;
    Severity severity;
    List<ListEntry> evidence = List.of();
    List<Factor> factors = List.of();

    @Nullable
    LoginEvent telling;

    Origin origin;
    long createdMicros;
    long firstMicros;
    long lastMicros;
    long updatedMicros;
    long signals;
    boolean learning;

    private Consumer<Episode> describer = episode -> {};
    private double factorBits = Double.NEGATIVE_INFINITY;
    private boolean anyPublic;
    private boolean closed;

    // When it is shown next; see Episodes.
    boolean queued;
    long dirtySinceMicros;
    long nextShown = 1;

    Episode(EpisodeKey key, String id, Opening opening, long createdMicros, List<Usual> usual) {
        this.key = key;
        this.shared = key.sharing();
        this.id = id;
        this.instance = opening.instance();
        this.engine = opening.engine();
        this.origin = opening.origin();
        this.sourceText = opening.origin().sourceText();
        this.severity = opening.severity();
        this.firstMicros = opening.startMicros();
        this.lastMicros = opening.startMicros();
        this.createdMicros = createdMicros;
        this.updatedMicros = createdMicros;
        this.usual = usual;
    }

    public String id() {
        return id;
    }

    /** What its signals share by now. */
    public EpisodeKey.Sharing shared() {
        return shared;
    }

    /** Another source took part: from now on its signals share the user alone. */
    public void widen() {
        shared = EpisodeKey.Sharing.USER;
    }

    /** Whether a signal at this time still belongs to it. */
    public boolean isOpen(long nowMicros) {
        return !closed && nowMicros - lastMicros <= IDLE_MICROS;
    }

    /** No signal is added any more. */
    void close() {
        closed = true;
    }

    /** Time of the first attempt, microseconds since the epoch. */
    public long startMicros() {
        return firstMicros;
    }

    /** Time from the first attempt to the last, microseconds. */
    public long spanMicros() {
        return lastMicros - firstMicros;
    }

    public Severity severity() {
        return severity;
    }

    /** Raises the severity; it never falls while the episode lasts. */
    public void raise(Severity atLeast) {
        if (atLeast.compareTo(severity) > 0) {
            severity = atLeast;
        }
    }

    public boolean isLearning() {
        return learning;
    }

    /** Marks it as raised by a profile that is still learning, or, for good and from now, by one that is ready. */
    public void learning(boolean stillLearning, long nowMicros) {
        if (signals == 0) {
            learning = stillLearning;
        } else if (learning && !stillLearning) {
            learning = false;
            createdMicros = nowMicros;
        }
    }

    /** Whether attempts from this exact address or host are part of it. */
    public boolean involves(Origin candidate) {
        return sources.holds(candidate.exact());
    }

    /** Whether a public address takes part. */
    public boolean isFromPublic() {
        return anyPublic;
    }

    /** Attempts of this outcome. */
    public long count(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> tally.successful();
            case FAILED -> tally.failed();
            case INCOMPLETE -> tally.incomplete();
        };
    }

    /** Adds an attempt. */
    public void add(LoginEvent event, Origin from, Baseline baseline) {
        tally.add(event.outcome());
        logins.add(event);
        unusual.add(event, from, baseline);
        samples.add(event);
        sources.add(from.exact());
        anyPublic |= from.isPublic();
        if (event.user() != null) {
            users.add(Clip.text(event.user()));
        }
        LoginEvent told = telling;
        boolean moreTelling = told == null || event.outcome() == Outcome.SUCCESS || told.outcome() != Outcome.SUCCESS;
        if (moreTelling && factors.isEmpty()) {
            telling = Clip.event(event);
            origin = from;
        }
        occurred(event.openedMicros(), event.timeMicros());
    }

    /** Takes over the attempts of an earlier episode that this one continues, as they stand now. */
    public void absorb(Episode earlier) {
        tally.add(earlier.tally);
        logins.addAll(earlier.logins);
        unusual.addAll(earlier.unusual);
        samples.addAll(earlier.samples);
        users.addAll(earlier.users);
        sources.addAll(earlier.sources);
        anyPublic |= earlier.anyPublic;
        firstMicros = Math.min(firstMicros, earlier.firstMicros);
        relate(earlier);
    }

    /** Notes that something happened, between these times. */
    void occurred(long fromMicros, long toMicros) {
        firstMicros = Math.min(firstMicros, fromMicros);
        lastMicros = Math.max(lastMicros, toMicros);
        updatedMicros = Math.max(updatedMicros, toMicros);
        signals++;
    }

    /** Links an earlier finding that this one continues. */
    public void relate(Episode earlier) {
        if (earlier != this && related.size() < MOST_RELATED) {
            related.add(earlier.id);
        }
    }

    /** Names how it was found, in one of the fixed words. */
    public void pattern(String word) {
        patterns.add(word);
    }

    /** Sets a named fact. */
    public void note(String name, String value) {
        if (notes.containsKey(name) || notes.size() < MOST_NOTES) {
            notes.put(name, value);
        }
    }

    /** Shows this login and its score, if none so far has more bits. */
    public void score(double bits, List<Factor> terms, LoginEvent event, Origin from) {
        if (bits > factorBits) {
            factorBits = bits;
            factors = terms;
            telling = Clip.event(event);
            origin = from;
        }
    }

    /** Bits of the score shown; negative infinity when there is none. */
    public double bits() {
        return factorBits;
    }

    /** The lists that hold the source. */
    public void evidence(List<ListEntry> entries) {
        evidence = entries;
    }

    /** Has facts that are costly to tell told anew each time before it is shown. */
    public void describedBy(Consumer<Episode> describer) {
        this.describer = describer;
    }

    /** Its state now, whole. */
    Finding finding() {
        describer.accept(this);
        return FindingAssembly.of(this);
    }
}
