// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How a JSON record is taken apart. */
@FunctionalInterface
interface JsonSyntax {
    /** What decoders put in the place of bytes that are no UTF-8. */
    char REPLACEMENT = '\uFFFD';

    /**
     * Takes a record apart.
     *
     * @param piece takes what it holds; its place is set already
     * @return false when the record is of another form
     */
    boolean read(JsonFields fields, Piece piece);

    /** A text of a record, which may be missing. */
    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * Gives a piece its text. A replacement character stands for bytes that were no UTF-8: it becomes one such byte, so that no
     * name grows longer than the server let it be.
     */
    static void text(Piece piece, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length;
        if (text.indexOf(REPLACEMENT) >= 0) {
            length = 0;
            for (int i = 0; i < bytes.length; i++) {
                boolean replaced = bytes[i] == (byte) 0xEF
                        && i + 2 < bytes.length
                        && bytes[i + 1] == (byte) 0xBF
                        && bytes[i + 2] == (byte) 0xBD;
                bytes[length++] = replaced ? (byte) 0xFF : bytes[i];
                i += replaced ? 2 : 0;
            }
        }
        piece.text(bytes, 0, length);
    }
}
