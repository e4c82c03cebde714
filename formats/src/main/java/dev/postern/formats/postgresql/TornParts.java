// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.util.List;

/** Finds the parts of a torn record (DETAIL and the like): they follow it at once and repeat its names byte for byte. */
final class TornParts {
    private final LinePrefix prefix;
    private final PrefixReader reader;
    private final TornText text;
    private final PgRecord probe = new PgRecord();

    TornParts(LinePrefix prefix, PrefixReader reader, TornText text) {
        this.prefix = prefix;
        this.reader = reader;
        this.text = text;
    }

    /** A new text has been taken. */
    void begin() {
        probe.bytes = text.bytes();
        probe.length = text.length();
    }

    /** The line behind the parts that begin on this line; the line itself when none does. */
    int endOf(int line, int namesFrom, int namesTo) {
        int next = line;
        while (true) {
            int end = partEnd(next, namesFrom, namesTo);
            if (end < 0) {
                return next;
            }
            next = end;
        }
    }

    private int partEnd(int line, int namesFrom, int namesTo) {
        if (line >= text.lines()) {
            return -1;
        }
        probe.severity = null;
        int names = prefix.head(probe, text.start(line), text.end(line));
        int anchor = names + namesTo - namesFrom;
        if (names < 0
                || anchor >= text.length()
                || !Bytes.same(probe.bytes, names, anchor, probe.bytes, namesFrom, namesTo)) {
            return -1;
        }
        int lastLine = text.lineAt(anchor);
        boolean read = reader.anchor(probe, anchor, anchor, text.end(lastLine)) >= 0;
        Severity severity = probe.severity;
        return read && severity != null && severity.isPart() ? text.recordEnd(lastLine) : -1;
    }

    /** Adds the parts on lines {@code [from, to)}, whose names take so many bytes. */
    void add(int from, int to, int namesLength, List<PgRecord> records) {
        for (int line = from; line < to; ) {
            int names = prefix.head(probe, text.start(line), text.end(line));
            int end = text.recordEnd(text.lineAt(names + namesLength));
            PgRecord r = text.record(line, end);
            int namesFrom = prefix.head(r, 0, r.length);
            reader.anchor(r, namesFrom + namesLength, namesFrom + namesLength, r.length);
            records.add(r);
            line = end;
        }
    }
}
