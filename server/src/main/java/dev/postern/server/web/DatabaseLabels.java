// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import java.util.HashSet;
import java.util.Set;

/** Values of the label {@code database}: the first 1,000 databases have their own, so that the number of series is bounded. */
final class DatabaseLabels {
    private static final int MOST = 1_000;
    private static final String OTHER = "other";

    private final Set<String> known = new HashSet<>();

    /** The label's value for a database. */
    synchronized String of(String database) {
        return known.contains(database) || (known.size() < MOST && known.add(database)) ? database : OTHER;
    }
}
