// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON of what is served here: ASCII alone, so that no name of a client's reaches a terminal raw. What is read may be hostile. */
public final class OwnJson {
    private static final int DEEPEST = 16;
    private static final int LAST_ASCII = 126;

    /** Reads and writes. A member that is not known, the same name twice, or something behind the end is an error. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .highestNonEscapedChar(LAST_ASCII)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private OwnJson() {}
}
