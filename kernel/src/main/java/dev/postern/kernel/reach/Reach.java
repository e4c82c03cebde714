// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.reach;

import dev.postern.kernel.episode.Baseline;
import dev.postern.kernel.episode.Episodes;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of sources over all instances, and the episodes that concern the fleet. At most 4,096 probing sources and
 * 1,024 moving ones are told apart; the one longest silent gives way.
 */
public final class Reach {

    private static final int MOST_PROBERS = 4_096;
    private static final int MOST_MOVERS = 1_024;

    /** An alarm about a source inside that waits to be told from a health check; it has been looked at so often. */
    record Held(Object source, Prober prober, Prober.Pending crossing, Baseline baseline, long dueMicros, int looks) {

        Held again(long laterMicros) {
            return new Held(source, prober, crossing, baseline, dueMicros + laterMicros, looks + 1);
        }
    }

    final ArrayDeque<Held> held = new ArrayDeque<>();
    private final LinkedHashMap<Object, Prober> probers = new LinkedHashMap<>(4, 0.75f, true);
    private final LinkedHashMap<Object, Mover> movers = new LinkedHashMap<>(4, 0.75f, true);
    private final Episodes episodes = new Episodes();

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

    Mover mover(Object source) {
        Mover mover = movers.get(source);
        if (mover == null) {
            mover = new Mover();
            movers.put(source, mover);
            if (movers.size() > MOST_MOVERS) {
                movers.remove(movers.keySet().iterator().next());
            }
        }
        return mover;
    }

    /** The held alarm that is due, taken off the queue, or null. */
    @Nullable
    Held takeDue(long nowMicros) {
        Held first = held.peekFirst();
        return first == null || first.dueMicros > nowMicros ? null : held.pollFirst();
    }
}
