// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import java.util.ArrayList;
import java.util.List;

/** What was found, for people. */
public final class DiscoveryReport {
    private DiscoveryReport() {}

    /** Each database with what of it can be watched, and what to know; not yet escaped for terminals. */
    public static List<String> lines(List<FoundDatabase> found) {
        List<String> lines = new ArrayList<>();
        lines.add(found.isEmpty() ? "found on this machine: no database server" : "found on this machine:");
        for (FoundDatabase database : found) {
            String logs = database.logs().isEmpty() ? "no log that can be watched" : String.join(", ", database.logs());
            lines.add("  " + database.id() + " (" + database.product().title() + "): " + logs);
            database.notes().forEach(note -> lines.add("    " + note));
        }
        return lines;
    }
}
