// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.io.Closeable;
import java.io.IOException;

/** The lines of one file, as they stand there or as they come out of an {@link Envelope}. */
public interface Lines extends Closeable {

    /**
     * Moves to the next line.
     *
     * @param line takes the line; valid until the next call
     * @return false at the end of the input
     * @throws IOException when the input cannot be read
     */
    boolean next(LogLine line) throws IOException;

    /** Bytes of the file used up so far. */
    long position();
}
