// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.List;

/** A log of which so far only the first lines have been written. */
final class GrowingLines implements Lines {
    private final String file;
    private final List<byte[]> lines;
    private final boolean grows;
    private int written;
    private int next;
    private long offset;

    GrowingLines(String file, List<byte[]> lines, boolean grows) {
        this.file = file;
        this.lines = lines;
        this.grows = grows;
    }

    /** So many lines have been written. */
    void write(int count) {
        written = count;
    }

    @Override
    public boolean next(LogLine line) {
        if (next == written) {
            return false;
        }
        byte[] bytes = lines.get(next);
        line.buf = bytes;
        line.from = 0;
        line.to = bytes.length;
        line.file = file;
        line.number = ++next;
        line.offset = offset;
        offset += bytes.length + 1L;
        return true;
    }

    @Override
    public boolean mayGrow() {
        return grows;
    }

    @Override
    public long position() {
        return offset;
    }

    @Override
    public void close() {}
}
