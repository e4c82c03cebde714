// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

/**
 * A line that was read again.
 *
 * @param text its text, hostile; a long one is cut. Empty when it was not found
 * @param loss why it was not found
 */
public record KeptLine(String text, Loss loss) {

    /** Why a line cannot be read again. */
    public enum Loss {
        /** It can be. */
        NONE,
        /** No file of these logs is the one that it was in: it was removed, or the log is not followed any more. */
        GONE,
        /** The file is there, but no line begins at its place. */
        CHANGED,
        /** Several files begin alike, and which of them it was in is not known. */
        UNSURE,
        /** Too much would have to be read or decompressed. */
        FAR,
        /** Reading failed. */
        UNREADABLE
    }

    static KeptLine lost(Loss loss) {
        return new KeptLine("", loss);
    }
}
