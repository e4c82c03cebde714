// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A message that PostgreSQL has split for syslog, as far as its parts have come. */
final class Message {
    /** Longest part (manual, {@code syslog_split_messages}: 1024 bytes with what stands before it; 900 in the source). */
    private static final int LIMIT = 900;
    /** Less than a character more would have fitted. */
    private static final int FULL = LIMIT - 3;
    /** More than this is kept of no message. */
    private static final int MAX_BYTES = 1 << 16;

    final int process;
    final long sequence;
    /** When its latest part has come, counted in pieces. */
    long latest;
    /** Whether a later message of its process has begun. */
    boolean closed;

    private final List<Piece> lines = new ArrayList<>();
    private int parts;
    private int lastPartLength;
    private int bytes;

    Message(int process, long sequence) {
        this.process = process;
        this.sequence = sequence;
    }

    /** Its lines, as the server would have written them to a file. */
    List<Piece> lines() {
        return lines;
    }

    /** Whether this is the number of the part that is due. */
    boolean isNext(int part) {
        return part == parts + 1;
    }

    /** Adds the part that is due. */
    void add(Piece part) {
        int length = part.to - part.from;
        boolean goesOn = parts > 0 && wasCutBefore(part);
        parts++;
        lastPartLength = length;
        bytes += length;
        if (bytes > MAX_BYTES && parts > 1) {
            return; // what logins need stands at the beginning
        }
        if (goesOn) {
            extend(lines.get(lines.size() - 1), part);
        } else {
            lines.add(part.copy());
        }
    }

    /** Whether the part before this one ended because it was full, between two words if it could, not at a line break. */
    private boolean wasCutBefore(Piece next) {
        if (!Ascii.at(next.buf, next.from, next.to, ' ')) {
            return lastPartLength >= FULL && !Ascii.at(next.buf, next.from, next.to, '\t');
        }
        int wordEnd = Ascii.find(next.buf, next.from + 1, next.to, ' ');
        return lastPartLength + wordEnd - next.from >= FULL;
    }

    private static void extend(Piece line, Piece part) {
        int length = line.to - line.from;
        byte[] joined = Arrays.copyOf(line.buf, length + part.to - part.from);
        System.arraycopy(part.buf, part.from, joined, length, part.to - part.from);
        line.text(joined, 0, joined.length);
    }
}
