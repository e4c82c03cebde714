// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import java.io.Closeable;
import java.io.IOException;

/** Takes a file apart into pieces. */
interface PieceReader extends Closeable {

    /**
     * Moves to the next piece.
     *
     * @param piece takes it; valid until the next call
     * @return false at the end
     * @throws IOException when the file cannot be read
     */
    boolean next(Piece piece) throws IOException;

    /** See {@link dev.postern.formats.Lines#mayGrow}. */
    boolean mayGrow();

    /** See {@link dev.postern.formats.Lines#isHeldUp}. */
    boolean isHeldUp();

    /** See {@link dev.postern.formats.Lines#idle}. */
    void idle() throws IOException;

    /** Units of the file (lines or records) that are no pieces, so far. */
    long misfits();

    /** Bytes of the file used up so far. */
    long position();
}
