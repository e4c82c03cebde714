// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.WrongClock;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;
import java.util.LinkedHashMap;

/**
 * Since when a user has been logging in from a network in a way that was reported and not learnt. After 14 days it is taken for the
 * new normal: a person who has moved must not be reported for ever. At most 256 pairs; the one longest unused gives way.
 */
public final class Quarantine {

    private static final long LASTS_MICROS = 14 * EventTime.DAY_MICROS;
    /** Whoever comes back only after this long begins anew. */
    private static final long FORGOTTEN_MICROS = 60 * EventTime.DAY_MICROS;

    private static final int MOST = 256;

    private record Pair(String user, Object network) {}

    private final LinkedHashMap<Pair, Long> since = new LinkedHashMap<>(2, 0.75f, true);

    Quarantine() {}

    Quarantine(StateReader in) {
        in.each(() -> since.put(new Pair(in.text(), Values.read(in)), in.time()));
    }

    void write(StateWriter out) {
        out.all(since, Quarantine::writePair, StateWriter::time);
    }

    private static void writePair(StateWriter out, Pair pair) {
        out.text(pair.user);
        Values.write(out, pair.network);
    }

    /** Whether the pair is not to be learnt yet; puts it here when it is new. */
    public boolean holds(String user, Object network, long nowMicros) {
        Pair pair = new Pair(user, network);
        Long start = since.get(pair);
        if (start == null || WrongClock.ranAhead(start, nowMicros) || nowMicros - start > FORGOTTEN_MICROS) {
            since.put(pair, nowMicros);
            if (since.size() > MOST) {
                since.remove(since.keySet().iterator().next());
            }
            return true;
        }
        return nowMicros - start <= LASTS_MICROS;
    }
}
