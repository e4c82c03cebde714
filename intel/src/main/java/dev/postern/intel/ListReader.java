// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.AddressScope;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import org.jspecify.annotations.Nullable;

/** Reads one file of a list and decides entry by entry what may be used. */
final class ListReader {
    private final ListKind kind;
    private final String list;
    private final String file;
    private final LineNotes.Collector notes;
    private long loaded;

    ListReader(ListKind kind, String list, String file) {
        this.kind = kind;
        this.list = list;
        this.file = file;
        this.notes = new LineNotes.Collector(file);
    }

    /** @throws IntelFileException when the file cannot be read, is no list, or has no usable entry */
    ListReport read(TextLines lines, ListIndex.Builder index) throws IntelFileException {
        ListLineReader reader = new ListLineReader(file);
        for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
            if (line.cut()) {
                notes.add(line, LineIssue.LINE_TOO_LONG);
                continue;
            }
            ListLine content = reader.read(line.text());
            if (content == ListLine.UNREADABLE) {
                notes.add(line, LineIssue.NOT_AN_ADDRESS);
            } else if (content instanceof ListLine.Entry entry) {
                add(line, entry, index);
            }
        }
        LineNotes found = notes.notes();
        if (loaded == 0) {
            String why = found.counts().isEmpty() ? "it has no entry" : found.summary();
            throw new IntelFileException(file, "no usable entry (" + why + "); " + ListLineReader.EXPECTED);
        }
        return new ListReport(kind, list, file, loaded, found);
    }

    private void add(TextLines.Line line, ListLine.Entry entry, ListIndex.Builder index) throws IntelFileException {
        LineIssue refusal = kind == ListKind.TRUSTED ? null : refusal(entry.range());
        if (refusal != null) {
            notes.add(line, refusal);
            return;
        }
        if (index.size() >= IntelSnapshot.MAX_RANGES) {
            throw new IntelFileException(
                    file, "with this file the lists hold more than " + IntelSnapshot.MAX_RANGES + " entries");
        }
        if (entry.hostBits()) {
            notes.add(line, LineIssue.HOST_BITS);
        }
        if (kind == ListKind.TRUSTED && isTooWide(entry.range())) {
            notes.add(line, LineIssue.WIDE_TRUST);
        }
        if (!index.add(new ListEntry(kind, list, entry.reason()), entry.range())) {
            notes.add(line, LineIssue.REASON_LEFT_OUT);
        }
        loaded++;
    }

    /** Why these addresses may not stand on a list of attackers, or null. */
    private static @Nullable LineIssue refusal(AddressRange range) {
        if (isTooWide(range)) {
            return LineIssue.TOO_WIDE;
        }
        // Special only in part: the rest is loaded, and special addresses in it never match.
        AddressScope scope = scope(range);
        return scope == null ? null : LineIssue.of(scope);
    }

    /** Private networks may be wide: fd00::/8 is half of all unique local addresses. */
    private static boolean isTooWide(AddressRange range) {
        AddressScope scope = scope(range);
        return range.isTooWide() && (scope == null || !scope.isPrivate());
    }

    /** The scope of both ends, or null when they differ. */
    private static @Nullable AddressScope scope(AddressRange range) {
        AddressScope first = AddressScope.of(range.first());
        return first == AddressScope.of(range.last()) ? first : null;
    }
}
