// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.io.IOException;
import java.io.InputStream;

/** A log that can be read from its start, decompressed where need be. */
public interface LogFile {
    /** Stands for a time that is not known. */
    long UNKNOWN_TIME = Long.MIN_VALUE;

    /** Name as the user gave it; stands in events and messages. */
    String name();

    /**
     * Opens it at its start. A log that cannot be read twice (a pipe) must still allow {@link Recogniser#HEAD_BYTES} to be read
     * once before the real reading.
     *
     * @throws IOException when it cannot be opened
     */
    InputStream open() throws IOException;

    /** The rotated set that it belongs to: the files of a set were written one after the other. Alone by itself. */
    default String set() {
        return name();
    }

    /** When it was last written, microseconds since the epoch, or {@link #UNKNOWN_TIME}: a year for dates without one. */
    default long modifiedMicros() {
        return UNKNOWN_TIME;
    }
}
