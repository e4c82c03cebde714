// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.List;
import java.util.function.Predicate;
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

    /** Of a format all of whose lines tell that they are of it. */
    public static Recognition ofEach(List<LogLine> head, Predicate<LogLine> fits) {
        int matched = 0;
        long mismatch = 0;
        for (LogLine line : head) {
            if (fits.test(line)) {
                matched++;
            } else if (mismatch == 0 && line.length() > 0) {
                mismatch = line.number;
            }
        }
        return matched == 0 ? NO : new Recognition(matched, mismatch, null);
    }

    /** Of a format among whose lines others may stand, such as the program's own news. */
    public static Recognition ofSome(List<LogLine> head, Predicate<LogLine> fits) {
        return new Recognition(ofEach(head, fits).matched(), 0, null);
    }
}
