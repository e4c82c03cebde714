// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

/** A source cannot be read rightly; the message says why and what to do, and names file and line. */
public final class SourceRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file name of the file
     * @param line number of the line that shows it, or 0
     * @param problem what is wrong and what to pass or change
     */
    public SourceRefusedException(String file, long line, String problem) {
        super(file + (line > 0 ? ":" + line : "") + ": " + problem);
    }
}
