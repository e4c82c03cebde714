// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The first lines of a file, kept to be looked at several times. */
public final class FileHead implements Lines {
    private final List<LogLine> lines;
    private int next;

    /** Gives lines that are kept elsewhere once more, from the first. */
    public FileHead(List<LogLine> lines) {
        this.lines = lines;
    }

    /** The complete lines among the first {@link Recogniser#HEAD_BYTES} of a file. */
    static List<LogLine> of(LogFile file) throws IOException {
        byte[] bytes;
        try (InputStream in = file.open()) {
            bytes = readable(in);
        }
        List<LogLine> lines = new ArrayList<>();
        int from = 0;
        while (from < bytes.length) {
            int newline = LineReader.indexOfNewline(bytes, from, bytes.length);
            boolean last = newline < 0;
            if (last && bytes.length == Recogniser.HEAD_BYTES && !lines.isEmpty()) {
                break; // cut by the head's end, not by the writer
            }
            LogLine line = new LogLine();
            line.buf = bytes;
            line.from = from;
            line.to = last ? bytes.length : newline;
            line.file = file.name();
            line.number = lines.size() + 1L;
            line.offset = from;
            lines.add(line);
            from = line.to + 1;
        }
        return lines;
    }

    /** What comes out of these lines when they are unwrapped. */
    static List<LogLine> unwrapped(List<LogLine> wrapped, Wrapping wrapping, long modifiedMicros, ScanOptions options)
            throws IOException {
        List<LogLine> lines = new ArrayList<>();
        StreamReport scratch = new StreamReport("", null);
        try (Lines all = wrapping.open(new FileHead(wrapped), modifiedMicros, options, scratch)) {
            LogLine line = new LogLine();
            while (all.next(line)) {
                lines.add(line.copy());
            }
        }
        return lines;
    }

    /** The head as far as it can be read: where a damaged file breaks off, the reading proper says so. */
    private static byte[] readable(InputStream in) throws IOException {
        byte[] bytes = new byte[Recogniser.HEAD_BYTES];
        int length = 0;
        try {
            int n;
            while (length < bytes.length && (n = in.read(bytes, length, bytes.length - length)) >= 0) {
                length += n;
            }
        } catch (IOException e) {
            if (length == 0) {
                throw e;
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public boolean next(LogLine line) {
        if (next == lines.size()) {
            return false;
        }
        line.take(lines.get(next++));
        return true;
    }

    @Override
    public long position() {
        return next == 0 ? 0 : lines.get(next - 1).offset + lines.get(next - 1).length() + 1L;
    }

    @Override
    public void close() {}
}
