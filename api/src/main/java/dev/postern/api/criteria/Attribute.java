// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.criteria;

import dev.postern.store.FindingField;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What attributes of findings are, by their paths. */
final class Attribute {
    /** How an attribute is compared. */
    enum Kind {
        /** As it stands. */
        TEXT,
        /** As a number; {@code equals} means the number's whole part. */
        NUMBER,
        /** As epoch milliseconds. */
        TIME
    }

    private static final Set<String> TIMES =
            Set.of("createdAt", "updatedAt", "service.eventFirstSeen", "service.eventLastSeen");

    private static final Set<String> NUMBERS = Set.of(
            "severity",
            "confidence",
            "service.count",
            "service.action.rdsLoginAttemptAction.loginAttributes.failedLoginAttempts",
            "service.action.rdsLoginAttemptAction.loginAttributes.successfulLoginAttempts",
            "service.action.rdsLoginAttemptAction.remoteIpDetails.geoLocation.lat",
            "service.action.rdsLoginAttemptAction.remoteIpDetails.geoLocation.lon");

    private static final Set<String> PLAIN =
            Set.of("accountId", "arn", "id", "partition", "region", "schemaVersion", "type");

    private static final Map<String, FindingField> FIELDS = Map.ofEntries(
            Map.entry("id", FindingField.ID),
            Map.entry("type", FindingField.TYPE),
            Map.entry("severity", FindingField.SEVERITY),
            Map.entry("createdAt", FindingField.CREATED),
            Map.entry("updatedAt", FindingField.UPDATED),
            Map.entry("service.eventFirstSeen", FindingField.FIRST_SEEN),
            Map.entry("service.eventLastSeen", FindingField.LAST_SEEN),
            Map.entry("service.count", FindingField.COUNT),
            Map.entry("service.archived", FindingField.ARCHIVED),
            Map.entry("resource.rdsDbInstanceDetails.dbInstanceIdentifier", FindingField.INSTANCE),
            Map.entry("resource.rdsDbInstanceDetails.engine", FindingField.ENGINE),
            Map.entry("resource.rdsDbInstanceDetails.dbClusterIdentifier", FindingField.CLUSTER),
            Map.entry("resource.rdsDbUserDetails.user", FindingField.USER));

    private Attribute() {}

    /** Whether a finding can have an attribute of this path. */
    static boolean exists(String path) {
        return TIMES.contains(path)
                || NUMBERS.contains(path)
                || PLAIN.contains(path)
                || path.startsWith("resource.")
                || path.startsWith("service.");
    }

    static Kind kind(String path) {
        return TIMES.contains(path) ? Kind.TIME : NUMBERS.contains(path) ? Kind.NUMBER : Kind.TEXT;
    }

    /** The attribute that a field of the store has the values of; empty when no attribute has. */
    static String path(FindingField field) {
        return FIELDS.entrySet().stream()
                .filter(each -> each.getValue() == field)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** What the store has it as, or null. */
    static @Nullable FindingField field(String path) {
        return FIELDS.get(path);
    }
}
