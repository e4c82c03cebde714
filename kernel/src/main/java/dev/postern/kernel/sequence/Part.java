// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.sequence;

import dev.postern.kernel.AttackSequence.Signal;
import dev.postern.kernel.AttackSequence.Stage;
import dev.postern.kernel.Engine;
import dev.postern.kernel.Finding;
import dev.postern.kernel.Finding.Actor;
import dev.postern.kernel.Finding.Counts;
import dev.postern.kernel.Finding.LoginAttribute;
import dev.postern.kernel.Finding.UserDetails;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import dev.postern.kernel.WrongClock;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.state.Logins;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finding as far as it may belong to a sequence. About 2 KB.
 *
 * @param sources where its attempts came from, public addresses by their network; of many, those that the finding shows
 * @param accounts those under which somebody got in, at most 8
 * @param newAccount whether one of these had never logged in there before
 * @param newAccountLater whether that one came after another had got in
 * @param related ids of findings that it continues
 * @param samples of its attempts, the first and the last ones, at most 4
 */
record Part(
        Signal signal,
        Engine engine,
        UserDetails user,
        Actor actor,
        Set<Object> sources,
        Set<String> accounts,
        boolean newAccount,
        boolean newAccountLater,
        List<String> related,
        Counts counts,
        List<LoginAttribute> logins,
        List<LoginEvent> samples) {

    private static final int MOST_ACCOUNTS = 8;
    private static final int MOST_LOGINS = 8;
    private static final int SAMPLES_EACH_END = 2;

    /**
     * What a finding tells.
     *
     * @param stages as by {@link Stages#of}
     * @param before what it told before, if anything
     */
    static Part of(Finding f, List<Stage> stages, @Nullable Part before) {
        Set<String> accounts = accounts(f);
        boolean newAccount = stages.contains(Stage.ENTRY) && f.patterns().contains("new-user");
        boolean later = before != null
                && (before.newAccountLater
                        || (before.isEntry()
                                && newAccount
                                && !before.newAccount
                                && !before.accounts.containsAll(accounts)));
        Signal signal = new Signal(
                f.id(),
                f.type(),
                f.severity(),
                f.instance(),
                f.title(),
                stages,
                f.user().user(),
                f.user().application(),
                f.actor().ip(),
                f.actor().location(),
                f.firstSeen(),
                f.lastSeen(),
                f.createdAt(),
                f.updatedAt(),
                f.occurrences());
        List<LoginAttribute> logins =
                f.logins().subList(0, Math.min(MOST_LOGINS, f.logins().size()));
        return new Part(
                signal,
                f.engine(),
                f.user(),
                f.actor(),
                sources(f),
                accounts,
                newAccount,
                later,
                f.related(),
                f.counts(),
                List.copyOf(logins),
                samples(f.samples()));
    }

    private static Set<Object> sources(Finding f) {
        Set<Object> sources = new LinkedHashSet<>();
        boolean named = f.actor().privateNet() != null;
        if (f.actor().ip() != null) {
            sources.add(Origin.source(f.actor().ip(), named));
        } else if (Stages.isElsewhere(f.actor().host())) {
            sources.add(f.actor().host());
        }
        for (LoginEvent sample : f.samples()) {
            if (sample.remoteIp() != null) {
                sources.add(Origin.source(sample.remoteIp(), named));
            } else if (Stages.isElsewhere(sample.remoteHost())) {
                sources.add(sample.remoteHost());
            }
        }
        return Collections.unmodifiableSet(sources);
    }

    private static Set<String> accounts(Finding f) {
        Set<String> accounts = new LinkedHashSet<>();
        for (LoginAttribute login : f.logins()) {
            if (login.successful() > 0 && login.user() != null && accounts.size() < MOST_ACCOUNTS) {
                accounts.add(login.user());
            }
        }
        return Collections.unmodifiableSet(accounts);
    }

    private static List<LoginEvent> samples(List<LoginEvent> all) {
        if (all.size() <= 2 * SAMPLES_EACH_END) {
            return List.copyOf(all);
        }
        List<LoginEvent> some = new ArrayList<>(all.subList(0, SAMPLES_EACH_END));
        some.addAll(all.subList(all.size() - SAMPLES_EACH_END, all.size()));
        return List.copyOf(some);
    }

    static Part read(StateReader in) {
        return in.shared(Part.class, Part::readFields);
    }

    static void write(StateWriter out, Part part) {
        out.shared(part, (o, p) -> p.writeFields(o));
    }

    private static Part readFields(StateReader in) {
        Signal signal = readSignal(in);
        Engine engine = in.constant(Engine.class);
        UserDetails user =
                new UserDetails(signal.user(), signal.application(), in.textOrNull(), in.textOrNull(), in.textOrNull());
        Actor actor = new Actor(signal.address(), in.textOrNull(), in.textOrNull(), signal.location(), in.integer());
        Set<Object> sources = new LinkedHashSet<>();
        in.each(() -> sources.add(Values.read(in)));
        Set<String> accounts = new LinkedHashSet<>();
        in.each(() -> accounts.add(in.text()));
        return new Part(
                signal,
                engine,
                user,
                actor,
                Collections.unmodifiableSet(sources),
                Collections.unmodifiableSet(accounts),
                in.flag(),
                in.flag(),
                in.list(StateReader::text),
                new Counts(in.number(), in.number(), in.number()),
                in.list(i -> new LoginAttribute(i.textOrNull(), i.textOrNull(), i.number(), i.number())),
                in.list(Logins::read));
    }

    private void writeFields(StateWriter out) {
        writeSignal(out, signal);
        out.constant(engine);
        out.text(user.database());
        out.text(user.tls());
        out.text(user.authMethod());
        out.text(actor.host());
        out.text(actor.privateNet());
        out.number(actor.sources());
        out.all(sources, Values::write);
        out.all(accounts, StateWriter::text);
        out.flag(newAccount);
        out.flag(newAccountLater);
        out.all(related, StateWriter::text);
        out.number(counts.successful());
        out.number(counts.failed());
        out.number(counts.incomplete());
        out.all(logins, Part::writeLogin);
        out.all(samples, Logins::write);
    }

    private static void writeLogin(StateWriter out, LoginAttribute login) {
        out.text(login.user());
        out.text(login.application());
        out.number(login.failed());
        out.number(login.successful());
    }

    private static Signal readSignal(StateReader in) {
        return new Signal(
                in.text(),
                in.constant(FindingType.class),
                in.constant(Severity.class),
                in.text(),
                in.text(),
                in.list(i -> i.constant(Stage.class)),
                in.textOrNull(),
                in.textOrNull(),
                Values.readAddress(in),
                Values.readLocation(in),
                in.time(),
                in.time(),
                in.time(),
                in.time(),
                in.integer());
    }

    private static void writeSignal(StateWriter out, Signal signal) {
        out.text(signal.id());
        out.constant(signal.type());
        out.constant(signal.severity());
        out.text(signal.instance());
        out.text(signal.title());
        out.all(signal.stages(), StateWriter::constant);
        out.text(signal.user());
        out.text(signal.application());
        Values.writeAddress(out, signal.address());
        Values.writeLocation(out, signal.location());
        out.time(signal.firstSeen());
        out.time(signal.lastSeen());
        out.time(signal.createdAt());
        out.time(signal.updatedAt());
        out.number(signal.count());
    }

    String id() {
        return signal.id();
    }

    /** By its beginning, then by when it was told of. */
    static int inOrder(Part one, Part other) {
        int begun = Long.compare(one.signal.firstSeen(), other.signal.firstSeen());
        return begun != 0 ? begun : Long.compare(one.signal.createdAt(), other.signal.createdAt());
    }

    /** Whether somebody got in. */
    boolean isEntry() {
        return signal.stages().contains(Stage.ENTRY);
    }

    /** Whether nothing that happens now can belong to it any more. */
    boolean isOver(long nowMicros) {
        return nowMicros - signal.lastSeen() > EventTime.DAY_MICROS
                || WrongClock.ranAhead(signal.lastSeen(), nowMicros);
    }

    /** Whether it says more than an earlier state of the same finding that matters to who belongs together. */
    boolean isNewsAfter(Part earlier) {
        return !signal.stages().equals(earlier.signal.stages())
                || newAccountLater != earlier.newAccountLater
                || !earlier.sources.containsAll(sources)
                || !earlier.accounts.containsAll(accounts)
                || !earlier.related.containsAll(related);
    }

    /** Whether both are the same actor's, as far as sources, accounts and what findings say of each other tell. */
    boolean belongsWith(Part other) {
        long gap = Math.max(signal.firstSeen() - other.signal.lastSeen(), other.signal.firstSeen() - signal.lastSeen());
        if (gap > EventTime.DAY_MICROS) {
            return false;
        }
        return related.contains(other.id())
                || other.related.contains(id())
                || !Collections.disjoint(sources, other.sources)
                || (signal.instance().equals(other.signal.instance())
                        && !Collections.disjoint(accounts, other.accounts));
    }

    /** Attempts of this outcome. */
    long count(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> counts.successful();
            case FAILED -> counts.failed();
            case INCOMPLETE -> counts.incomplete();
        };
    }
}
