// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

import dev.postern.kernel.FindingType;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The object {@code finding_info}: what was found, when, and by which kind of analysis. */
final class FindingInfo {
    private FindingInfo() {}

    static ObjectNode of(Wire finding) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("uid", finding.text("/id"));
        json.put("title", finding.text("/title"));
        json.put("desc", finding.text("/description"));
        json.putArray("types").add(finding.text("/type"));
        FindingType type = finding.type();
        if (type != null) {
            json.set("analytic", analytic(type));
            json.set("attacks", Attacks.of(type, finding));
        }
        json.put("created_time", finding.millis("/createdAt"));
        json.put("modified_time", finding.millis("/updatedAt"));
        json.put("first_seen_time", finding.millis("/service/eventFirstSeen"));
        json.put("last_seen_time", finding.millis("/service/eventLastSeen"));
        List<String> related = finding.texts("relatedFindings");
        if (!related.isEmpty()) {
            ArrayNode events = json.putArray("related_events");
            related.forEach(uid -> events.addObject().put("uid", uid));
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
