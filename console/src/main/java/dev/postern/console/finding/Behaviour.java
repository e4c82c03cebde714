// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What was unusual in one respect, beside what is usual. Values are hostile.
 *
 * @param dimension for people
 */
public record Behaviour(String dimension, List<Count> unusual, List<Count> usual) {
    private static final Map<String, String> NAMES =
            Map.of("user", "User", "application", "Application", "database", "Database within", "asn", "Network (AS)");
    private static final List<String> COUNTS =
            List.of("successfulLoginCount", "failedLoginCount", "incompleteConnectionCount", "count");

    /** A value, and how often it was seen. */
    public record Count(String value, long count) {}

    /** From the members {@code unusual} and {@code usual} of an explanation. */
    static List<Behaviour> of(JsonNode explanation) {
        List<Behaviour> all = new ArrayList<>();
        for (String dimension : List.of("user", "application", "database", "asn")) {
            List<Count> unusual = counts(explanation.path("unusual"), dimension);
            List<Count> usual = counts(explanation.path("usual"), dimension);
            if (!unusual.isEmpty() || !usual.isEmpty()) {
                all.add(new Behaviour(NAMES.getOrDefault(dimension, dimension), unusual, usual));
            }
        }
        return all;
    }

    private static List<Count> counts(JsonNode dimensions, String dimension) {
        List<Count> counts = new ArrayList<>();
        for (JsonNode each : dimensions) {
            if (each.path("dimension").asString("").equals(dimension)) {
                each.path("values").forEach(value -> counts.add(count(value)));
            }
        }
        return counts;
    }

    private static Count count(JsonNode value) {
        long count = 0;
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (COUNTS.contains(member.getKey())) {
                count += member.getValue().asLong(0);
            } else if (member.getValue().isValueNode()) {
                text.append(text.isEmpty() ? "" : " ").append(member.getValue().asString(""));
            }
        }
        return new Count(text.toString(), count);
    }

    /** The greatest number, which fills a bar. */
    public long most() {
        long most = 1;
        for (Count each : unusual) {
            most = Math.max(most, each.count());
        }
        for (Count each : usual) {
            most = Math.max(most, each.count());
        }
        return most;
    }
}
