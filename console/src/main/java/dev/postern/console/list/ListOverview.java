// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.list;

import dev.postern.api.list.ListKind;
import dev.postern.console.text.Moment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * All lists of an account and region.
 *
 * @param mayChange whether the viewer may change them
 */
public record ListOverview(List<ListRow> rows, boolean mayChange, Instant now) {

    /** Those whose addresses are trusted, or those whose addresses are a threat. */
    public List<ListRow> rows(boolean trusted) {
        return rows.stream().filter(row -> row.kind().isTrusted() == trusted).toList();
    }

    /** Whether some will soon stand otherwise by themselves. */
    public boolean isPassing() {
        return rows.stream().anyMatch(ListRow::isPassing);
    }

    /** Whether there may be one more list of some kind. */
    public boolean hasRoom() {
        return !room().isEmpty();
    }

    /** The kinds of which there may be one more list. */
    List<ListKind> room() {
        return List.of(ListKind.values()).stream()
                .filter(kind -> rows.stream()
                                .filter(row -> row.kind() == kind && !row.list().deleted())
                                .count()
                        < kind.most())
                .toList();
    }

    /** When it was changed last, for readers. */
    public Moment updated(ListRow row) {
        return Moment.of(Instant.ofEpochMilli(row.list().updated()), now, ZoneOffset.UTC);
    }
}
