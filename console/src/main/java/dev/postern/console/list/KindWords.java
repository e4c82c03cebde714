// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.list;

import dev.postern.api.list.ListKind;
import dev.postern.console.web.RefusedException;

/** The kinds of lists in words. */
public final class KindWords {
    private KindWords() {}

    /** The name that GuardDuty has for it. */
    public static String of(ListKind kind) {
        return switch (kind) {
            case IP_SET -> "Trusted IP set";
            case THREAT_INTEL_SET -> "Threat intel set";
            case TRUSTED_ENTITY_SET -> "Trusted entity set";
            case THREAT_ENTITY_SET -> "Threat entity set";
        };
    }

    /** @throws RefusedException when there is no kind of this path */
    static ListKind require(String path) {
        for (ListKind kind : ListKind.values()) {
            if (kind.path().equals(path)) {
                return kind;
            }
        }
        throw new RefusedException(404, "There is no such kind of list.");
    }
}
