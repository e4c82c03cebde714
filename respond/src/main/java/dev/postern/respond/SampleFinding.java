// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox.Delivery;
import dev.postern.store.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A finding that tells of nothing: its title begins with {@code [SAMPLE]} and {@code additionalInfo} has {@code "sample": true}, as
 * GuardDuty marks its own samples. Its severity is low, so that it wakes nobody.
 */
final class SampleFinding {
    private static final int ID_BYTES = 16;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SampleFinding() {}

    /** A delivery of a new sample. */
    static Delivery delivery(String sink, Scope scope, Instant now, RandomGenerator random) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        String document = EventJson.MAPPER.writeValueAsString(finding(id, scope, now.truncatedTo(ChronoUnit.MILLIS)));
        return new Delivery(0, scope, sink, id, 1, document, 0, null, ChronoUnit.MICROS.between(Instant.EPOCH, now));
    }

    private static ObjectNode finding(String id, Scope scope, Instant now) {
        String detector = "0".repeat(2 * ID_BYTES);
        ObjectNode json = NODES.objectNode();
        json.put("schemaVersion", "2.0");
        json.put("accountId", scope.account());
        json.put("region", scope.region());
        json.put("partition", "aws");
        json.put("id", id);
        json.put(
                "arn",
                "arn:aws:guardduty:" + scope.region() + ":" + scope.account() + ":detector/" + detector + "/finding/"
                        + id);
        json.put("type", "CredentialAccess:RDS/AnomalousBehavior.FailedLogin");
        json.set("resource", resource(scope));
        json.set("service", service(detector, now));
        json.put("severity", 2);
        json.put("createdAt", now.toString());
        json.put("updatedAt", now.toString());
        json.put("title", "[SAMPLE] Unusual failed logins of sample-user to database sample-database.");
        json.put("description", "[SAMPLE] Somebody tests whether findings arrive here. Nothing has happened.");
        return json;
    }

    private static ObjectNode resource(Scope scope) {
        ObjectNode json = NODES.objectNode();
        json.put("resourceType", "RDSDBInstance");
        json.putObject("rdsDbInstanceDetails")
                .put("dbInstanceIdentifier", "sample-database")
                .put("engine", "PostgreSQL")
                .put("dbInstanceArn", "arn:aws:rds:" + scope.region() + ":" + scope.account() + ":db:sample-database")
                .putArray("tags");
        json.putObject("rdsDbUserDetails")
                .put("user", "sample-user")
                .put("application", "sample-application")
                .put("database", "sample");
        return json;
    }

    private static ObjectNode service(String detector, Instant now) {
        ObjectNode json = NODES.objectNode();
        json.put("serviceName", "guardduty");
        json.put("detectorId", detector);
        ObjectNode attempt =
                json.putObject("action").put("actionType", "RDS_LOGIN_ATTEMPT").putObject("rdsLoginAttemptAction");
        attempt.putObject("remoteIpDetails").put("ipAddressV4", "198.51.100.0"); // RFC 5737, for documentation
        attempt.putArray("LoginAttributes")
                .addObject()
                .put("user", "sample-user")
                .put("application", "sample-application")
                .put("failedLoginAttempts", 1)
                .put("successfulLoginAttempts", 0);
        json.put("resourceRole", "TARGET");
        json.putObject("additionalInfo").put("value", "{\"sample\":true}").put("type", "default");
        json.put("featureName", "RDSProtection");
        json.put("eventFirstSeen", now.toString());
        json.put("eventLastSeen", now.toString());
        json.put("archived", false);
        json.put("count", 1);
        return json;
    }
}
