// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads UTF-8 text line by line in bounded memory. Bytes that are no UTF-8 become replacement characters.
 */
final class TextLines {
    /** Longest line that is kept, in bytes; what follows is dropped and the line is marked. */
    static final int MAX_LINE = 16 * 1024;

    /**
     * One line.
     *
     * @param number from 1
     * @param text without the line feed
     * @param cut whether the line was longer than {@link #MAX_LINE}
     */
    record Line(long number, String text, boolean cut) {}

    private final String file;
    private final BufferedInputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private final byte[] line = new byte[MAX_LINE];
    private long number;

    /** @param in as {@link FeedBytes#open} gives it */
    TextLines(String file, BufferedInputStream in) {
        this.file = file;
        this.in = in;
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IntelFileException {
        int length = 0;
        boolean cut = false;
        boolean any = false;
        while (position < limit || fill()) {
            any = true;
            int feed = position;
            while (feed < limit && buffer[feed] != '\n') {
                feed++;
            }
            int kept = Math.min(feed - position, MAX_LINE - length);
            System.arraycopy(buffer, position, line, length, kept);
            length += kept;
            cut |= kept < feed - position;
            position = feed;
            if (feed < limit) {
                position++;
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return new Line(number, new String(line, 0, length, StandardCharsets.UTF_8), cut);
    }

    private boolean fill() throws IntelFileException {
        try {
            position = 0;
            limit = Math.max(in.read(buffer), 0);
            return limit > 0;
        } catch (IOException e) {
            throw FeedBytes.failure(file, e);
        }
    }
}
