// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.util.Arrays;
import java.util.List;

/** The physical lines of a stretch of a log as one text, with where each begins. */
final class TornText {
    private final int keptOfALine;
    private byte[] bytes = new byte[1 << 12];
    private int length;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private PgRecord[] sources = new PgRecord[64];
    private int[] lineInSource = new int[64];
    private int lines;

    /** @param keptOfALine most bytes kept of one line */
    TornText(int keptOfALine) {
        this.keptOfALine = keptOfALine;
    }

    void take(List<PgRecord> records) {
        length = 0;
        lines = 0;
        for (PgRecord r : records) {
            int from = 0;
            int number = 0;
            while (from <= r.length) {
                int newline = Bytes.indexOf(r.bytes, from, r.length, (byte) '\n');
                int end = newline < 0 ? r.length : newline;
                add(r, number++, from, end);
                from = end + 1;
            }
        }
    }

    private void add(PgRecord source, int number, int from, int to) {
        if (lines == starts.length) {
            starts = Arrays.copyOf(starts, lines * 2);
            ends = Arrays.copyOf(ends, lines * 2);
            sources = Arrays.copyOf(sources, lines * 2);
            lineInSource = Arrays.copyOf(lineInSource, lines * 2);
        }
        int kept = Math.min(to - from, keptOfALine);
        if (length + kept + 1 > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + kept + 1));
        }
        if (lines > 0) {
            bytes[length++] = '\n';
        }
        starts[lines] = length;
        System.arraycopy(source.bytes, from, bytes, length, kept);
        length += kept;
        ends[lines] = length;
        sources[lines] = source;
        lineInSource[lines] = number;
        lines++;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    int lines() {
        return lines;
    }

    int start(int line) {
        return starts[line];
    }

    int end(int line) {
        return ends[line];
    }

    /** Whether the line begins with a tab, as the lines of a message behind its first do. */
    boolean isContinuation(int line) {
        return starts[line] < ends[line] && bytes[starts[line]] == '\t';
    }

    /** The line behind a record whose message begins on this line. */
    int recordEnd(int line) {
        int next = line + 1;
        while (next < lines && isContinuation(next)) {
            next++;
        }
        return next;
    }

    /** The line that holds a position. */
    int lineAt(int position) {
        int at = Arrays.binarySearch(starts, 0, lines, position);
        return at >= 0 ? at : -at - 2;
    }

    /** How many of the lines behind {@code from} up to {@code to} begin as records do. */
    int heads(LinePrefix prefix, int from, int to) {
        PgRecord scratch = new PgRecord();
        scratch.bytes = bytes;
        int heads = 0;
        for (int i = from; i <= to; i++) {
            heads += prefix.head(scratch, starts[i], ends[i]) >= 0 ? 1 : 0;
        }
        return heads;
    }

    /** A record of the lines {@code [from, to)}. */
    PgRecord record(int from, int to) {
        PgRecord r = new PgRecord();
        PgRecord source = sources[from];
        r.place(source.file, source.line + lineInSource[from], source.offset);
        r.wrappedTime = source.wrappedTime;
        r.wrappedProcess = source.wrappedProcess;
        r.continued = true;
        r.append(bytes, starts[from], ends[to - 1]);
        return r;
    }
}
