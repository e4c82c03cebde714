// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Bounds how much of an XML file its parser may read for one event. A parser holds tags, comments and attributes whole; without
 * a bound one tag as long as the file would fill the memory.
 */
final class EventBound extends FilterReader {
    /** Longest tag, comment or text that is read, in characters. */
    static final int MAX = 1 << 20;

    private int left = MAX;

    EventBound(Reader in) {
        super(in);
    }

    /** The parser came to the next event. */
    void nextEvent() {
        left = MAX;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            throw new IOException("a tag or text is longer than " + MAX + " characters");
        }
        int n = super.read(buffer, offset, Math.min(length, left));
        left -= Math.max(n, 0);
        return n;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }
}
