// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.replay;

import java.util.List;

/**
 * The replays that are kept, newest first.
 *
 * @param mayChange whether the viewer may begin one
 */
public record ReplayList(List<ReplayRow> rows, boolean mayChange) {

    /** Whether some will soon stand otherwise by themselves. */
    public boolean isPassing() {
        return rows.stream().anyMatch(row -> row.replay().status().isActive());
    }
}
