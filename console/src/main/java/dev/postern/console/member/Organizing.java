// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.member;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What an organisation switches on by itself.
 *
 * @param members for which accounts: membership and a detector
 * @param features in the service's order
 */
public record Organizing(String members, List<Feature> features) {
    /** Whom something is switched on for, as the API calls them. */
    static final List<String> CHOICES = List.of("NEW", "ALL", "NONE");

    private static final String LOGINS = "RDS_LOGIN_EVENTS";

    /** A feature and for which accounts it is switched on. */
    public record Feature(String name, String autoEnable) {
        /** Whether findings here depend on it. */
        public boolean isUsed() {
            return name.equals(LOGINS);
        }
    }

    static Organizing of(JsonNode answer) {
        List<Feature> features = new ArrayList<>();
        for (JsonNode each : answer.path("features")) {
            features.add(new Feature(
                    each.path("name").asString(""), each.path("autoEnable").asString("NONE")));
        }
        return new Organizing(answer.path("autoEnableOrganizationMembers").asString("NONE"), features);
    }

    /** Those that findings depend on. */
    public List<Feature> used() {
        return features.stream().filter(Feature::isUsed).toList();
    }

    /** Those that are kept for programs that set them. */
    public List<Feature> unused() {
        return features.stream().filter(each -> !each.isUsed()).toList();
    }

    /** What can be chosen. */
    public List<String> choices() {
        return CHOICES;
    }

    /** A choice in words. */
    public static String words(String choice) {
        return switch (choice) {
            case "NEW" -> "for accounts that join from now on";
            case "ALL" -> "for all accounts, and kept on";
            default -> "for none; what is on stays on";
        };
    }
}
