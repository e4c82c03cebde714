// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import org.jspecify.annotations.Nullable;

/**
 * How well the head of a file fits a format.
 *
 * @param matched lines of the head that the format understands as its own (0: not this format)
 * @param firstMismatch number of the first line that cannot belong to this format, or 0
 * @param variant the variant found, e.g. a {@code log_line_prefix}; null when the format has none
 */
public record Recognition(
        int matched, long firstMismatch, @Nullable String variant) {
    /** Not this format. */
    public static final Recognition NO = new Recognition(0, 0, null);
}
