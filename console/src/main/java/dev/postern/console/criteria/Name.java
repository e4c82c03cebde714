// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Short names of attributes. Any other attribute of the API can be named by its path. */
enum Name {
    SEVERITY("severity", Kind.SEVERITY, "severity", "how bad: low, medium, high, critical, or a number"),
    TYPE("type", Kind.TEXT, "type", "finding type; CredentialAccess* for all of a purpose"),
    DATABASE("database", Kind.TEXT, "resource.rdsDbInstanceDetails.dbInstanceIdentifier", "database instance"),
    ENGINE("engine", Kind.ENGINE, "resource.rdsDbInstanceDetails.engine", "PostgreSQL, MySQL or MariaDB"),
    CLUSTER("cluster", Kind.TEXT, "resource.rdsDbInstanceDetails.dbClusterIdentifier", "cluster of the instance"),
    USER("user", Kind.TEXT, "resource.rdsDbUserDetails.user", "account that logged in or was tried most"),
    TRIED(
            "tried",
            Kind.TEXT,
            "service.action.rdsLoginAttemptAction.loginAttributes.user",
            "any account that was tried"),
    SCHEMA("dbname", Kind.TEXT, "resource.rdsDbUserDetails.database", "database within the instance"),
    APPLICATION("application", Kind.TEXT, "resource.rdsDbUserDetails.application", "application name"),
    METHOD("method", Kind.TEXT, "resource.rdsDbUserDetails.authMethod", "authentication method"),
    ADDRESS("address", Kind.ADDRESS, Name.REMOTE + "ipAddressV4", "client address; 203.0.113.* for a network"),
    COUNTRY("country", Kind.COUNTRY, Name.REMOTE + "country.countryCode", "country of the address: NL, or its name"),
    CITY("city", Kind.TEXT, Name.REMOTE + "city.cityName", "city of the address"),
    ASN("asn", Kind.TEXT, Name.REMOTE + "organization.asn", "AS number of the address"),
    NETWORK("network", Kind.TEXT, Name.REMOTE + "organization.asnOrg", "organisation of the AS number"),
    LIST("list", Kind.TEXT, "service.evidence.threatIntelligenceDetails.threatListName", "list that holds the address"),
    PATTERN("pattern", Kind.TEXT, "service.additionalInfo.patterns", "how it was found, such as password-spraying"),
    COUNT("count", Kind.NUMBER, "service.count", "how often it occurred"),
    ARCHIVED("archived", Kind.FLAG, "service.archived", "true or false"),
    FEEDBACK("feedback", Kind.TEXT, "service.userFeedback", "USEFUL or NOT_USEFUL"),
    SINCE("since", Kind.SINCE, "updatedAt", "updated since: 7d, 12h, 2026-11-22"),
    UNTIL("until", Kind.UNTIL, "updatedAt", "updated before: 7d, 2026-11-22"),
    CREATED("created", Kind.TIME, "createdAt", "raised: >=7d, <2026-11-22"),
    UPDATED("updated", Kind.TIME, "updatedAt", "last changed: >=7d, <2026-11-22"),
    FIRST_SEEN("first", Kind.TIME, "service.eventFirstSeen", "first attempt: >=7d"),
    LAST_SEEN("last", Kind.TIME, "service.eventLastSeen", "last attempt: >=7d"),
    ID("id", Kind.TEXT, "id", "id of the finding"),
    ACCOUNT("account", Kind.TEXT, "accountId", "account, 12 digits"),
    REGION("region", Kind.TEXT, "region", "region");

    private static final String REMOTE = "service.action.rdsLoginAttemptAction.remoteIpDetails.";
    static final String ADDRESS_V6 = REMOTE + "ipAddressV6";
    static final String COUNTRY_NAME = REMOTE + "country.countryName";

    private static final Map<String, Name> BY_PATH = byPath();

    /** How values are read. */
    enum Kind {
        TEXT,
        NUMBER,
        TIME,
        FLAG,
        SEVERITY,
        ENGINE,
        /** Two attributes, told apart by the value. */
        ADDRESS,
        COUNTRY,
        SINCE,
        UNTIL;

        /** Whether values are compared by size. */
        boolean isOrdered() {
            return this == NUMBER || this == TIME || this == SEVERITY;
        }
    }

    private final String text;
    private final Kind kind;
    private final String path;
    private final String help;

    Name(String text, Kind kind, String path, String help) {
        this.text = text;
        this.kind = kind;
        this.path = path;
        this.help = help;
    }

    String text() {
        return text;
    }

    Kind kind() {
        return kind;
    }

    String path() {
        return path;
    }

    String help() {
        return help;
    }

    /** The short name that is written so, or null. */
    static @Nullable Name of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Name name : values()) {
            if (name.text.equals(lower)) {
                return name;
            }
        }
        return null;
    }

    /** The short name of an attribute, or null. */
    static @Nullable Name ofPath(String path) {
        return BY_PATH.get(path);
    }

    private static Map<String, Name> byPath() {
        Map<String, Name> names = new TreeMap<>();
        for (Name name : values()) {
            if (name.kind != Kind.SINCE && name.kind != Kind.UNTIL) {
                names.put(name.path, name);
            }
        }
        names.put(ADDRESS_V6, ADDRESS);
        names.put(COUNTRY_NAME, COUNTRY);
        return names;
    }
}
