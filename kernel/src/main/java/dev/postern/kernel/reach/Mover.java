// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.reach;

import dev.postern.kernel.WrongClock;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.LinkedHashMap;

/** The databases that one user has lately entered from one source in an unusual way, each with its evidence. */
final class Mover {

    private static final long WINDOW_MICROS = 3 * EventTime.HOUR_MICROS;
    /** What is a finding by itself belongs together as long as a finding lasts. */
    private static final long RAISED_WINDOW_MICROS = EventTime.DAY_MICROS;

    private static final int MOST_TARGETS = 64;

    private record Entry(double bits, boolean raised, long micros) {

        boolean isOver(long nowMicros) {
            return nowMicros - micros > (raised ? RAISED_WINDOW_MICROS : WINDOW_MICROS)
                    || WrongClock.ranAhead(micros, nowMicros);
        }
    }

    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(2);

    Mover() {}

    Mover(StateReader in) {
        in.each(() -> entries.put(in.text(), new Entry(in.real(), in.format() >= 3 && in.flag(), in.time())));
    }

    void write(StateWriter out) {
        out.all(entries, StateWriter::text, Mover::writeEntry);
    }

    private static void writeEntry(StateWriter out, Entry entry) {
        out.real(entry.bits);
        out.flag(entry.raised);
        out.time(entry.micros);
    }

    /** Adds a login; of several to one database the most telling counts. */
    void enter(String instance, double bits, boolean raised, long nowMicros) {
        entries.values().removeIf(entry -> entry.isOver(nowMicros));
        Entry before = entries.get(instance);
        if (before == null && entries.size() == MOST_TARGETS) {
            return;
        }
        Entry entry = before == null
                ? new Entry(bits, raised, nowMicros)
                : new Entry(Math.max(bits, before.bits), raised || before.raised, nowMicros);
        entries.put(instance, entry);
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

    /** Databases on which a login was enough for a finding of its own. */
    int databasesRaised() {
        int raised = 0;
        for (Entry entry : entries.values()) {
            raised += entry.raised ? 1 : 0;
        }
        return raised;
    }

    String targetsText() {
        return String.join(", ", entries.keySet());
    }
}
