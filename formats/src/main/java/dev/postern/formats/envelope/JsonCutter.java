// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Lines;
import dev.postern.formats.LogLine;
import dev.postern.formats.StreamReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Cuts JSON into its records, however it is laid out: one object a line, objects one after another, an array of objects, or an
 * object that holds such an array under a name that cloud exports use. It looks at braces and quotes only; whoever takes a
 * record apart finds out whether it is right. Memory is bounded by {@link #MAX_RECORD}; a string that a line break interrupts
 * ends what has gone wrong, so that a damaged file is read on behind the damage.
 */
final class JsonCutter {
    /** Longest record, in bytes; a longer one is counted as unreadable. */
    static final int MAX_RECORD = 1 << 20;

    /** Names of the arrays that hold records: CloudWatch, its subscriptions, Azure, Cloud Logging. */
    private static final Set<String> ARRAYS = Set.of("events", "logEvents", "records", "entries");

    private static final int NEVER = Integer.MAX_VALUE;

    private final Lines lines;
    private final StreamReport report;
    private final LogLine line = new LogLine();
    private int at;
    private boolean lineOpen;

    /** Objects that begin at this depth are records. */
    private int recordDepth;

    private int depth;
    private boolean inString;
    private boolean escaped;
    /** Depth of the record that is being taken, or -1. */
    private int taking = -1;

    private int lastStringFrom;
    private int lastStringTo;
    private int longest;

    private byte[] record = new byte[1 << 12];
    private int length;
    private boolean overlong;
    private final LogLine start = new LogLine();
    private long misfits;

    JsonCutter(Lines lines, StreamReport report) {
        this.lines = lines;
        this.report = report;
    }

    /** Moves to the next record; returns false at the end. */
    boolean next() throws IOException {
        while (true) {
            if (!lineOpen) {
                boolean begins = !line.goesOn;
                if (!lines.next(line)) {
                    return atEnd();
                }
                lineOpen = true;
                at = line.from;
                if (begins && isCutOff()) {
                    damaged();
                }
            }
            while (at < line.to) {
                if (take(line.buf[at++])) {
                    return true;
                }
            }
            lineOpen = false;
            if (line.goesOn) {
                continue;
            }
            if (inString || line.cut) {
                damaged();
            } else if (taking >= 0) {
                keep((byte) '\n');
            }
        }
    }

    /** Whether an object begins with this line though another has not ended: those in it are never laid out like that. */
    private boolean isCutOff() {
        return line.length() > 0 && line.buf[line.from] == '{' && depth > 0 && (taking >= 0 || depth != recordDepth);
    }

    private boolean atEnd() {
        if (!lines.mayGrow() && (taking >= 0 || depth > recordDepth)) {
            damaged();
        }
        return false;
    }

    /** Bytes of the record; valid until the next call of {@link #next}. */
    byte[] record() {
        return record;
    }

    /** Length of the record. */
    int length() {
        return length;
    }

    /** The record's place: where it begins, or its line with the longest text. */
    LogLine start() {
        return start;
    }

    /** Lines and records that could not be taken apart. */
    long misfits() {
        return misfits;
    }

    /** Takes a byte; returns whether it ends a record. */
    private boolean take(byte b) {
        if (taking >= 0) {
            keep(b);
        }
        if (inString) {
            string(b);
            return false;
        }
        switch (b) {
            case '"' -> {
                inString = true;
                lastStringFrom = length;
            }
            case '{' -> open();
            case '[' -> openArray();
            case '}' -> {
                return close();
            }
            case ']' -> closeArray();
            default -> {
                if (depth == 0 && b > ' ' && b != ',') {
                    misfit();
                }
            }
        }
        return false;
    }

    private void string(byte b) {
        if (escaped) {
            escaped = false;
        } else if (b == '\\') {
            escaped = true;
        } else if (b == '"') {
            inString = false;
            lastStringTo = length - 1;
            placeAt(lastStringTo - lastStringFrom);
        }
    }

    /** A record's place is that of its longest string: where it takes several lines, this is the one that tells something. */
    private void placeAt(int stringLength) {
        if (taking >= 0 && stringLength > longest) {
            longest = stringLength;
            if (line.number != start.number) {
                start.take(line);
            }
        }
    }

    private void open() {
        if (taking < 0 && depth == recordDepth) {
            taking = depth;
            length = 0;
            overlong = false;
            start.take(line);
            start.offset += at - 1L - line.from;
            longest = 0;
            keep((byte) '{');
        }
        depth++;
    }

    private void openArray() {
        if (depth == 0) {
            recordDepth = 1;
        } else if (depth == 1 && taking == 0 && ARRAYS.contains(lastString())) {
            taking = -1;
            recordDepth = 2;
        }
        depth++;
    }

    private String lastString() {
        int to = Math.min(lastStringTo, length);
        return to < lastStringFrom || to - lastStringFrom > 16
                ? ""
                : new String(record, lastStringFrom, to - lastStringFrom, StandardCharsets.US_ASCII);
    }

    private boolean close() {
        depth = Math.max(0, depth - 1);
        boolean ends = depth == taking;
        if (ends) {
            taking = -1;
        }
        if (depth == 0) {
            recordDepth = 0;
        }
        if (ends && overlong) {
            misfits++;
            report.unreadable(start);
            return false;
        }
        return ends;
    }

    private void closeArray() {
        depth = Math.max(0, depth - 1);
        if (depth == 0) {
            recordDepth = 0;
        } else if (depth < recordDepth && taking < 0) {
            recordDepth = NEVER; // what else the object around the array holds
        }
    }

    private void keep(byte b) {
        if (length == MAX_RECORD) {
            overlong = true;
            return;
        }
        if (length == record.length) {
            record = Arrays.copyOf(record, Math.min(MAX_RECORD, 2 * length));
        }
        record[length++] = b;
    }

    /** A line that is no JSON: passes over the rest of it. */
    private void misfit() {
        misfits++;
        report.unreadable(line);
        at = line.to;
    }

    private void damaged() {
        misfits++;
        report.unreadable(taking >= 0 ? start : line);
        taking = -1;
        inString = false;
        escaped = false;
        depth = 0;
        recordDepth = 0;
    }
}
