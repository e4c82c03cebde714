// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

/**
 * The number that PostgreSQL puts before its syslog messages: {@code [9-2] }, message 9 of this process, part 2 (manual, {@code
 * syslog_sequence_numbers}). It splits messages at line breaks and at 900 bytes; a part never holds a line break of its own.
 */
final class Sequence {
    private static final int LONGEST = 24;

    long message;
    int part;
    /** Where the text behind it starts. */
    int end;

    /** Reads one; returns false when none stands there. */
    boolean read(byte[] b, int from, int to) {
        int limit = Math.min(to, from + LONGEST);
        if (from >= limit || b[from] != '[') {
            return false;
        }
        int at = Ascii.digitsEnd(b, from + 1, limit);
        message = Ascii.number(b, from + 1, at);
        if (!Ascii.at(b, at, limit, '-')) {
            return false;
        }
        int digits = at + 1;
        at = Ascii.digitsEnd(b, digits, limit);
        part = (int) Math.min(Ascii.number(b, digits, at), Integer.MAX_VALUE);
        end = at + 2;
        return message >= 0 && part > 0 && end <= limit && b[at] == ']' && b[at + 1] == ' ';
    }
}
