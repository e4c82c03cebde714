// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import dev.postern.kernel.AttackSequence;
import dev.postern.kernel.Finding;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.Location;
import dev.postern.kernel.Policy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings in GuardDuty's wire form: the member names of a {@code GetFindings} reply, of which {@code LoginAttributes} alone
 * begins with a capital. What GuardDuty has no member for stands in {@code service.additionalInfo}, whose {@code value} is JSON
 * text.
 */
public final class FindingJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Policy policy;
    private final AdditionalInfo additionalInfo;

    /**
     * @param policy account, region and detector of the findings
     * @param lines texts of the log lines that findings name
     */
    public FindingJson(Policy policy, RawLines lines) {
        this.policy = policy;
        this.additionalInfo = new AdditionalInfo(lines);
    }

    /** One finding. */
    public ObjectNode of(Finding finding) {
        ObjectNode json = NODES.objectNode();
        json.put("schemaVersion", "2.0");
        json.put("accountId", policy.accountId());
        json.put("region", policy.region());
        json.put("partition", "aws");
        json.put("id", finding.id());
        json.put(
                "arn",
                "arn:aws:guardduty:" + policy.region() + ":" + policy.accountId() + ":detector/" + policy.detectorId()
                        + "/finding/" + finding.id());
        json.put("type", finding.type().id());
        json.set("resource", resource(finding));
        json.set("service", service(finding));
        json.put("severity", (double) finding.severity().value());
        json.put("createdAt", Times.isoMillis(finding.createdAt()));
        json.put("updatedAt", Times.isoMillis(finding.updatedAt()));
        json.put("title", finding.title());
        json.put("description", finding.description());
        return json;
    }

    private ObjectNode resource(Finding finding) {
        ObjectNode instance = NODES.objectNode();
        instance.put("dbInstanceIdentifier", finding.instance());
        instance.put("engine", finding.engine().displayName());
        instance.put(
                "dbInstanceArn",
                "arn:aws:rds:" + policy.region() + ":" + policy.accountId() + ":db:" + finding.instance());
        instance.set("tags", NODES.arrayNode());
        Finding.UserDetails details = finding.user();
        ObjectNode user = NODES.objectNode();
        put(user, "user", details.user());
        put(user, "application", details.application());
        put(user, "database", details.database());
        put(user, "ssl", details.tls());
        put(user, "authMethod", details.authMethod());
        ObjectNode resource = NODES.objectNode();
        resource.put("resourceType", "RDSDBInstance");
        resource.set("rdsDbInstanceDetails", instance);
        resource.set("rdsDbUserDetails", user);
        return resource;
    }

    private ObjectNode service(Finding finding) {
        ObjectNode service = NODES.objectNode();
        service.put("serviceName", "guardduty");
        service.put("detectorId", policy.detectorId());
        ObjectNode attempt = NODES.objectNode();
        attempt.set("remoteIpDetails", remoteIp(finding.actor()));
        attempt.set("LoginAttributes", loginAttributes(finding));
        ObjectNode action = NODES.objectNode();
        action.put("actionType", "RDS_LOGIN_ATTEMPT");
        action.set("rdsLoginAttemptAction", attempt);
        service.set("action", action);
        service.put("resourceRole", "TARGET");
        ObjectNode info = NODES.objectNode();
        info.put("value", Json.MAPPER.writeValueAsString(additionalInfo.of(finding)));
        info.put("type", "default");
        service.set("additionalInfo", info);
        if (!finding.evidence().isEmpty()) {
            service.set("evidence", evidence(finding));
        }
        AttackSequence sequence = finding.sequence();
        if (sequence != null) {
            service.putObject("detection").set("sequence", SequenceJson.of(finding, sequence, policy));
        } else if (!finding.unusual().isEmpty()) {
            service.set("detection", DetectionJson.of(finding));
        }
        service.put("featureName", "RDSProtection");
        service.put("eventFirstSeen", Times.isoMillis(finding.firstSeen()));
        service.put("eventLastSeen", Times.isoMillis(finding.lastSeen()));
        service.put("archived", false);
        service.put("count", finding.occurrences());
        return service;
    }

    private static ObjectNode remoteIp(Finding.Actor actor) {
        ObjectNode json = NODES.objectNode();
        IpAddress ip = actor.ip();
        if (ip == null) {
            return json;
        }
        json.put(ip.isV4() ? "ipAddressV4" : "ipAddressV6", ip.toString());
        Location place = actor.location();
        if (place.asn() >= 0 || place.asnOrg() != null) {
            ObjectNode organization = NODES.objectNode();
            put(organization, "asn", place.asn() < 0 ? null : Long.toString(place.asn()));
            put(organization, "asnOrg", place.asnOrg());
            put(organization, "isp", place.asnOrg());
            put(organization, "org", place.asnOrg());
            json.set("organization", organization);
        }
        if (place.countryCode() != null || place.countryName() != null) {
            ObjectNode country = NODES.objectNode();
            put(country, "countryCode", place.countryCode());
            put(country, "countryName", place.countryName());
            json.set("country", country);
        }
        if (place.city() != null) {
            json.putObject("city").put("cityName", place.city());
        }
        if (!Double.isNaN(place.latitude()) && !Double.isNaN(place.longitude())) {
            json.putObject("geoLocation").put("lat", place.latitude()).put("lon", place.longitude());
        }
        return json;
    }

    private static ArrayNode loginAttributes(Finding finding) {
        ArrayNode all = NODES.arrayNode();
        for (Finding.LoginAttribute login : finding.logins()) {
            ObjectNode json = all.addObject();
            put(json, "user", login.user());
            put(json, "application", login.application());
            json.put("failedLoginAttempts", login.failed());
            json.put("successfulLoginAttempts", login.successful());
        }
        return all;
    }

    private static ObjectNode evidence(Finding finding) {
        ObjectNode json = NODES.objectNode();
        ArrayNode details = json.putArray("threatIntelligenceDetails");
        for (ListEntry entry : finding.evidence()) {
            ObjectNode detail = details.addObject();
            detail.put("threatListName", entry.list());
            ArrayNode names = detail.putArray("threatNames");
            if (!entry.reason().isEmpty()) {
                names.add(entry.reason());
            }
            if (finding.patterns().contains("retro-match")) {
                names.add("retro-match");
            }
        }
        return json;
    }

    /** Sets a member, or leaves it out when nothing is known. */
    public static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
