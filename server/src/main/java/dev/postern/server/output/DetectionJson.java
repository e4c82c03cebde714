// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import dev.postern.kernel.Finding;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of {@code service.detection}: what {@code additionalInfo} says of unusual and usual values, once more in the shape
 * that SDKs know as {@code Anomaly}. GuardDuty leaves it empty for database findings.
 */
final class DetectionJson {
    private static final String BEHAVIOR = "rdsLogin";

    private DetectionJson() {}

    static ObjectNode of(Finding finding) {
        ObjectNode anomaly = JsonNodeFactory.instance.objectNode();
        ObjectNode profiles = anomaly.putObject("profiles").putObject(BEHAVIOR);
        for (Finding.Usual usual : finding.usual()) {
            ArrayNode list = profiles.putArray(name(usual.dimension()));
            for (Finding.ValueCount value : usual.values()) {
                observation(list.addObject(), "FREQUENT", value.value());
            }
        }
        ObjectNode behavior = anomaly.putObject("unusual").putObject("behavior").putObject(BEHAVIOR);
        for (Finding.Unusual unusual : finding.unusual()) {
            observation(behavior.putObject(name(unusual.dimension())), "UNSEEN", unusual.value());
        }
        ObjectNode detection = JsonNodeFactory.instance.objectNode();
        detection.set("anomaly", anomaly);
        return detection;
    }

    private static void observation(ObjectNode json, String subtype, String value) {
        json.put("profileType", "FREQUENCY").put("profileSubtype", subtype);
        json.putObject("observations").putArray("text").add(value);
    }

    private static String name(Finding.Dimension dimension) {
        return switch (dimension) {
            case USER_NAME -> "userName";
            case ASN_ORG -> "asnOrg";
            case APPLICATION_NAME -> "applicationName";
            case DATABASE_NAME -> "databaseName";
        };
    }
}
