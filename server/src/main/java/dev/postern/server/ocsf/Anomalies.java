// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

import dev.postern.kernel.Finding;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The array {@code anomaly_analyses}: the values that do not fit, and those that are usual on the instance. */
final class Anomalies {
    private Anomalies() {}

    static ArrayNode of(Finding finding) {
        ArrayNode analyses = JsonNodeFactory.instance.arrayNode();
        ObjectNode analysis = analyses.addObject();
        analysis.putArray("analysis_targets")
                .addObject()
                .put("name", finding.instance())
                .put("type", "Database instance");
        ArrayNode anomalies = analysis.putArray("anomalies");
        for (Finding.Unusual one : finding.unusual()) {
            Finding.Counts counts = one.counts();
            ObjectNode observation = parameter(anomalies.addObject(), one.dimension());
            observation.put("value", one.value()).put("count", counts.successful() + counts.failed());
        }
        if (!finding.usual().isEmpty()) {
            ArrayNode baselines = analysis.putArray("baselines");
            for (Finding.Usual one : finding.usual()) {
                ObjectNode baseline = baselines.addObject();
                baseline.put("observation_parameter", name(one.dimension()));
                baseline.put("observation_type", "successful logins");
                ArrayNode values = baseline.putArray("observations");
                one.values()
                        .forEach(v -> values.addObject().put("value", v.value()).put("count", v.count()));
            }
        }
        return analyses;
    }

    private static ObjectNode parameter(ObjectNode anomaly, Finding.Dimension dimension) {
        anomaly.put("observation_parameter", name(dimension)).put("observation_type", "logins");
        return anomaly.putArray("observations").addObject();
    }

    private static String name(Finding.Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }
}
