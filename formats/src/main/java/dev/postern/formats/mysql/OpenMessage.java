// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;
import java.util.ArrayList;
import java.util.List;

/** The lines of a message that has begun and not ended, with line breaks between them. */
final class OpenMessage {
    private byte[] text = new byte[2048];
    private int length;
    private final List<LogLine> lines = new ArrayList<>();

    /** Position of the first line, and of the message in it. */
    long position;

    long textAt;

    boolean isOpen() {
        return !lines.isEmpty();
    }

    /** Starts with the part of a line from {@code from} on. */
    void start(LogLine line, int from, long at) {
        length = 0;
        lines.clear();
        position = at;
        textAt = at + from - line.from;
        append(line, from);
    }

    /** Adds a whole line. */
    void add(LogLine line) {
        text[length++] = '\n';
        append(line, line.from);
    }

    private void append(LogLine line, int from) {
        int bytes = line.to - from;
        if (text.length < length + bytes + 1) {
            text = java.util.Arrays.copyOf(text, Math.max(text.length * 2, length + bytes + 1));
        }
        System.arraycopy(line.buf, from, text, length, bytes);
        length += bytes;
        lines.add(line.copy());
    }

    byte[] text() {
        return text;
    }

    int length() {
        return length;
    }

    /** Independent copies of the lines, the first one in whole. */
    List<LogLine> lines() {
        return List.copyOf(lines);
    }

    void close() {
        lines.clear();
    }
}
