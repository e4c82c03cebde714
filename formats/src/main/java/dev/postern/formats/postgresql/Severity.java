// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import org.jspecify.annotations.Nullable;

/** What stands before the colon of a log line: a severity, or the name of a part of the record before. */
enum Severity {
    LOG,
    FATAL,
    DETAIL,
    HINT,
    ERROR,
    STATEMENT,
    CONTEXT,
    WARNING,
    NOTICE,
    INFO,
    PANIC,
    QUERY,
    LOCATION,
    BACKTRACE,
    DEBUG1,
    DEBUG2,
    DEBUG3,
    DEBUG4,
    DEBUG5;

    private static final Severity[] ALL = values();

    /** The severity that is written at {@code from}, followed by a colon; null when there is none. */
    static @Nullable Severity before(byte[] bytes, int from, int to) {
        if (from >= to) {
            return null;
        }
        byte first = bytes[from];
        if (first == 'L'
                && from + 3 < to
                && bytes[from + 1] == 'O'
                && bytes[from + 2] == 'G'
                && bytes[from + 3] == ':') {
            return LOG;
        }
        if (first < 'B' || first > 'W') {
            return null;
        }
        for (Severity severity : ALL) {
            int end = from + severity.length();
            if (severity.name().charAt(0) == first && end < to && bytes[end] == ':' && severity.isAt(bytes, from)) {
                return severity;
            }
        }
        return null;
    }

    /** The severity written in exactly {@code [from, to)}; null when there is none. */
    static @Nullable Severity of(byte[] bytes, int from, int to) {
        for (Severity severity : ALL) {
            if (severity.length() == to - from && severity.isAt(bytes, from)) {
                return severity;
            }
        }
        return null;
    }

    private boolean isAt(byte[] bytes, int from) {
        for (int i = 0; i < name().length(); i++) {
            if (bytes[from + i] != name().charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int length() {
        return name().length();
    }

    /** Whether the line adds to the record before it. */
    boolean isPart() {
        return this == DETAIL
                || this == HINT
                || this == CONTEXT
                || this == STATEMENT
                || this == QUERY
                || this == LOCATION
                || this == BACKTRACE;
    }
}
