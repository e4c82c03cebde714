// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** JSON of events: one line of printable ASCII, so that log text in it reaches no terminal and no line reader raw. */
final class EventJson {
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .highestNonEscapedChar(126)
                    .characterEscapes(new PrintableAscii())
                    .build())
            .build();

    private EventJson() {}
}
