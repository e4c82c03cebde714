// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Lines;
import dev.postern.formats.StreamReport;
import java.io.IOException;

/** Files of JSON records. */
final class JsonPieces implements PieceReader {
    private final Lines lines;
    private final JsonSyntax syntax;
    private final StreamReport report;
    private final JsonCutter cutter;
    private long misfits;

    JsonPieces(Lines lines, JsonSyntax syntax, StreamReport report) {
        this.lines = lines;
        this.syntax = syntax;
        this.report = report;
        cutter = new JsonCutter(lines, report);
    }

    @Override
    public boolean next(Piece piece) throws IOException {
        while (cutter.next()) {
            piece.at(cutter.start());
            JsonFields fields = JsonFields.of(cutter.record(), cutter.length());
            if (fields != null && syntax.read(fields, piece)) {
                return true;
            }
            misfits++;
            report.unreadable(cutter.start());
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
        return misfits + cutter.misfits();
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
