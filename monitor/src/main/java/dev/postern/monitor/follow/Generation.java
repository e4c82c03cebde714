// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import dev.postern.formats.LogLine;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The generation that is being read, in an open file. */
final class Generation implements Closeable {
    /** What an attempt to read on has shown. */
    enum Step {
        /** There is more. */
        MORE,
        /** All that there is has been read. */
        END,
        /** The file is shorter than it was; that may pass. */
        SHORTER,
        /** The file holds another generation now: it was truncated. */
        REPLACED
    }

    private final LogOnDisk file;
    private final Content content;
    private final LineBuffer lines;
    private final boolean packed;
    private byte[] head;
    private long line;
    private long size;

    private Generation(LogOnDisk file, Content content, byte[] head, long place, byte[] tail, long line) {
        this.file = file;
        this.content = content;
        this.packed = content instanceof PackedContent;
        this.head = head;
        this.lines = new LineBuffer(place, tail);
        this.line = line;
        this.size = file.stat().size();
    }

    /** Begins a generation. */
    static Generation begin(LogOnDisk file, Content content) throws IOException {
        return at(file, content, 0, new byte[0], 0);
    }

    /** Goes on with a generation behind a line. */
    static Generation at(LogOnDisk file, Content content, long place, byte[] tail, long line) throws IOException {
        return new Generation(file, content, filled(content.bytes(0, Fingerprint.HEAD)), place, tail, line);
    }

    /** What is there of the beginning, without space that is still to be filled. */
    private static byte[] filled(byte[] head) {
        int length = head.length;
        while (length < Fingerprint.HEAD && length > 0 && head[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(head, length);
    }

    LogOnDisk file() {
        return file;
    }

    Content content() {
        return content;
    }

    byte[] head() {
        return head;
    }

    /** Number of the last line given. */
    long line() {
        return line;
    }

    /** Place behind the last line given. */
    long place() {
        return lines.givenTo();
    }

    /** Bytes on the disk that have not been given, as far as is known. */
    long unread() {
        return Math.max(0, size - (packed ? 0 : lines.givenTo()));
    }

    /** Zero bytes passed over since the last call. */
    long takeZeros() {
        return lines.takeZeros();
    }

    /** What it is known by, as far as it has been given. */
    Fingerprint print() {
        return Fingerprint.of(head, lines.givenTo(), lines.givenTail());
    }

    /** What it is known by as far as a place before the one reached; null when the file does not reach there any more. */
    @Nullable
    Fingerprint printAt(long place) throws IOException {
        int length = (int) Math.min(place, Fingerprint.TAIL);
        byte[] tail = content.bytes(place - length, length);
        return tail.length == length && place <= lines.givenTo() ? Fingerprint.of(head, place, tail) : null;
    }

    /** Whether the file never grows, being compressed. */
    boolean isPacked() {
        return packed;
    }

    boolean next(LogLine to) throws IOException {
        return lines.next(to) && number(to);
    }

    /** A last line that was never ended. */
    boolean rest(LogLine to) throws IOException {
        return lines.rest(to) && number(to);
    }

    private boolean number(LogLine to) {
        to.number = ++line;
        return true;
    }

    /** Whether it has grown since it was read last. */
    boolean hasGrown() throws IOException {
        return !packed && content.size() != size;
    }

    /** Reads on. What is read counts only when the file is seen afterwards to hold still the same. */
    Step read() throws IOException {
        if (packed) {
            int n = lines.fill(content, Content.UNKNOWN);
            lines.take(n);
            return n > 0 ? Step.MORE : Step.END;
        }
        size = content.size();
        if (size < lines.readTo()) {
            byte[] now = content.bytes(0, head.length);
            boolean alike = Arrays.equals(now, 0, now.length, head, 0, Math.min(now.length, head.length));
            return alike ? Step.SHORTER : Step.REPLACED;
        }
        int n = size == lines.readTo() ? 0 : lines.fill(content, size);
        if (n == 0) {
            return Step.END;
        }
        if (!isStillTheSame()) {
            return Step.REPLACED;
        }
        lines.take(n);
        return Step.MORE;
    }

    private boolean isStillTheSame() throws IOException {
        byte[] now = filled(content.bytes(0, Fingerprint.HEAD));
        byte[] tail = lines.readTail();
        boolean same = now.length >= head.length
                && Arrays.equals(now, 0, head.length, head, 0, head.length)
                && Arrays.equals(content.bytes(lines.readTo() - tail.length, tail.length), tail);
        if (same) {
            head = now;
        }
        return same;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
