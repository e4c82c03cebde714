// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LineReader;
import dev.postern.formats.Lines;
import dev.postern.formats.LogLine;
import dev.postern.formats.StreamReport;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The lines that one sender's server had written, put together again from pieces. */
final class Unwrapped implements Lines {
    /** How far messages are apart in the unwrapped text: further than any name reaches. */
    private static final long APART = 1 << 20;

    private final PieceReader pieces;
    private final boolean splitsLines;
    private final StreamReport report;
    private final MessageQueue messages = new MessageQueue();
    private final Sequence sequence = new Sequence();
    private final Deque<LogLine> ready = new ArrayDeque<>();
    private final Piece piece = new Piece();
    /** What has come of a line whose end has not. */
    private @Nullable Piece begun;

    private int lastProcess = -1;
    private long position;
    private boolean ended;

    Unwrapped(PieceReader pieces, boolean splitsLines, StreamReport report) {
        this.pieces = pieces;
        this.splitsLines = splitsLines;
        this.report = report;
    }

    @Override
    public boolean next(LogLine line) throws IOException {
        while (ready.isEmpty()) {
            if (pieces.next(piece)) {
                take();
            } else if (ended || pieces.mayGrow()) {
                return false;
            } else {
                ended = true;
                complete();
            }
        }
        line.take(ready.removeFirst());
        return true;
    }

    private void take() {
        if (piece.partial || begun != null) {
            append();
            if (piece.partial) {
                return;
            }
        }
        if (splitsLines) {
            split(piece);
        } else if (sequence.read(piece.buf, piece.from, piece.to)) {
            piece.from = sequence.end;
            if (!messages.add(piece, sequence.message, sequence.part)) {
                report.unreadable(line(piece));
            }
            give(messages.poll());
        } else {
            flush();
            single();
        }
    }

    /** Adds a piece to the line that has begun; when the line is complete, the piece is all of it. */
    private void append() {
        Piece line = begun;
        if (line == null) {
            line = piece.copy();
        } else {
            int length = line.to;
            int added = Math.min(piece.to - piece.from, LineReader.MAX_LINE - length);
            byte[] joined = length + added > line.buf.length
                    ? Arrays.copyOf(line.buf, Math.max(length + added, 2 * length))
                    : line.buf;
            System.arraycopy(piece.buf, piece.from, joined, length, added);
            line.text(joined, 0, length + added);
            line.cut |= piece.cut || added < piece.to - piece.from;
        }
        line.partial = piece.partial;
        begun = piece.partial ? line : null;
        piece.take(line);
    }

    /** Gives the lines of a piece; a line break at its end makes no further one. */
    private void split(Piece text) {
        int from = text.from;
        while (true) {
            int end = Ascii.find(text.buf, from, text.to, '\n');
            give(text, from, end, -1);
            from = end + 1;
            if (from >= text.to) {
                return;
            }
        }
    }

    /**
     * Gives a message without a number. Its process is that of a pipe's one end, not that of a session, and is kept only to
     * tell whose line goes on.
     */
    private void single() {
        boolean goesOn = Ascii.at(piece.buf, piece.from, piece.to, '\t');
        if (goesOn && piece.process != lastProcess) {
            report.unreadable(line(piece));
            return;
        }
        lastProcess = piece.process;
        give(piece, piece.from, piece.to, -1);
    }

    private void give(@Nullable Message first) {
        for (Message message = first; message != null; message = messages.poll()) {
            giveWhole(message);
        }
    }

    private void giveWhole(Message message) {
        position += APART;
        for (Piece part : message.lines()) {
            give(part, part.from, part.to, part.process);
        }
    }

    private void give(Piece text, int from, int to, int process) {
        LogLine line = line(text);
        line.buf = Arrays.copyOfRange(text.buf, from, to);
        line.from = 0;
        line.to = to - from;
        line.process = process;
        line.shift = position - line.offset;
        position += line.length() + 1L;
        ready.addLast(line);
    }

    private static LogLine line(Piece text) {
        LogLine line = new LogLine();
        line.buf = text.buf;
        line.from = text.from;
        line.to = text.to;
        line.file = text.file;
        line.number = text.number;
        line.offset = text.offset;
        line.cut = text.cut;
        line.time = text.time;
        return line;
    }

    private void flush() {
        for (Message message = messages.remove(); message != null; message = messages.remove()) {
            giveWhole(message);
        }
    }

    /** Gives what was held back for pieces to come. */
    private void complete() {
        Piece rest = begun;
        begun = null;
        if (rest != null) {
            split(rest);
        }
        flush();
    }

    @Override
    public boolean mayGrow() {
        return pieces.mayGrow();
    }

    @Override
    public boolean isHeldUp() {
        return pieces.isHeldUp();
    }

    @Override
    public void idle() throws IOException {
        pieces.idle();
        while (pieces.next(piece)) {
            take();
        }
        complete();
    }

    @Override
    public long position() {
        return pieces.position();
    }

    @Override
    public void close() throws IOException {
        pieces.close();
    }
}
