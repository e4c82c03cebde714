// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How a JSON record is taken apart. */
@FunctionalInterface
interface JsonSyntax {

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

    /** Gives a piece its text. */
    static void text(Piece piece, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        piece.text(bytes, 0, bytes.length);
    }
}
