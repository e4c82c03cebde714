// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import org.jspecify.annotations.Nullable;

/** A general-log record that shows a client's name, of which it is not certain yet what became of it. */
final class Opening {
    private static final long NEVER = Long.MAX_VALUE;

    final long thread;
    /** Position of its first line, and of the name in it. */
    final long position;

    final long textAt;
    /** Position behind its last line. */
    final long end;
    /** Whether its name is known to have been cut out of several lines. */
    final boolean spansLines;
    /** Whether the name is known in whole. */
    final boolean exact;

    private final long timeMicros;
    private final String file;
    private final long line;
    private final long offset;
    final @Nullable String user;
    /** Where the client is: an address in its usual form, or a name. */
    final @Nullable String place;

    final @Nullable String database;
    /** What stood for this thread before. */
    final @Nullable Opening previous;
    /** Position of the line that said what became of it. */
    private long settledAt = NEVER;

    Opening(MysqlRecord record, long position, long textAt, long end, @Nullable Opening previous) {
        this.thread = record.thread;
        this.position = position;
        this.textAt = textAt;
        this.end = end;
        this.spansLines = record.spansLines;
        this.exact = !record.ambiguous;
        this.timeMicros = record.timeMicros;
        this.file = record.file;
        this.line = record.line;
        this.offset = record.offset;
        this.place = record.ip == null ? record.host : record.ip.toString();
        this.user = record.user;
        this.database = record.database;
        this.previous = previous;
    }

    /** Gives a record the place and time of the opening's first line. */
    void place(MysqlRecord record) {
        record.timeMicros = timeMicros;
        record.file = file;
        record.line = line;
        record.offset = offset;
    }

    boolean settled() {
        return settledAt != NEVER;
    }

    void settle(long at) {
        settledAt = at;
    }

    /** Takes back what a line in {@code [from, to)} has said. */
    void unsettle(long from, long to) {
        if (settledAt >= from && settledAt < to) {
            settledAt = NEVER;
        }
    }

    /** Position of the latest line that concerns it. */
    long lastPosition() {
        return settled() ? settledAt : position;
    }

    /** Whether a line break stands where even the log that cuts names most still shows it. */
    boolean breaksLine() {
        int at = user == null ? -1 : user.indexOf('\n');
        return at >= 0 && at < 48;
    }
}
