// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

import dev.postern.server.output.Behavior;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The array {@code anomaly_analyses}: the values that do not fit, and those that are usual on the instance. */
final class Anomalies {
    private Anomalies() {}

    static ArrayNode of(Wire finding) {
        ArrayNode analyses = JsonNodeFactory.instance.arrayNode();
        ObjectNode analysis = analyses.addObject();
        analysis.putArray("analysis_targets")
                .addObject()
                .put("name", finding.instance())
                .put("type", "Database instance");
        ArrayNode anomalies = analysis.putArray("anomalies");
        ArrayNode baselines = JsonNodeFactory.instance.arrayNode();
        for (Behavior names : Behavior.values()) {
            JsonNode unusual = finding.info().path("unusualBehavior").path(names.unusual());
            if (unusual.isObject()) {
                long count = unusual.path("successfulLoginCount").asLong(0)
                        + unusual.path("failedLoginCount").asLong(0);
                value(about(anomalies.addObject(), names, "logins"), unusual, names, count);
            }
            JsonNode usual = finding.info().path("profiledBehavior").path(names.profiled());
            if (usual.isArray()) {
                ArrayNode values = about(baselines.addObject(), names, "successful logins");
                usual.forEach(
                        each -> value(values, each, names, each.path("count").asLong(0)));
            }
        }
        if (!baselines.isEmpty()) {
            analysis.set("baselines", baselines);
        }
        return analyses;
    }

    private static ArrayNode about(ObjectNode json, Behavior names, String type) {
        json.put("observation_parameter", names.name().toLowerCase(Locale.ROOT)).put("observation_type", type);
        return json.putArray("observations");
    }

    private static void value(ArrayNode values, JsonNode from, Behavior names, long count) {
        values.addObject().put("value", from.path(names.member()).asString("")).put("count", count);
    }
}
