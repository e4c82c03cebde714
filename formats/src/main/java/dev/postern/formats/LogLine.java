// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import dev.postern.kernel.SourceLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    /** Whether the line goes on in the next one; only where a {@link LineReader} was told to give long lines in parts. */
    public boolean goesOn;
    /** Time that the line's envelope gives it; null when it has none. */
    public @Nullable LineTime time;
    /** Process that wrote the line, as its envelope says; -1 when it does not. */
    public int process = -1;
    /**
     * What added to the offset makes the line's place in the unwrapped text; 0 where nothing is wrapped. Lines of which an
     * envelope says that they belong to different messages are far apart in it.
     */
    public long shift;

    /** Becomes the same window as another line. */
    public void take(LogLine other) {
        buf = other.buf;
        from = other.from;
        to = other.to;
        file = other.file;
        number = other.number;
        offset = other.offset;
        cut = other.cut;
        goesOn = other.goesOn;
        time = other.time;
        process = other.process;
        shift = other.shift;
    }

    /** Becomes the beginning of another line, with bytes of its own that outlive the shared buffer. */
    public void keep(LogLine other, int most) {
        take(other);
        buf = Arrays.copyOfRange(other.buf, other.from, other.from + Math.min(other.length(), most));
        from = 0;
        to = buf.length;
    }

    /** This line with bytes of its own that outlive the shared buffer. */
    public LogLine copy() {
        LogLine copy = new LogLine();
        copy.keep(this, length());
        return copy;
    }

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
