// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A detector as it is shown and set.
 *
 * @param id 32 hex digits
 * @param enabled whether it raises findings
 * @param frequency how often changes of findings are told, as the API calls it; empty as long as nobody has said
 * @param features in the service's order
 */
public record DetectorForm(String id, boolean enabled, String frequency, List<Feature> features) {
    /** Frequencies by the API's names, in words. */
    static final Map<String, String> FREQUENCIES = new LinkedHashMap<>();

    private static final String LOGINS = "RDS_LOGIN_EVENTS";

    static {
        FREQUENCIES.put("FIFTEEN_MINUTES", "every 15 minutes");
        FREQUENCIES.put("ONE_HOUR", "every hour");
        FREQUENCIES.put("SIX_HOURS", "every 6 hours");
    }

    /** A feature of the API, on or off. */
    public record Feature(String name, boolean enabled) {
        /** Whether findings here depend on it. */
        public boolean isUsed() {
            return name.equals(LOGINS);
        }
    }

    /** @param frequency as it is stored: the API tells one as well where nobody has set any */
    static DetectorForm of(String id, JsonNode detector, String frequency) {
        List<Feature> features = new ArrayList<>();
        for (JsonNode each : detector.path("features")) {
            features.add(new Feature(each.path("name").asString(""), isOn(each)));
        }
        return new DetectorForm(id, isOn(detector), frequency, features);
    }

    private static boolean isOn(JsonNode node) {
        return node.path("status").asString("").equals("ENABLED");
    }

    /** How often changes are told, in words. */
    public String frequencyWords() {
        return FREQUENCIES.getOrDefault(frequency, "at once");
    }

    /** What can be set. */
    public Map<String, String> frequencies() {
        return FREQUENCIES;
    }
}
