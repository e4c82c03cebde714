// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import java.util.PriorityQueue;

/** Lines waiting for their time: sessions overlap, and a server writes what happens when it happens. */
final class LineQueue {
    private final PriorityQueue<Line> lines = new PriorityQueue<>();
    private long added;

    private record Line(long micros, long order, String text) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int byTime = Long.compare(micros, other.micros);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** Adds a record that is written at a time; it may hold line ends but has none at its end. */
    void add(long micros, String text) {
        lines.add(new Line(micros, added++, text));
    }

    /** Whether a record is due before the time. */
    boolean hasBefore(long micros) {
        Line first = lines.peek();
        return first != null && first.micros < micros;
    }

    /** Takes the earliest record. */
    String take() {
        return lines.remove().text;
    }
}
