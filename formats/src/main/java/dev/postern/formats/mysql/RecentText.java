// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;

/** The last bytes of a stream, by their position in it. */
final class RecentText {
    private static final int CAPACITY = 1 << 13;
    private static final int MASK = CAPACITY - 1;

    private final byte[] ring = new byte[CAPACITY];
    private long end;

    /** Takes the next line, with a line break behind it. Only the end of a long line is kept. */
    void add(LogLine line, long position) {
        int skipped = Math.max(0, line.length() - CAPACITY / 2);
        int from = line.from + skipped;
        int length = line.to - from;
        int at = (int) (position + skipped) & MASK;
        int first = Math.min(length, CAPACITY - at);
        System.arraycopy(line.buf, from, ring, at, first);
        System.arraycopy(line.buf, from + first, ring, 0, length - first);
        end = position + line.length() + 1;
        ring[(int) (end - 1) & MASK] = '\n';
    }

    /** The bytes of {@code [from, to)}; empty when they are no longer kept. */
    byte[] get(long from, long to) {
        if (from < end - CAPACITY / 2 || to > end || to <= from) {
            return new byte[0];
        }
        byte[] bytes = new byte[(int) (to - from)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = ring[(int) (from + i) & MASK];
        }
        return bytes;
    }
}
