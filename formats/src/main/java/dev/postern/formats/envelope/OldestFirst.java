// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.ScanOptions;
import dev.postern.formats.SourceRefusedException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Turns an export round that has its newest record first. All of it has to be kept for that: {@link #MAX_BYTES} of text at
 * most; a larger one is refused in words before any of it has been given.
 */
final class OldestFirst implements PieceReader {
    /** Most text that is turned round, with an allowance for each record. */
    static final long MAX_BYTES = 128L << 20;

    private static final int RECORD_COST = 128;

    private final PieceReader newestFirst;
    private final ScanOptions options;
    private final Deque<Piece> kept = new ArrayDeque<>();
    private boolean read;

    OldestFirst(PieceReader newestFirst, ScanOptions options) {
        this.newestFirst = newestFirst;
        this.options = options;
    }

    @Override
    public boolean next(Piece piece) throws IOException {
        if (!read) {
            readAll();
            read = true;
        }
        Piece oldest = kept.pollLast();
        if (oldest == null) {
            return false;
        }
        piece.take(oldest);
        return true;
    }

    private void readAll() throws IOException {
        Piece piece = new Piece();
        long bytes = 0;
        while (newestFirst.next(piece)) {
            bytes += piece.to - piece.from + (long) RECORD_COST;
            if (bytes > MAX_BYTES) {
                kept.clear();
                throw new SourceRefusedException(
                        piece.file,
                        piece.number,
                        "the export has its newest record first and is too long to be turned round (over "
                                + (MAX_BYTES >> 20)
                                + " MB); export it oldest first (gcloud: --order=asc), or in several"
                                + " files, all given to " + options.instance());
            }
            kept.addLast(piece.copy());
        }
    }

    @Override
    public boolean mayGrow() {
        return false;
    }

    @Override
    public boolean isHeldUp() {
        return false;
    }

    @Override
    public void idle() {}

    @Override
    public long misfits() {
        return newestFirst.misfits();
    }

    @Override
    public long position() {
        return newestFirst.position();
    }

    @Override
    public void close() throws IOException {
        newestFirst.close();
    }
}
