// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Cuts a stream of bytes into lines without copying. Lines end with LF; memory is bounded whatever the input. */
public final class LineReader implements Lines {
    /** Longest line kept, in bytes; the rest of a longer one is read and dropped. */
    public static final int MAX_LINE = 1 << 20;

    private static final int CHUNK = 1 << 16;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final String file;
    private final boolean inParts;
    private final InputStream in;
    private byte[] buf = new byte[2 * CHUNK];
    private int start;
    private int end;
    private boolean eof;
    private long number;
    /** Offset in the file of {@code buf[0]}. */
    private long base;

    /**
     * @param file name that lines carry
     * @param in the bytes; closed by {@link #close()}
     */
    public LineReader(String file, InputStream in) {
        this(file, in, false);
    }

    /** @param inParts whether lines longer than {@link #MAX_LINE} are given whole, in several parts, rather than cut */
    public LineReader(String file, InputStream in, boolean inParts) {
        this.inParts = inParts;
        this.file = file;
        this.in = in;
    }

    /** Moves to the next line; a last line without LF counts. */
    @Override
    public boolean next(LogLine line) throws IOException {
        int searched = start;
        while (true) {
            int newline = indexOfNewline(buf, searched, end);
            if (newline >= 0) {
                give(line, newline);
                start = newline + 1;
                return true;
            }
            searched = end;
            if (eof) {
                if (start == end) {
                    return false;
                }
                give(line, end);
                start = end;
                return true;
            }
            if (end - start >= MAX_LINE) {
                return inParts ? givePart(line) : giveCut(line);
            }
            searched -= fill();
        }
    }

    /** Bytes handed out as lines so far, terminators included. */
    @Override
    public long position() {
        return base + start;
    }

    private void give(LogLine line, int lineEnd) {
        line.buf = buf;
        line.from = start;
        line.to = lineEnd;
        line.file = file;
        line.number = ++number;
        line.offset = base + start;
        line.cut = false;
        line.goesOn = false;
    }

    private boolean givePart(LogLine line) {
        give(line, start + MAX_LINE);
        line.goesOn = true;
        number--; // its last part counts
        start += MAX_LINE;
        return true;
    }

    private boolean giveCut(LogLine line) throws IOException {
        byte[] head = Arrays.copyOfRange(buf, start, start + MAX_LINE);
        long offset = base + start;
        int searched = start + MAX_LINE;
        while (true) {
            int newline = indexOfNewline(buf, searched, end);
            if (newline >= 0) {
                start = newline + 1;
                break;
            }
            start = end;
            if (eof) {
                break;
            }
            fill();
            searched = start;
        }
        line.buf = head;
        line.from = 0;
        line.to = head.length;
        line.file = file;
        line.number = ++number;
        line.offset = offset;
        line.cut = true;
        return true;
    }

    /** Reads more; returns by how many bytes the content of the buffer moved to the left. */
    private int fill() throws IOException {
        int moved = 0;
        if (buf.length - end < CHUNK) {
            moved = start;
            int length = end - start;
            if (buf.length - length < CHUNK) {
                buf = Arrays.copyOfRange(buf, start, start + Math.max(buf.length * 2, length + CHUNK));
            } else {
                System.arraycopy(buf, start, buf, 0, length);
            }
            base += start;
            start = 0;
            end = length;
        }
        int n = in.read(buf, end, buf.length - end);
        if (n < 0) {
            eof = true;
        } else {
            end += n;
        }
        return moved;
    }

    /** Index of the first LF in {@code [from, to)}, or -1; eight bytes at a time. */
    public static int indexOfNewline(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long x = (long) LONGS.get(bytes, i) ^ 0x0A0A_0A0A_0A0A_0A0AL;
            long zero = (x - 0x0101_0101_0101_0101L) & ~x & 0x8080_8080_8080_8080L;
            if (zero != 0) {
                return i + (Long.numberOfTrailingZeros(zero) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
