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
import dev.postern.kernel.WrongClock;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.state.Logins;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Usuals;
import dev.postern.kernel.state.Values;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signals that make one finding. Counts are absolute. It is open while signals come at most 24 hours apart. Bounded: about 1 KB
 * with one attempt, at most about 80 KB.
 */
public final class Episode {

    /** Has facts that are costly to tell, and tells them anew each time before the episode is shown. */
    public interface Describer {

        /** Notes the facts on the episode. */
        void describe(Episode episode);
    }

    static final long IDLE_MICROS = 24 * 3_600_000_000L;
    private static final int MOST_RELATED = 10;
    private static final int MOST_NOTES = 60;

    final EpisodeKey key;
    final String id;
    final String instance;
    final Engine engine;
    final String sourceText;
    final List<Usual> usual;
    final Tally tally;
    final Distinct users;
    final Distinct sources;
    final LoginTallies logins;
    final UnusualTallies unusual;
    final Samples samples;
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
    boolean note;

    private @Nullable Describer describer;
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
        this.tally = new Tally();
        this.users = new Distinct();
        this.sources = new Distinct();
        this.logins = new LoginTallies();
        this.unusual = new UnusualTallies();
        this.samples = new Samples();
    }

    private Episode(StateReader in) {
        key = EpisodeKey.read(in);
        id = in.text();
        instance = in.text();
        engine = in.constant(Engine.class);
        sourceText = in.text();
        usual = Usuals.read(in);
        tally = new Tally(in);
        users = new Distinct(in);
        sources = new Distinct(in);
        logins = new LoginTallies(in);
        unusual = new UnusualTallies(in);
        samples = new Samples(in);
        in.each(() -> patterns.add(in.text()));
        in.each(() -> related.add(in.text()));
        in.each(() -> notes.put(in.text(), in.text()));
        shared = in.constant(EpisodeKey.Sharing.class);
        severity = in.constant(Severity.class);
        evidence = in.list(Values::readListEntry);
        factors = in.list(Episode::readFactor);
        telling = Logins.readOrNull(in);
        origin = Origin.read(in);
        createdMicros = in.time();
        firstMicros = in.time();
        lastMicros = in.time();
        updatedMicros = in.time();
        signals = in.number();
        learning = in.flag();
        factorBits = in.real();
        anyPublic = in.flag();
        closed = in.flag();
        note = in.format() >= 3 && in.flag();
        queued = in.flag();
        dirtySinceMicros = in.time();
        nextShown = in.number();
        if (nextShown < 1) {
            throw in.damaged("an episode is never shown again");
        }
    }

    /** Reads an episode that several others may refer to, without its describer. */
    public static @Nullable Episode readOrNull(StateReader in) {
        return in.sharedOrNull(Episode.class, Episode::new);
    }

    static Episode read(StateReader in) {
        return in.shared(Episode.class, Episode::new);
    }

    /** Writes an episode that several others may refer to, without its describer. */
    public static void write(StateWriter out, @Nullable Episode episode) {
        out.shared(episode, (o, e) -> e.writeFields(o));
    }

    private void writeFields(StateWriter out) {
        EpisodeKey.write(out, key);
        out.text(id);
        out.text(instance);
        out.constant(engine);
        out.text(sourceText);
        Usuals.write(out, usual);
        tally.write(out);
        users.write(out);
        sources.write(out);
        logins.write(out);
        unusual.write(out);
        samples.write(out);
        out.all(patterns, StateWriter::text);
        out.all(related, StateWriter::text);
        out.all(notes, StateWriter::text, StateWriter::text);
        out.constant(shared);
        out.constant(severity);
        out.all(evidence, Values::writeListEntry);
        out.all(factors, Episode::writeFactor);
        Logins.write(out, telling);
        Origin.write(out, origin);
        out.time(createdMicros);
        out.time(firstMicros);
        out.time(lastMicros);
        out.time(updatedMicros);
        out.number(signals);
        out.flag(learning);
        out.real(factorBits);
        out.flag(anyPublic);
        out.flag(closed);
        out.flag(note);
        out.flag(queued);
        out.time(dirtySinceMicros);
        out.number(nextShown);
    }

    private static void writeFactor(StateWriter out, Factor factor) {
        out.text(factor.name());
        out.real(factor.bits());
        out.text(factor.text());
    }

    private static Factor readFactor(StateReader in) {
        return new Factor(in.text(), in.real(), in.text());
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

    /** Sources took part that share nothing but the instance and the time. */
    public void spread() {
        shared = EpisodeKey.Sharing.INSTANCE;
    }

    /** Whether a signal at this time still belongs to it. */
    public boolean isOpen(long nowMicros) {
        return !closed && nowMicros - lastMicros <= IDLE_MICROS && !WrongClock.ranAhead(lastMicros, nowMicros);
    }

    /** Whether it has been told for the last time. */
    public boolean isClosed() {
        return closed;
    }

    /** No signal is added any more. */
    void close() {
        closed = true;
    }

    /** Time of the first attempt, microseconds since the epoch. */
    public long startMicros() {
        return firstMicros;
    }

    /** When it was raised, microseconds since the epoch: of slow attempts long after the first. */
    public long createdMicros() {
        return createdMicros;
    }

    /** Time of the last attempt, microseconds since the epoch. */
    public long lastMicros() {
        return lastMicros;
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

    /** Whether something everyday explains it. */
    public boolean isNote() {
        return note;
    }

    /** Says that something everyday explains it, in one of the fixed words. */
    public void explained(String word) {
        note = true;
        pattern(word);
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
    public void occurred(long fromMicros, long toMicros) {
        firstMicros = Math.min(firstMicros, fromMicros);
        lastMicros = Math.max(lastMicros, toMicros);
        updatedMicros = Math.max(updatedMicros, toMicros);
        signals++;
    }

    /** Notes that what it is about has lasted until this time, without occurring again. */
    public void lasted(long micros) {
        lastMicros = Math.max(lastMicros, micros);
        updatedMicros = Math.max(updatedMicros, micros);
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

    /** Says that attempts up to a time were found on the list later than they happened, which is now. */
    public void matchedLater(long eventMicros, long nowMicros) {
        pattern("retro-match");
        note("retroMatchedThrough", Words.minute(eventMicros));
        updatedMicros = Math.max(updatedMicros, nowMicros);
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

    /** Has the describer tell its facts from now on. */
    public void describedBy(@Nullable Describer by) {
        describer = by;
    }

    /** Who tells further facts, or null. */
    public @Nullable Describer describer() {
        return describer;
    }

    /** Its state now, whole. */
    Finding finding() {
        if (describer != null) {
            describer.describe(this);
        }
        return FindingAssembly.of(this);
    }
}
