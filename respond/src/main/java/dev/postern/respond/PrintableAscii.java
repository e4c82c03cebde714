// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;

/**
 * JSON's own escapes, and DEL. Together with {@code highestNonEscapedChar(126)}, which holds from the first character beyond ASCII
 * only, it makes JSON of printable ASCII.
 */
public final class PrintableAscii extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DEL = 0x7F;

    private final int[] codes = standardAsciiEscapesForJSON();

    public PrintableAscii() {
        codes[DEL] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return null; // no character has one of its own
    }
}
