// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.AddressScope;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides entry by entry what of one file may be used, adds it to the lists, and keeps notes of the rest. */
final class EntryJudge implements ListSink {
    private final ListKind kind;
    private final String list;
    private final String file;
    private final ListIndex.Builder index;
    private final LineNotes.Collector notes;
    private final List<AddressRange> own;
    private long loaded;

    /** @param own addresses that no list but a trusted one may hold */
    EntryJudge(ListKind kind, String list, String file, ListIndex.Builder index, List<AddressRange> own) {
        this.kind = kind;
        this.list = list;
        this.file = file;
        this.index = index;
        this.own = own;
        this.notes = new LineNotes.Collector(file);
    }

    long loaded() {
        return loaded;
    }

    LineNotes notes() {
        return notes.notes();
    }

    @Override
    public void take(long line, String text, ListItem item) throws IntelFileException {
        if (item instanceof ListItem.Remark remark) {
            notes.add(line, text, remark.issue());
        } else if (item instanceof ListItem.Entry entry) {
            add(line, text, entry);
        } else if (item instanceof ListItem.Network network) {
            bound();
            loaded(line, text, index.addNetwork(new ListEntry(kind, list, network.reason()), network.asn()));
        }
    }

    private void add(long line, String text, ListItem.Entry entry) throws IntelFileException {
        LineIssue refusal = kind == ListKind.TRUSTED ? null : refusal(entry.range());
        if (refusal != null) {
            notes.add(line, text, refusal);
            return;
        }
        bound();
        if (entry.hostBits()) {
            notes.add(line, text, LineIssue.HOST_BITS);
        }
        if (kind == ListKind.TRUSTED && isTooWide(entry.range())) {
            notes.add(line, text, LineIssue.WIDE_TRUST);
        }
        loaded(line, text, index.add(new ListEntry(kind, list, entry.reason()), entry.range()));
    }

    private void bound() throws IntelFileException {
        if (index.size() >= IntelSnapshot.MAX_RANGES) {
            throw new IntelFileException(
                    file, "with this file the lists hold more than " + IntelSnapshot.MAX_RANGES + " entries");
        }
    }

    private void loaded(long line, String text, boolean withReason) {
        if (!withReason) {
            notes.add(line, text, LineIssue.REASON_LEFT_OUT);
        }
        loaded++;
    }

    /** Why these addresses may not stand on a list of attackers, or null. */
    private @Nullable LineIssue refusal(AddressRange range) {
        if (isTooWide(range)) {
            return LineIssue.TOO_WIDE;
        }
        if (own.stream().anyMatch(range::overlaps)) {
            return LineIssue.OWN;
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
