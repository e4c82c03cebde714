// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LogLine;

/** How one line of a file is taken apart. */
interface LineSyntax {

    /** What a line is. */
    enum Fit {
        PIECE,
        /** A remark of the tool that wrote the file. */
        REMARK,
        /** Something else. */
        NONE
    }

    /**
     * Takes a line apart.
     *
     * @param piece takes what it holds; its place is set already
     */
    Fit read(LogLine line, Piece piece);
}
