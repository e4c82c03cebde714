// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.reach;

import dev.postern.kernel.WrongClock;
import dev.postern.kernel.episode.Attempt;
import dev.postern.kernel.episode.Episodes;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of sources over all instances, and the episodes that concern the fleet. At most 4,096 probing sources and
 * 1,024 users with a source are told apart; the one longest silent gives way.
 * At most 1,024 alarms are held.
 */
public final class Reach {

    private static final int MOST_PROBERS = 4_096;
    private static final int MOST_MOVERS = 1_024;
    private static final int MOST_HELD = 1_024;

    /** An alarm about a source inside that waits to be told from a health check; it has been looked at so often. */
    record Held(Object source, Prober prober, Attempt crossing, long dueMicros, int looks) {

        Held again(long laterMicros) {
            return new Held(source, prober, crossing, dueMicros + laterMicros, looks + 1);
        }

        static Held read(StateReader in) {
            return new Held(Values.read(in), Prober.read(in), Attempt.read(in), in.time(), in.integer());
        }

        static void write(StateWriter out, Held held) {
            Values.write(out, held.source);
            Prober.write(out, held.prober);
            Attempt.write(out, held.crossing);
            out.time(held.dueMicros);
            out.number(held.looks);
        }
    }

    /** A user from a source: many people may share an address, as behind a gateway. */
    private record Way(Object source, String user) {

        static void write(StateWriter out, Way way) {
            Values.write(out, way.source);
            out.text(way.user);
        }
    }

    /** In the order in which they are due: clocks of databases differ. */
    private final List<Held> held = new ArrayList<>(0);

    private final LinkedHashMap<Object, Prober> probers = new LinkedHashMap<>(4, 0.75f, true);
    private final LinkedHashMap<Way, Mover> movers = new LinkedHashMap<>(4, 0.75f, true);
    private final Episodes episodes;

    public Reach() {
        episodes = new Episodes();
    }

    public Reach(StateReader in) {
        in.each(() -> insert(Held.read(in)));
        in.each(() -> probers.put(Values.read(in), Prober.read(in)));
        in.each(() -> {
            Object source = Values.read(in);
            if (in.format() < 3) {
                new Mover(in); // of all users of the source; what was remembered of it is over in three hours
            } else {
                movers.put(new Way(source, in.text()), new Mover(in));
            }
        });
        episodes = new Episodes(in);
        episodes.forEach(episode -> episode.describedBy(Prober.readOrNull(in)));
    }

    public void write(StateWriter out) {
        out.all(held, Held::write);
        out.all(probers, Values::write, Prober::write);
        out.all(movers, Way::write, (o, mover) -> mover.write(o));
        episodes.write(out);
        // A source may have given way to others while an episode still tells of it.
        episodes.forEach(episode -> Prober.write(out, (Prober) episode.describer()));
    }

    /** The open episodes that concern the fleet. */
    public Episodes episodes() {
        return episodes;
    }

    Prober prober(Object source) {
        Prober prober = probers.get(source);
        if (prober == null) {
            prober = new Prober();
            probers.put(source, prober);
            if (probers.size() > MOST_PROBERS) {
                probers.remove(probers.keySet().iterator().next());
            }
        }
        return prober;
    }

    Mover mover(Object source, String user) {
        Way way = new Way(source, user);
        Mover mover = movers.get(way);
        if (mover == null) {
            mover = new Mover();
            movers.put(way, mover);
            if (movers.size() > MOST_MOVERS) {
                movers.remove(movers.keySet().iterator().next());
            }
        }
        return mover;
    }

    /** Holds an alarm; returns whether it is held, and not when too many are. */
    boolean hold(Held alarm) {
        return held.size() < MOST_HELD && insert(alarm);
    }

    private boolean insert(Held alarm) {
        int at = held.size();
        while (at > 0 && held.get(at - 1).dueMicros > alarm.dueMicros) {
            at--;
        }
        held.add(at, alarm);
        return true;
    }

    /** A held alarm that is due, or was held by a clock that ran ahead; taken off the queue. Null when there is none. */
    @Nullable
    Held takeDue(long nowMicros) {
        if (held.isEmpty()) {
            return null;
        }
        int last = held.size() - 1;
        if (WrongClock.ranAhead(held.get(last).dueMicros, nowMicros)) {
            return held.remove(last);
        }
        return held.get(0).dueMicros > nowMicros ? null : held.remove(0);
    }
}
