// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.overview;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells how Postern itself is doing. Safe for use by several threads. */
@FunctionalInterface
public interface Health {

    /** How it is doing now. */
    Report now();

    /**
     * A report.
     *
     * @param troubles what keeps it from its work, and what went wrong lately; may quote logs, which is hostile
     * @param feeds that are enabled
     */
    record Report(List<String> troubles, List<Feed> feeds) {

        public Report {
            troubles = List.copyOf(troubles);
            feeds = List.copyOf(feeds);
        }
    }

    /**
     * A feed.
     *
     * @param entries -1 when they are not counted
     * @param checked when its server last said what is current, or null when it never did
     * @param trouble what somebody should know of it, or null
     */
    record Feed(
            String name,
            long entries,
            @Nullable Instant checked,
            @Nullable String trouble) {}
}
