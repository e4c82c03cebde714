// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.settings;

import dev.postern.console.feature.Feature;
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

    static {
        FREQUENCIES.put("FIFTEEN_MINUTES", "every 15 minutes");
        FREQUENCIES.put("ONE_HOUR", "every hour");
        FREQUENCIES.put("SIX_HOURS", "every 6 hours");
    }

    /** @param frequency as it is stored: the API tells one as well where nobody has set any */
    static DetectorForm of(String id, JsonNode detector, String frequency) {
        boolean isOn = detector.path("status").asString("").equals("ENABLED");
        return new DetectorForm(id, isOn, frequency, Feature.of(detector.path("features")));
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
