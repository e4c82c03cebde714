// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import dev.postern.kernel.SourceLine;

/**
 * One log record that matters to logins. Scanners may reuse one object for all their records: whoever keeps a record past the
 * call copies it with {@link #copy()}.
 */
public abstract class LogRecord {
    /** Time of the record, microseconds since the epoch. */
    public long timeMicros;
    /** File of the record's first line. */
    public String file = "";
    /** Number of the record's first line. */
    public long line;
    /** Offset of the record's first line. */
    public long offset;

    /** Takes time and place of a line. */
    protected final void at(long micros, LogLine from) {
        timeMicros = micros;
        file = from.file;
        line = from.number;
        offset = from.offset;
    }

    /** The place of the record. */
    public final SourceLine source() {
        return new SourceLine(file, line, offset);
    }

    /** An independent copy. */
    public abstract LogRecord copy();
}
