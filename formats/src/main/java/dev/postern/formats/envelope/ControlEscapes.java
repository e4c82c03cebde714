// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

/**
 * Undoes rsyslog's {@code #ooo}: a control character as three octal digits. A number sign of the text itself is not marked, so
 * text can hold what looks like an escape: what it becomes is a character of the same line, never the end of one.
 */
final class ControlEscapes {
    private byte[] buf = new byte[1024];

    /** Undoes the escapes of a piece, which then has its text in a buffer of this object. */
    void resolve(Piece piece) {
        int at = next(piece.buf, piece.from, piece.to);
        if (at == piece.to) {
            return;
        }
        if (buf.length < piece.to - piece.from) {
            buf = new byte[2 * (piece.to - piece.from)];
        }
        int length = 0;
        int from = piece.from;
        while (at < piece.to) {
            System.arraycopy(piece.buf, from, buf, length, at - from);
            length += at - from;
            buf[length++] = (byte) control(piece.buf, at, piece.to);
            from = at + 4;
            at = next(piece.buf, from, piece.to);
        }
        System.arraycopy(piece.buf, from, buf, length, piece.to - from);
        piece.text(buf, 0, length + piece.to - from);
    }

    private static int next(byte[] b, int from, int to) {
        int at = Ascii.find(b, from, to, '#');
        while (at < to && control(b, at, to) < 0) {
            at = Ascii.find(b, at + 1, to, '#');
        }
        return at;
    }

    /** The control character that an escape stands for, or -1. */
    private static int control(byte[] b, int at, int to) {
        if (at + 4 > to) {
            return -1;
        }
        int value = 0;
        for (int i = at + 1; i < at + 4; i++) {
            if (b[i] < '0' || b[i] > '7') {
                return -1;
            }
            value = value * 8 + (b[i] - '0');
        }
        return value < ' ' || value == 0x7F ? value : -1;
    }
}
