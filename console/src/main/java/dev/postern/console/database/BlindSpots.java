// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.database;

import java.util.List;

/** Tells what the logs of a database show and hide, as {@code postern check} does. Safe for use by several threads. */
@FunctionalInterface
public interface BlindSpots {

    /** What its logs hide, the worst first; empty when nothing is known of them. Texts may quote logs, which is hostile. */
    List<BlindSpot> of(String database);

    /**
     * Something that logs hide or could show better.
     *
     * @param attacksCanHide whether attacks can go unseen because of it
     * @param subject a few words
     * @param text what cannot be seen and why
     * @param settings what to change on the server, line by line
     */
    record BlindSpot(boolean attacksCanHide, String subject, String text, List<String> settings) {

        public BlindSpot {
            settings = List.copyOf(settings);
        }
    }
}
