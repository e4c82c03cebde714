// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Lines;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import java.util.function.Supplier;

/**
 * A form with one piece a line, whose lines are the server's lines.
 *
 * @param syntax makes what takes a line apart
 */
record LineForm(String id, String title, Supplier<LineSyntax> syntax) implements Form {

    @Override
    public PieceReader open(Lines lines, long modifiedMicros, ScanOptions options, StreamReport report) {
        return new LinePieces(lines, syntax.get(), report);
    }

    @Override
    public boolean splitsLines() {
        return true;
    }

    @Override
    public boolean mayBeNewestFirst() {
        return false;
    }
}
