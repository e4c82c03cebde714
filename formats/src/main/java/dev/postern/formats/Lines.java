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
     * @return false at the end of the input; of a log that is still being written, while there is no further line
     * @throws IOException when the input cannot be read
     */
    boolean next(LogLine line) throws IOException;

    /** Whether lines may still come when {@link #next} has returned false, because the log is being written. */
    default boolean mayGrow() {
        return false;
    }

    /**
     * For a log that is being written, when {@link #next} has returned false: whether there are lines that cannot be given yet,
     * because something before them may still come. Time does not pass in the log meanwhile.
     */
    default boolean isHeldUp() {
        return false;
    }

    /**
     * For a log that is being written, when {@link #next} has returned false: nothing more belongs to the lines so far, so what was
     * held back for it is given by the next calls.
     *
     * @throws IOException when the input cannot be read
     */
    default void idle() throws IOException {}

    /** Bytes of the file used up so far. */
    long position();
}
