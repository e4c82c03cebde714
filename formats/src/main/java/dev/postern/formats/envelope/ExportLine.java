// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LogLine;

/** Lines of CloudWatch Logs' exports to S3: the event's time before it; an event's further lines stand as they are. */
final class ExportLine implements LineSyntax {
    private final IsoTime time = new IsoTime();
    private boolean begun;

    @Override
    public Fit read(LogLine line, Piece piece) {
        byte[] b = line.buf;
        // Always milliseconds and UTC: 2026-11-22T09:25:31.000Z
        boolean headed = Ascii.at(b, line.from + 23, line.to, 'Z')
                && Ascii.at(b, line.from + 24, line.to, ' ')
                && time.read(b, line.from, line.to);
        if (headed) {
            begun = true;
            piece.time = new KnownTime(time.micros);
            piece.text(b, line.from + 25, line.to);
            return Fit.PIECE;
        }
        piece.text(b, line.from, line.to);
        return begun ? Fit.PIECE : Fit.NONE;
    }
}
