// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import org.jspecify.annotations.Nullable;

/** A general-log record that shows a client's name, of which it is not certain yet what became of it. */
final class Opening {
    private static final long NEVER = Long.MAX_VALUE;

    final long thread;
    /** Position of its first line. */
    final long position;

    final @Nullable String user;
    final @Nullable String database;
    /** What stood for this thread before. */
    final @Nullable Opening previous;
    /** Position of the line that said what became of it. */
    private long settledAt = NEVER;

    Opening(MysqlRecord record, long position, @Nullable Opening previous) {
        this.thread = record.thread;
        this.position = position;
        this.user = record.user;
        this.database = record.database;
        this.previous = previous;
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
