// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

import dev.postern.kernel.FindingType;
import dev.postern.server.Version;
import dev.postern.server.output.Json;
import dev.postern.server.output.Response;
import dev.postern.store.StoredFinding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A finding as an event of class Detection Finding, made of GuardDuty's wire form, so of a finding from anywhere. What the schema
 * has no attribute for is in {@code unmapped}, under the names of {@code service.additionalInfo}.
 */
public final class DetectionFinding {
    /** Version of the schema. */
    public static final String SCHEMA = "1.8.0";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int CLASS = 2004;

    /** Severities from which on bands begin (GuardDuty user guide, severity levels). */
    private static final double CRITICAL = 9;

    private static final double HIGH = 7;
    private static final double MEDIUM = 4;

    private DetectionFinding() {}

    /** What has happened to a finding. */
    private enum Activity {
        CREATE(1, "Create"),
        UPDATE(2, "Update"),
        CLOSE(3, "Close");

        final int id;
        final String title;

        Activity(int id, String title) {
            this.id = id;
            this.title = title;
        }
    }

    /** A finding that is told once, in its last state: as created and new. */
    public static ObjectNode of(JsonNode document) {
        return of(Wire.of(document), Activity.CREATE, false);
    }

    /** A finding as it is stored: an archived one is closed. */
    public static ObjectNode of(StoredFinding finding) {
        Activity known = finding.version() > 1 ? Activity.UPDATE : Activity.CREATE;
        ObjectNode json = of(
                Wire.of(Json.MAPPER.readTree(finding.state().document())),
                finding.archived() ? Activity.CLOSE : known,
                finding.archived());
        if (finding.feedback() != null) {
            json.put("comment", "judged " + finding.feedback());
        }
        return json;
    }

    private static ObjectNode of(Wire finding, Activity activity, boolean archived) {
        ObjectNode json = NODES.objectNode();
        json.put("category_uid", 2).put("category_name", "Findings");
        json.put("class_uid", CLASS).put("class_name", "Detection Finding");
        json.put("activity_id", activity.id).put("activity_name", activity.title);
        json.put("type_uid", CLASS * 100 + activity.id).put("type_name", "Detection Finding: " + activity.title);
        json.put("time", finding.millis("/createdAt"));
        json.put("start_time", finding.millis("/service/eventFirstSeen"));
        json.put("end_time", finding.millis("/service/eventLastSeen"));
        json.put("count", finding.document().at("/service/count").asInt(1));
        severity(json, finding.document().path("severity").asDouble(0));
        json.put("status_id", archived ? 5 : 1).put("status", archived ? "Archived" : "New");
        json.put(
                "is_alert",
                !finding.info().path("note").asBoolean(false)
                        && !finding.info().path("learning").asBoolean(false));
        json.put("message", finding.text("/description"));
        json.set("metadata", metadata(finding));
        json.set("cloud", cloud(finding));
        json.set("finding_info", FindingInfo.of(finding));
        json.set("resources", resources(finding));
        json.set("evidences", Evidences.of(finding));
        if (!finding.info().path("unusualBehavior").isEmpty()) {
            json.set("anomaly_analyses", Anomalies.of(finding));
        }
        if (isListed(finding)) {
            json.set("osint", osint(finding));
        }
        FindingType type = finding.type();
        if (type != null) {
            json.putObject("remediation").put("desc", Response.to(type));
        }
        json.set("observables", Observables.of(json));
        json.set("unmapped", finding.info());
        return json;
    }

    private static boolean isListed(Wire finding) {
        return !finding.lists().isEmpty() && finding.address() != null;
    }

    private static void severity(ObjectNode json, double severity) {
        if (severity >= CRITICAL) {
            json.put("severity_id", 5).put("severity", "Critical");
        } else if (severity >= HIGH) {
            json.put("severity_id", 4).put("severity", "High");
        } else if (severity >= MEDIUM) {
            json.put("severity_id", 3).put("severity", "Medium");
        } else {
            json.put("severity_id", 2).put("severity", "Low");
        }
    }

    private static ObjectNode metadata(Wire finding) {
        ObjectNode json = NODES.objectNode();
        json.put("version", SCHEMA);
        json.put("uid", finding.text("/id"));
        json.putObject("product")
                .put("name", "Postern")
                .put("vendor_name", "Postern")
                .put("version", Version.number());
        ArrayNode profiles = json.putArray("profiles").add("cloud");
        if (isListed(finding)) {
            profiles.add("osint");
        }
        json.put("original_time", finding.text("/createdAt"));
        return json;
    }

    /** The account and region that the database belongs to in the API, of which we are the provider, wherever its server is. */
    private static ObjectNode cloud(Wire finding) {
        ObjectNode json = NODES.objectNode();
        json.put("provider", "Postern").put("region", finding.text("/region"));
        json.putObject("account").put("uid", finding.text("/accountId"));
        return json;
    }

    private static ArrayNode resources(Wire finding) {
        ArrayNode resources = NODES.arrayNode();
        ObjectNode instance = resources.addObject();
        instance.put("uid", finding.instance()).put("name", finding.instance());
        instance.put("type", "Database instance");
        instance.put("role_id", 1).put("role", "Target");
        instance.putArray("tags").addObject().put("name", "engine").put("value", finding.engine());
        return resources;
    }

    private static ArrayNode osint(Wire finding) {
        ArrayNode json = NODES.arrayNode();
        for (JsonNode entry : finding.lists()) {
            ObjectNode one = json.addObject();
            one.put("type_id", 1).put("type", "IP Address").put("value", String.valueOf(finding.address()));
            one.put("name", entry.path("threatListName").asString(""));
            JsonNode names = entry.path("threatNames");
            if (!names.isEmpty()) {
                one.put("desc", names.path(0).asString(""));
            }
        }
        return json;
    }
}
