// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** The JSON writer of all output: pure printable ASCII, so that no text from a log reaches a terminal raw. */
public final class Json {
    /** Reads and writes; everything above {@code ~} is written as {@code \}{@code uXXXX}. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .highestNonEscapedChar(126)
                    .characterEscapes(new Ascii())
                    .rootValueSeparator("\n") // JSON lines
                    .build())
            .build();

    private Json() {}

    /** JSON's own escapes, and DEL: the bound above holds from the first character beyond ASCII only. */
    private static final class Ascii extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int DEL = 0x7F;

        private final int[] codes = standardAsciiEscapesForJSON();

        Ascii() {
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
}
