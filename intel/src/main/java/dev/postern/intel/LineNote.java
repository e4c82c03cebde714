// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

/**
 * One example of a line that was skipped or used with a reservation.
 *
 * @param file name of the file
 * @param line number of the line, from 1
 * @param issue what is wrong with it
 * @param text the line's beginning, at most {@value #MAX_TEXT} characters of hostile text
 */
public record LineNote(String file, long line, LineIssue issue, String text) {
    static final int MAX_TEXT = 80;

    /** For example {@code drop.txt:17: skipped, private addresses: 10.0.0.0/8}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + (issue.skipped() ? "skipped, " : "") + issue.words() + ": " + text;
    }
}
