// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Lines;
import dev.postern.formats.LogLine;
import dev.postern.formats.StreamReport;
import java.io.IOException;

/** Files with one piece a line. */
final class LinePieces implements PieceReader {
    private final Lines lines;
    private final LineSyntax syntax;
    private final StreamReport report;
    private final LogLine line = new LogLine();
    private long misfits;

    LinePieces(Lines lines, LineSyntax syntax, StreamReport report) {
        this.lines = lines;
        this.syntax = syntax;
        this.report = report;
    }

    @Override
    public boolean next(Piece piece) throws IOException {
        while (lines.next(line)) {
            if (line.length() == 0) {
                continue;
            }
            piece.at(line);
            LineSyntax.Fit fit = syntax.read(line, piece);
            if (fit == LineSyntax.Fit.PIECE) {
                return true;
            }
            if (fit == LineSyntax.Fit.NONE) {
                misfits++;
                report.unreadable(line);
            }
        }
        return false;
    }

    @Override
    public boolean mayGrow() {
        return lines.mayGrow();
    }

    @Override
    public boolean isHeldUp() {
        return lines.isHeldUp();
    }

    @Override
    public void idle() throws IOException {
        lines.idle();
    }

    @Override
    public long misfits() {
        return misfits;
    }

    @Override
    public long position() {
        return lines.position();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
