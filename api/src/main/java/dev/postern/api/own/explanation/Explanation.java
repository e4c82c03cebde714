// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.explanation;

import dev.postern.api.codec.Json;
import dev.postern.store.FindingState;
import dev.postern.store.StoredFinding;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A finding's evidence, taken out of GuardDuty's wire form: there it stands in several depths, and some of it as JSON within a
 * text.
 */
final class Explanation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Explanation() {}

    static ObjectNode of(StoredFinding stored) {
        FindingState state = stored.state();
        JsonNode document = Json.MAPPER.readTree(state.document());
        JsonNode service = document.path("service");
        JsonNode action = service.at("/action/rdsLoginAttemptAction");
        JsonNode info = additionalInfo(service);
        ObjectNode out = NODES.objectNode();
        out.put("id", state.id());
        out.put("type", state.type());
        out.put("severity", state.severity());
        out.put("title", state.title());
        out.put("description", document.path("description").asString(""));
        out.put("archived", stored.archived());
        out.put("feedback", stored.feedback());
        out.set("database", orEmpty(document.at("/resource/rdsDbInstanceDetails")));
        out.set("user", orEmpty(document.at("/resource/rdsDbUserDetails")));
        out.set("source", source(action.path("remoteIpDetails"), info));
        out.put("firstSeen", service.path("eventFirstSeen").asString(""));
        out.put("lastSeen", service.path("eventLastSeen").asString(""));
        out.put("count", state.count());
        out.set("loginCounts", orEmpty(info.path("loginCounts")));
        out.set("patterns", list(info.path("patterns")));
        out.set("relatedFindings", list(info.path("relatedFindings")));
        out.put("learning", info.path("learning").asBoolean(false));
        out.set("lists", list(service.at("/evidence/threatIntelligenceDetails")));
        out.set("evidence", evidence(info.path("factors")));
        out.set("unusual", dimensions(info.path("unusualBehavior"), "unusual"));
        out.set("usual", dimensions(info.path("profiledBehavior"), "profiledSuccessful"));
        out.set("attempts", list(action.path("LoginAttributes")));
        out.set("notes", orEmpty(info.path("notes")));
        out.set("logins", list(info.path("logins")));
        return out;
    }

    private static JsonNode additionalInfo(JsonNode service) {
        try {
            return Json.MAPPER.readTree(service.at("/additionalInfo/value").asString("{}"));
        } catch (JacksonException e) {
            return NODES.objectNode(); // a sample of another program's; the rest is still told
        }
    }

    private static ObjectNode source(JsonNode remote, JsonNode info) {
        ObjectNode source = orEmpty(remote).deepCopy();
        for (String name : List.of("remoteHost", "privateNetwork", "sources")) {
            if (!info.path(name).isMissingNode()) {
                source.set(name, info.path(name));
            }
        }
        return source;
    }

    private static ObjectNode evidence(JsonNode factors) {
        ObjectNode evidence = NODES.objectNode();
        evidence.put("bits", factors.path("bits").asDouble(0));
        evidence.set("terms", list(factors.path("terms")));
        return evidence;
    }

    /** One array over GuardDuty's members, each of which is named after its dimension. */
    private static ArrayNode dimensions(JsonNode behavior, String prefix) {
        ArrayNode out = NODES.arrayNode();
        for (Map.Entry<String, JsonNode> member : behavior.properties()) {
            String name = member.getKey();
            ObjectNode one = out.addObject();
            one.put("dimension", name.startsWith(prefix) ? dimension(name.substring(prefix.length())) : name);
            ArrayNode values = one.putArray("values");
            if (member.getValue().isArray()) {
                values.addAll((ArrayNode) member.getValue());
            } else {
                values.add(member.getValue());
            }
        }
        return out;
    }

    private static String dimension(String name) {
        if (name.startsWith("User")) {
            return "user";
        } else if (name.startsWith("Application")) {
            return "application";
        } else if (name.startsWith("Database")) {
            return "database";
        }
        return name.startsWith("A") ? "asn" : name;
    }

    private static JsonNode list(JsonNode node) {
        return node.isArray() ? node : NODES.arrayNode();
    }

    private static ObjectNode orEmpty(JsonNode node) {
        return node instanceof ObjectNode object ? object : NODES.objectNode();
    }
}
