// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.feature;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A feature of a detector.
 *
 * @param name as the API calls it; hostile where a form has it
 */
public record Feature(String name, boolean enabled) {
    private static final String LOGINS = "RDS_LOGIN_EVENTS";

    /** Those of an answer, in the service's order. */
    public static List<Feature> of(JsonNode features) {
        List<Feature> all = new ArrayList<>();
        for (JsonNode each : features) {
            String status = each.path("status").asString("");
            all.add(new Feature(each.path("name").asString(""), status.equals("ENABLED")));
        }
        return all;
    }

    /** Whether findings here depend on it. */
    public boolean isUsed() {
        return name.equals(LOGINS);
    }

    /** Its state as the API calls it. */
    String status() {
        return enabled ? "ENABLED" : "DISABLED";
    }
}
