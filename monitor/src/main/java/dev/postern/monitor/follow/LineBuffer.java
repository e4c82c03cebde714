// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import dev.postern.formats.LineReader;
import dev.postern.formats.LogLine;
import dev.postern.formats.file.Encoding;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a growing generation into lines. Holds no memory while there is nothing to be cut, since thousands of logs
 * are followed at once. Zero bytes at the beginning of a line are a hole in the file and are passed over.
 */
final class LineBuffer {
    private static final int CHUNK = 1 << 16;
    private static final byte[] EMPTY = new byte[0];

    /** Bytes of the content in one piece; the ones in front of {@code start} have been given. */
    private byte[] buf = EMPTY;

    private int start;
    private int searched;
    private int end;
    /** Place in the content of {@code buf[end]}. */
    private long readTo;
    /** Place behind the last line given. */
    private long givenTo;

    private long zeros;
    /** Beginning of a line that is too long, while its end is looked for, and its place. */
    private byte @Nullable [] cut;

    private long cutPlace;
    private final byte[] tail = new byte[Fingerprint.TAIL];
    private int tailLength;
    private byte[] readTail;

    LineBuffer(long place, byte[] tailBefore) {
        readTail = tailBefore;
        readTo = place;
        givenTo = place;
        keepTail(tailBefore, tailBefore.length);
    }

    /** Place in the content up to which it has been taken in. */
    long readTo() {
        return readTo;
    }

    /** Place in the content after the last line given. */
    long givenTo() {
        return givenTo;
    }

    /** The bytes in front of {@link #givenTo}. */
    byte[] givenTail() {
        return Arrays.copyOf(tail, tailLength);
    }

    /** The bytes in front of {@link #readTo} that are still here. */
    byte[] readTail() {
        return end == 0 ? readTail : Fingerprint.tail(buf, 0, end);
    }

    /** Zero bytes passed over since the last call. */
    long takeZeros() {
        long passed = zeros;
        zeros = 0;
        return passed;
    }

    /**
     * Reads on, without taking it in yet. Zeros at the end of a file are left there: they may be space that is still to be
     * filled.
     *
     * @param size the content's size, or {@link Content#UNKNOWN}
     * @return how many bytes may be taken in
     */
    int fill(Content content, long size) throws IOException {
        int wanted = size == Content.UNKNOWN ? CHUNK : (int) Math.min(CHUNK, size - readTo);
        makeRoom(wanted);
        int n = content.read(readTo, buf, end, wanted);
        if (size != Content.UNKNOWN && readTo + n >= size) {
            while (n > 0 && buf[end + n - 1] == 0) {
                n--;
            }
        }
        return n;
    }

    /** Takes in so many of the bytes that were read last. */
    void take(int count) {
        end += count;
        readTo += count;
    }

    /** Moves to the next complete line. */
    boolean next(LogLine line) throws IOException {
        int from = firstByte();
        int newline = LineReader.indexOfNewline(buf, Math.max(searched, from), end);
        if (newline >= 0) {
            give(line, newline, newline + 1);
            return true;
        }
        searched = end;
        if (cut == null && end - start > LineReader.MAX_LINE) {
            cut = Arrays.copyOfRange(buf, start, start + LineReader.MAX_LINE);
            cutPlace = placeOf(start);
        }
        if (cut != null || start == end) {
            release();
        }
        return false;
    }

    /** Moves to what stands behind the last complete line, of a generation that has ended. */
    boolean rest(LogLine line) throws IOException {
        firstByte();
        if (cut == null && start == end) {
            return false;
        }
        give(line, end, end);
        return true;
    }

    /** Index of the first byte that belongs to the line: behind a byte order mark, and behind a hole. */
    private int firstByte() throws IOException {
        if (cut == null && start < end) {
            if (placeOf(start) == 0) {
                start += Encoding.markLength(Arrays.copyOfRange(buf, start, Math.min(end, start + 4)));
            }
            while (start < end && buf[start] == 0) {
                start++;
                zeros++;
            }
        }
        return start;
    }

    private void give(LogLine line, int to, int after) {
        byte[] head = cut;
        line.cut = head != null || to - start > LineReader.MAX_LINE;
        line.buf = head != null ? head : buf;
        line.from = head != null ? 0 : start;
        line.to = head != null ? head.length : Math.min(to, start + LineReader.MAX_LINE);
        line.offset = head != null ? cutPlace : placeOf(start);
        line.goesOn = false;
        cut = null;
        givenTo = placeOf(after);
        keepTail(buf, after);
        start = after;
        searched = after;
    }

    private void keepTail(byte[] bytes, int to) {
        tailLength = Math.min(to, Fingerprint.TAIL);
        System.arraycopy(bytes, to - tailLength, tail, 0, tailLength);
    }

    private long placeOf(int index) {
        return readTo - (end - index);
    }

    /** Of a line whose rest is dropped, and of what has been given, only the last bytes stay. */
    private void release() {
        if (end > 0) {
            readTail = Fingerprint.tail(buf, 0, end);
        }
        buf = EMPTY;
        start = 0;
        end = 0;
        searched = 0;
    }

    private void makeRoom(int wanted) {
        if (buf.length - end >= wanted) {
            return;
        }
        int length = end - start;
        int keep = Math.min(start, Fingerprint.TAIL);
        byte[] bigger = new byte[Math.max(keep + length + wanted, 2 * length)];
        System.arraycopy(buf, start - keep, bigger, 0, keep + length);
        buf = bigger;
        searched = keep + (searched - start);
        start = keep;
        end = keep + length;
    }
}
