// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

import dev.postern.kernel.Finding;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.Severity;
import dev.postern.server.Version;
import dev.postern.server.output.AdditionalInfo;
import dev.postern.server.output.RawLines;
import dev.postern.server.output.Response;
import dev.postern.server.output.Times;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A finding as an event of class Detection Finding. Each finding is told once, in its last state, as created and new. What the
 * schema has no attribute for is in {@code unmapped}, under the names of {@code service.additionalInfo}.
 */
public final class DetectionFinding {
    /** Version of the schema. */
    public static final String SCHEMA = "1.8.0";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int CLASS = 2004;
    private static final int CREATE = 1;

    private final Evidences evidences;
    private final AdditionalInfo additionalInfo;

    /** @param lines texts of the log lines that findings name */
    public DetectionFinding(RawLines lines) {
        this.evidences = new Evidences(lines);
        this.additionalInfo = new AdditionalInfo(lines);
    }

    /** One finding. */
    public ObjectNode of(Finding finding) {
        ObjectNode json = NODES.objectNode();
        json.put("category_uid", 2).put("category_name", "Findings");
        json.put("class_uid", CLASS).put("class_name", "Detection Finding");
        json.put("activity_id", CREATE).put("activity_name", "Create");
        json.put("type_uid", CLASS * 100 + CREATE).put("type_name", "Detection Finding: Create");
        json.put("time", Millis.of(finding.createdAt()));
        json.put("start_time", Millis.of(finding.firstSeen()));
        json.put("end_time", Millis.of(finding.lastSeen()));
        json.put("count", finding.occurrences());
        json.put("severity_id", severityId(finding.severity()))
                .put("severity", finding.severity().label());
        json.put("status_id", 1).put("status", "New");
        json.put("is_alert", finding.isAlarm());
        json.put("message", finding.description());
        json.set("metadata", metadata(finding));
        json.set("finding_info", FindingInfo.of(finding));
        json.set("resources", resources(finding));
        json.set("evidences", evidences.of(finding));
        if (!finding.unusual().isEmpty()) {
            json.set("anomaly_analyses", Anomalies.of(finding));
        }
        IpAddress ip = finding.actor().ip();
        if (isListed(finding) && ip != null) {
            json.set("osint", osint(finding, ip));
        }
        json.putObject("remediation").put("desc", Response.to(finding.type()));
        json.set("observables", Observables.of(json));
        json.set("unmapped", additionalInfo.of(finding));
        return json;
    }

    private static boolean isListed(Finding finding) {
        return !finding.evidence().isEmpty() && finding.actor().ip() != null;
    }

    private static int severityId(Severity severity) {
        return switch (severity) {
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    private static ObjectNode metadata(Finding finding) {
        ObjectNode json = NODES.objectNode();
        json.put("version", SCHEMA);
        json.put("uid", finding.id());
        json.putObject("product")
                .put("name", "Postern")
                .put("vendor_name", "Postern")
                .put("version", Version.number());
        ArrayNode profiles = json.putArray("profiles");
        if (isListed(finding)) {
            profiles.add("osint");
        }
        json.put("original_time", Times.iso(finding.createdAt()));
        return json;
    }

    private static ArrayNode resources(Finding finding) {
        ArrayNode resources = NODES.arrayNode();
        ObjectNode instance = resources.addObject();
        instance.put("uid", finding.instance()).put("name", finding.instance());
        instance.put("type", "Database instance");
        instance.put("role_id", 1).put("role", "Target");
        instance.putArray("tags")
                .addObject()
                .put("name", "engine")
                .put("value", finding.engine().displayName());
        return resources;
    }

    private static ArrayNode osint(Finding finding, IpAddress ip) {
        ArrayNode json = NODES.arrayNode();
        for (ListEntry entry : finding.evidence()) {
            ObjectNode one = json.addObject();
            one.put("type_id", 1).put("type", "IP Address").put("value", ip.toString());
            one.put("name", entry.list());
            if (!entry.reason().isEmpty()) {
                one.put("desc", entry.reason());
            }
        }
        return json;
    }
}
