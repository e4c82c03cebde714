// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import dev.postern.kernel.SourceLine;
import java.nio.charset.StandardCharsets;

/** One physical line without its terminator: a window into a shared buffer, valid until the next line is read. */
public final class LogLine {
    /** Bytes of the line from {@link #from} to {@link #to}; a final CR is part of the line. */
    public byte[] buf = new byte[0];

    public int from;
    public int to;
    /** Name of the file as the user gave it. */
    public String file = "";
    /** Number of the line in its file, from 1. */
    public long number;
    /** Offset of the line's first byte in the decompressed file. */
    public long offset;
    /** Whether the line was longer than {@link LineReader#MAX_LINE} bytes and its rest was dropped. */
    public boolean cut;

    /** Length in bytes. */
    public int length() {
        return to - from;
    }

    /** This line's place. */
    public SourceLine source() {
        return new SourceLine(file, number, offset);
    }

    /** The text of {@code [start, end)} of the shared buffer, decoded as UTF-8 with replacement. */
    public String text(int start, int end) {
        return new String(buf, start, end - start, StandardCharsets.UTF_8);
    }

    /** The whole line as text. */
    public String text() {
        return text(from, to);
    }
}
