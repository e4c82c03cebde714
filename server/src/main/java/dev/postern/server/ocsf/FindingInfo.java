// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

import dev.postern.kernel.Finding;
import dev.postern.kernel.FindingType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The object {@code finding_info}: what was found, when, and by which kind of analysis. */
final class FindingInfo {
    private FindingInfo() {}

    static ObjectNode of(Finding finding) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("uid", finding.id());
        json.put("title", finding.title());
        json.put("desc", finding.description());
        json.putArray("types").add(finding.type().id());
        json.set("analytic", analytic(finding.type()));
        json.set("attacks", Attacks.of(finding));
        json.put("created_time", Millis.of(finding.createdAt()));
        json.put("modified_time", Millis.of(finding.updatedAt()));
        json.put("first_seen_time", Millis.of(finding.firstSeen()));
        json.put("last_seen_time", Millis.of(finding.lastSeen()));
        if (!finding.related().isEmpty()) {
            ArrayNode related = json.putArray("related_events");
            finding.related().forEach(uid -> related.addObject().put("uid", uid));
        }
        return json;
    }

    private static ObjectNode analytic(FindingType type) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("uid", type.id());
        switch (type) {
            case ANOMALOUS_SUCCESSFUL_LOGIN -> kind(json, 2, "Behavioral", "Login against the account's profile");
            case ANOMALOUS_FAILED_LOGIN, SUCCESSFUL_BRUTE_FORCE ->
                kind(json, 3, "Statistical", "Failed logins against the usual rate");
            case ANOMALOUS_DISCOVERY -> kind(json, 3, "Statistical", "Connections without a login");
            case TELEMETRY_SILENT -> kind(json, 3, "Statistical", "No logins against the usual rhythm");
            case DECOY_USER -> kind(json, 1, "Rule", "Use of an account that nobody should know");
            case ATTACK_SEQUENCE -> kind(json, 1, "Rule", "Findings of one actor in several stages of an attack");
            case LOG_FORGERY -> kind(json, 1, "Rule", "Client text that imitates log records");
            case MALICIOUS_IP_SUCCESSFUL_LOGIN, MALICIOUS_IP_FAILED_LOGIN, MALICIOUS_IP_DISCOVERY ->
                kind(json, 11, "Indexed Data Match", "Address on a threat list");
            case TOR_SUCCESSFUL_LOGIN, TOR_FAILED_LOGIN, TOR_DISCOVERY ->
                kind(json, 11, "Indexed Data Match", "Address on a list of Tor exits");
        }
        return json;
    }

    private static void kind(ObjectNode json, int typeId, String type, String name) {
        json.put("name", name).put("type_id", typeId).put("type", type);
    }
}
