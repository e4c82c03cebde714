// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LogLine;

/**
 * Lines of Kubernetes' container log files ({@code CRI}): {@code TIME STREAM TAG text}, where tag {@code P} says that the line
 * goes on and {@code F} that it ends.
 */
final class ContainerLine implements LineSyntax {
    private static final Sender OUT = new Sender("", "stdout");
    private static final Sender ERR = new Sender("", "stderr");

    private final IsoTime time = new IsoTime();

    @Override
    public Fit read(LogLine line, Piece piece) {
        byte[] b = line.buf;
        int to = line.to;
        if (!time.read(b, line.from, to) || !Ascii.at(b, time.end, to, ' ')) {
            return Fit.NONE;
        }
        int stream = time.end + 1;
        int tag = stream + 7;
        if (!Ascii.at(b, tag - 1, to, ' ') || !Ascii.at(b, stream, to, 's') || !Ascii.at(b, stream + 2, to, 'd')) {
            return Fit.NONE;
        }
        int tagEnd = Ascii.find(b, tag, to, ' ');
        if (!Ascii.at(b, tag, to, 'F') && !Ascii.at(b, tag, to, 'P')) {
            return Fit.NONE;
        }
        piece.partial = b[tag] == 'P';
        piece.time = new KnownTime(time.micros);
        piece.sender = b[stream + 3] == 'o' ? OUT : ERR;
        piece.text(b, Math.min(tagEnd + 1, to), to);
        return Fit.PIECE;
    }
}
