// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A finding that is part of an attack. Texts are hostile.
 *
 * @param address of its page; empty when the finding is not kept any more
 * @param severity from 1 to 10
 * @param tactics what it shows, as tactics of MITRE ATT&amp;CK
 * @param first when it was first seen
 */
public record AttackSignal(
        String address, String type, double severity, String title, String tactics, Instant first, int count) {
    private static final double MILLIS = 1_000;

    /** The type without its service. */
    public String shortType() {
        return type.replace(":RDS/", " · ");
    }

    /**
     * Those of a finding's document, in their order.
     *
     * @param kept ids of findings that there are
     */
    static List<AttackSignal> of(JsonNode document, Set<String> kept) {
        List<AttackSignal> signals = new ArrayList<>();
        for (JsonNode each : document.at("/service/detection/sequence/signals")) {
            String id = each.path("uid").asString("");
            List<String> tactics = new ArrayList<>();
            for (JsonNode indicator : each.path("signalIndicators")) {
                if (indicator.path("key").asString("").equals("ATTACK_TACTIC")) {
                    indicator.path("values").forEach(value -> tactics.add(value.asString("")));
                }
            }
            signals.add(new AttackSignal(
                    kept.contains(id) ? FindingPages.LIST + "/" + id : "",
                    each.path("name").asString(""),
                    each.path("severity").asDouble(0),
                    each.path("description").asString(""),
                    String.join(", ", tactics),
                    Instant.ofEpochMilli((long) (each.path("firstSeenAt").asDouble(0) * MILLIS)),
                    each.path("count").asInt(0)));
        }
        return signals;
    }
}
