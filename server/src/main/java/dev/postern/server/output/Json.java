// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import dev.postern.respond.PrintableAscii;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** The JSON writer of all output: pure printable ASCII, so that no text from a log reaches a terminal raw. */
public final class Json {
    /** Reads and writes; everything above {@code ~} is written as {@code \}{@code uXXXX}. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .highestNonEscapedChar(126)
                    .characterEscapes(new PrintableAscii())
                    .rootValueSeparator("\n") // JSON lines
                    .build())
            .build();

    private Json() {}
}
