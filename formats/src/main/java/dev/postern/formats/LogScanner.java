// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

/** Reads the lines of one stream (one file, or the files of a rotated set in order) and gives its records to a sink. */
public interface LogScanner {

    /**
     * Reads one physical line.
     *
     * @throws SourceRefusedException when this stream cannot be read rightly at all (e.g. a time zone nobody can tell)
     */
    void line(LogLine line);

    /** No line has come for a while, so nothing more belongs to those so far: gives what was held back for it. More may come. */
    default void idle() {}

    /** No more lines will come: gives what was held back and completes the {@link StreamReport}. */
    void end();
}
