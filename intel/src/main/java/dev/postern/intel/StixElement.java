// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import org.jspecify.annotations.Nullable;

/** One open element of a STIX 1.x package, and what is known of the addresses in it so far. */
final class StixElement {
    final @Nullable StixElement parent;
    /** Name without its prefix. */
    final String name;

    final int depth;

    /** Whether addresses in here are indicators or observables of the package itself. */
    boolean listed;
    /** Why addresses in here cannot be used; null when they can. */
    @Nullable
    LineIssue issue;

    String title = "";
    String from = "";
    String until = "";
    /** Why the indicator does not count in the periods of validity seen so far; null when there were none. */
    @Nullable
    LineIssue outside;
    /** Whether there was a period in which the indicator counts. */
    boolean valid;

    StixElement(@Nullable StixElement parent, String name) {
        this.parent = parent;
        this.name = name;
        this.depth = parent == null ? 1 : parent.depth + 1;
        this.listed = parent != null && parent.listed;
    }

    /** The nearest issue, here or around. */
    @Nullable
    LineIssue refusal() {
        for (StixElement e = this; e != null; e = e.parent) {
            if (e.issue != null) {
                return e.issue;
            }
            if (e.outside != null && !e.valid) {
                return e.outside;
            }
        }
        return null;
    }

    /** The title of the indicator or observable around, or else of what is around that. */
    String reason() {
        for (StixElement e = this; e != null; e = e.parent) {
            if (!e.title.isBlank()) {
                return e.title.strip();
            }
        }
        return "";
    }
}
