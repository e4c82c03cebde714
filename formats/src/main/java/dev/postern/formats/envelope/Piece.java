// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LineTime;
import dev.postern.formats.LogLine;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one sender wrote at one time: a window into a shared buffer, valid until the next piece is read. */
final class Piece {
    byte[] buf = new byte[0];
    int from;
    int to;
    /** Place of the piece in its file. */
    String file = "";

    long number;
    long offset;
    Sender sender = Sender.UNKNOWN;
    /** Process id, or -1. */
    int process = -1;

    @Nullable
    LineTime time;
    /** Whether the line goes on in the sender's next piece. */
    boolean partial;
    /** Whether a part of the text was too long and has been dropped. */
    boolean cut;

    /** Takes place from a line, and forgets all else. */
    void at(LogLine line) {
        file = line.file;
        number = line.number;
        offset = line.offset;
        cut = line.cut;
        sender = Sender.UNKNOWN;
        process = -1;
        time = null;
        partial = false;
    }

    /** Sets the text. */
    void text(byte[] bytes, int textFrom, int textTo) {
        buf = bytes;
        from = textFrom;
        to = textTo;
    }

    /** An independent copy with its own bytes. */
    Piece copy() {
        Piece copy = new Piece();
        copy.take(this);
        copy.text(Arrays.copyOfRange(buf, from, to), 0, to - from);
        return copy;
    }

    /** Becomes the same window as another piece. */
    void take(Piece other) {
        text(other.buf, other.from, other.to);
        file = other.file;
        number = other.number;
        offset = other.offset;
        sender = other.sender;
        process = other.process;
        time = other.time;
        partial = other.partial;
        cut = other.cut;
    }
}
