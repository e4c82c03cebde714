// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** JSON of events: one line of printable ASCII, so that log text in it reaches no terminal and no line reader raw. */
final class EventJson {
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .highestNonEscapedChar(126)
                    .characterEscapes(new Ascii())
                    .build())
            .build();

    private EventJson() {}

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
