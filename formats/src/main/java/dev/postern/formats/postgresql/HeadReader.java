// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LogLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many lines of a file's head a prefix explains. Names can hold whole lines in the form of another prefix, so what
 * counts is what remains unexplained when the head is read as the scanner would.
 */
final class HeadReader implements LineAssembler.Output {
    private final LineAssembler assembler;
    private int records;
    private int leftOver;
    private long firstLeftOver;
    private int lines;

    HeadReader(LinePrefix prefix) {
        assembler = new LineAssembler(prefix, this);
    }

    /** Reads the head; returns the number of records found. */
    int read(List<LogLine> head) {
        for (LogLine line : head) {
            lines++;
            if (line.length() > 0 && line.buf[line.from] == '\t' && assembler.isOpen(line)) {
                assembler.add(line);
            } else {
                assembler.line(line);
            }
        }
        assembler.flush();
        return records;
    }

    /** Lines that are part of records, less what is left over. */
    int matched() {
        return Math.max(0, lines - 2 * leftOver);
    }

    /** Number of the first line that is part of no record, or 0. */
    long firstLeftOver() {
        return firstLeftOver;
    }

    @Override
    public void record(PgRecord r, @Nullable PgRecord next) {
        records++;
    }

    @Override
    public void leftOver(PgRecord r) {
        if (r.length > 0) {
            leftOver++;
            firstLeftOver = firstLeftOver == 0 ? r.line : firstLeftOver;
        }
    }

    @Override
    public void torn() {}
}
