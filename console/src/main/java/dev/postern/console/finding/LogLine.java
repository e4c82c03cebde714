// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A line of a log that a finding is about.
 *
 * @param place file and line
 * @param text as it stands there, hostile; empty when it was not kept
 */
public record LogLine(String place, String text) {
    private static final int MOST = 40;

    /** From the logins of an explanation, the first of them. */
    static List<LogLine> of(JsonNode logins) {
        List<LogLine> lines = new ArrayList<>();
        for (JsonNode login : logins) {
            for (JsonNode line : login.path("lines")) {
                if (lines.size() < MOST) {
                    lines.add(new LogLine(
                            line.path("file").asString("") + ":"
                                    + line.path("line").asString(""),
                            line.path("text").asString("")));
                }
            }
        }
        return lines;
    }
}
