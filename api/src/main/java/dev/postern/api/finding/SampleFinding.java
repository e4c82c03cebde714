// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.codec.Json;
import dev.postern.kernel.FindingType;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.StoredFinding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Findings that tell of nothing, with the placeholders of GuardDuty's own samples. */
record SampleFinding(Scope scope, String detector, Instant now) {
    private static final String INSTANCE = "generatedfindingdbinstanceid";
    private static final double CRITICAL = 9;
    private static final double HIGH = 8;
    private static final double MEDIUM = 5;
    private static final double LOW = 2;
    private static final double MICROS_PER_SECOND = 1e6;

    /** The id of the sample of a type. */
    String id(String type) {
        String name = "sample/" + scope.account() + "/" + scope.region() + "/" + type;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    /** A sample. */
    FindingState of(String type, @Nullable StoredFinding earlier) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now.truncatedTo(ChronoUnit.MILLIS));
        long created = earlier == null ? micros : earlier.state().createdMicros();
        int count = earlier == null ? 1 : earlier.state().count() + 1;
        String title = "[SAMPLE] " + type + " on " + INSTANCE;
        double severity = severity(type);
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("schemaVersion", "2.0").put("accountId", scope.account()).put("region", scope.region());
        json.put("partition", "aws").put("id", id(type));
        json.put(
                "arn",
                "arn:aws:guardduty:" + scope.region() + ":" + scope.account() + ":detector/" + detector + "/finding/"
                        + id(type));
        json.put("type", type);
        resource(json.putObject("resource"));
        service(json.putObject("service"), type, created, micros, count);
        json.put("severity", severity).put("createdAt", iso(created)).put("updatedAt", iso(micros));
        json.put("title", title).put("description", "[SAMPLE] Somebody has asked for a sample. Nothing has happened.");
        return new FindingState(
                id(type),
                type,
                severity,
                INSTANCE,
                title,
                count,
                created,
                micros,
                created,
                micros,
                false,
                true,
                json.toString());
    }

    private static double severity(String type) {
        if (type.startsWith("AttackSequence")) {
            return CRITICAL;
        }
        if (type.contains("IPCaller.Successful")
                || type.endsWith("DecoyUser")
                || type.endsWith("BruteForce")
                || type.endsWith("Behavior.SuccessfulLogin")) {
            return HIGH;
        }
        return type.contains("IPCaller") || type.endsWith("Forgery") ? MEDIUM : LOW;
    }

    private void resource(ObjectNode resource) {
        resource.put("resourceType", "RDSDBInstance");
        resource.putObject("rdsDbInstanceDetails")
                .put("dbInstanceIdentifier", INSTANCE)
                .put("engine", "GeneratedFindingEngine")
                .put("engineVersion", "13.6")
                .put("dbClusterIdentifier", "GeneratedFindingDBClusterId")
                .put("dbInstanceArn", "arn:aws:rds:" + scope.region() + ":" + scope.account() + ":db:" + INSTANCE)
                .put("dbiResourceId", "db-ABCDEFGHIGKLMNOPQRSTUVWXYZ")
                .putArray("tags");
        resource.putObject("rdsDbUserDetails")
                .put("user", "GeneratedFindingUserName")
                .put("application", "GeneratedFindingApplicationName")
                .put("database", "GeneratedFindingDatabaseName")
                .put("ssl", "GeneratedFindingSSLValue")
                .put("authMethod", "GeneratedFindingAuthMethod");
    }

    private void service(ObjectNode service, String type, long created, long updated, int count) {
        service.put("serviceName", "guardduty").put("detectorId", detector);
        ObjectNode remote = service.putObject("action")
                .put("actionType", "RDS_LOGIN_ATTEMPT")
                .putObject("rdsLoginAttemptAction")
                .putObject("remoteIpDetails");
        remote.put("ipAddressV4", "198.51.100.0"); // RFC 5737, for documentation
        remote.putObject("country").put("countryName", "GeneratedFindingCountryName");
        remote.putObject("city").put("cityName", "GeneratedFindingCityName");
        remote.putObject("geoLocation").put("lat", 0.0).put("lon", 0.0);
        remote.putObject("organization")
                .put("asn", "0")
                .put("asnOrg", "GeneratedFindingASNOrg")
                .put("isp", "GeneratedFindingISP")
                .put("org", "GeneratedFindingORG");
        service.put("resourceRole", "TARGET");
        if (type.contains("IPCaller")) {
            service.putObject("evidence")
                    .putArray("threatIntelligenceDetails")
                    .addObject()
                    .put("threatListName", "GeneratedFindingThreatListName")
                    .putArray("threatNames")
                    .add("GeneratedFindingThreatName");
        }
        if (type.startsWith("AttackSequence")) {
            sequence(service.putObject("detection").putObject("sequence"), type, created, updated);
        }
        service.putObject("additionalInfo").put("value", "{\"sample\":true}").put("type", "default");
        service.put("featureName", "RDSProtection");
        service.put("eventFirstSeen", iso(created)).put("eventLastSeen", iso(updated));
        service.put("archived", false).put("count", count);
    }

    private void sequence(ObjectNode sequence, String type, long created, long updated) {
        sequence.put("uid", id(type))
                .put("description", "[SAMPLE] Somebody has asked for a sample. Nothing has happened.");
        sequence.putArray("signals")
                .addObject()
                .put("uid", id(FindingType.SUCCESSFUL_BRUTE_FORCE.id()))
                .put("type", "FINDING")
                .put("name", FindingType.SUCCESSFUL_BRUTE_FORCE.id())
                .put("description", "[SAMPLE] " + FindingType.SUCCESSFUL_BRUTE_FORCE.id() + " on " + INSTANCE)
                .put("createdAt", created / MICROS_PER_SECOND)
                .put("updatedAt", updated / MICROS_PER_SECOND)
                .put("firstSeenAt", created / MICROS_PER_SECOND)
                .put("lastSeenAt", updated / MICROS_PER_SECOND)
                .put("severity", HIGH)
                .put("count", 1);
    }

    private static String iso(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
