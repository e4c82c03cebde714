// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.reach;

import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.Iterator;
import java.util.LinkedHashMap;

/** The databases that one source has lately entered in a slightly unusual way, each with its evidence. */
final class Mover {

    private static final long WINDOW_MICROS = 3 * EventTime.HOUR_MICROS;
    private static final int MOST_TARGETS = 64;

    private record Entry(double bits, long micros) {}

    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(2);

    Mover() {}

    Mover(StateReader in) {
        in.each(() -> entries.put(in.text(), new Entry(in.real(), in.time())));
    }

    void write(StateWriter out) {
        out.all(entries, StateWriter::text, Mover::writeEntry);
    }

    private static void writeEntry(StateWriter out, Entry entry) {
        out.real(entry.bits);
        out.time(entry.micros);
    }

    /** Adds a login; of several to one database the most telling counts. */
    void enter(String instance, double bits, long nowMicros) {
        for (Iterator<Entry> i = entries.values().iterator(); i.hasNext(); ) {
            if (nowMicros - i.next().micros > WINDOW_MICROS) {
                i.remove();
            }
        }
        Entry before = entries.get(instance);
        if (before == null && entries.size() == MOST_TARGETS) {
            return;
        }
        entries.put(instance, new Entry(before == null ? bits : Math.max(bits, before.bits), nowMicros));
    }

    double bits() {
        double sum = 0;
        for (Entry entry : entries.values()) {
            sum += entry.bits;
        }
        return sum;
    }

    int databases() {
        return entries.size();
    }

    String targetsText() {
        return String.join(", ", entries.keySet());
    }
}
