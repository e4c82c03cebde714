// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;

/**
 * Tells in which lines of a JSON audit log a record starts for certain. Every writer's records begin with the same member, and
 * a quotation mark in a value stands behind a backslash, so no client can write such a line.
 */
final class JsonStart {
    private static final byte[] TIMESTAMP = Bytes.of("\"timestamp\"");
    private static final byte[] AUDIT_RECORD = Bytes.of("\"audit_record\"");
    private static final byte[] PROXY_CLIENT = Bytes.of("\"client_addr\"");

    private JsonStart() {}

    /**
     * Whether this line has the first member of a record, with the record's brace before it or, where members are indented, in
     * an earlier line.
     */
    static boolean isIn(LogLine line) {
        int first = first(line);
        boolean indented = line.length() > 0 && isBlank(line.buf[line.from]);
        return (indented && isFirstMember(line, first)) || isStart(line, first);
    }

    /** Whether this line has the first member of a record of Percona's older plugin. */
    static boolean isPercona(LogLine line) {
        int first = first(line);
        int at = first < line.to && line.buf[first] == '{' ? afterBlanks(line, first + 1) : first;
        return Bytes.startsWith(line.buf, at, line.to, AUDIT_RECORD);
    }

    /** Whether a record of ProxySQL is this line: it writes each on a line of its own, and the client's address first. */
    static boolean isProxy(LogLine line) {
        return line.length() > 0
                && line.buf[line.from] == '{'
                && Bytes.startsWith(line.buf, line.from + 1, line.to, PROXY_CLIENT);
    }

    /** Index of the line's first byte that tells something: brackets and commas stand between records. */
    static int first(LogLine line) {
        int i = afterBlanks(line, line.from);
        while (i < line.to && (line.buf[i] == '[' || line.buf[i] == ',')) {
            i = afterBlanks(line, i + 1);
        }
        return i;
    }

    /** Whether a brace and the first member of a record stand here. */
    static boolean isStart(LogLine line, int first) {
        return first < line.to && line.buf[first] == '{' && isFirstMember(line, afterBlanks(line, first + 1));
    }

    /** Whether the first member of a record stands here. */
    static boolean isFirstMember(LogLine line, int at) {
        return Bytes.startsWith(line.buf, at, line.to, TIMESTAMP)
                || Bytes.startsWith(line.buf, at, line.to, AUDIT_RECORD)
                || Bytes.startsWith(line.buf, at, line.to, PROXY_CLIENT);
    }

    /** Index of the first byte that is not blank. */
    static int afterBlanks(LogLine line, int from) {
        int i = from;
        while (i < line.to && isBlank(line.buf[i])) {
            i++;
        }
        return i;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
