// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.List;

/**
 * Something that a log shows or hides, in words for a DBA.
 *
 * @param level how much it matters
 * @param subject what it is about, a few words, e.g. "successful logins"
 * @param text what can or cannot be seen and why, one or two sentences
 * @param settings the exact settings or statements to change; empty when there is nothing to do
 */
public record Advice(Level level, String subject, String text, List<String> settings) {

    /** How much it matters. */
    public enum Level {
        /** Seen well. */
        OK,
        /** Could be better. */
        HINT,
        /** Attacks can hide here. */
        BLIND
    }
}
