// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a finding tells, under the headings that GuardDuty's console has. */
final class Cards {
    private Cards() {}

    static Map<String, List<Fact>> of(FindingRow row, Evidence evidence, JsonNode explanation, List<String> patterns) {
        Map<String, List<Fact>> cards = new LinkedHashMap<>();
        cards.put("Affected database", database(row, evidence));
        cards.put("Database user", user(row, evidence));
        cards.put("Actor", actor(row, evidence));
        cards.put("Action", action(row, explanation, patterns));
        cards.values().removeIf(List::isEmpty);
        return cards;
    }

    private static List<Fact> database(FindingRow row, Evidence evidence) {
        String base = "/resource/rdsDbInstanceDetails/";
        return new Fact.Sheet()
                .add("Instance", row.database(), Links.database(row.database()))
                .add("Engine", evidence.text(base + "engine"))
                .add("Version", evidence.text(base + "engineVersion"))
                .add("Cluster", evidence.text(base + "dbClusterIdentifier"))
                .add("ARN", evidence.text(base + "dbInstanceArn"))
                .all();
    }

    private static List<Fact> user(FindingRow row, Evidence evidence) {
        return new Fact.Sheet()
                .add("User", row.user(), Links.logins("user", row.user()))
                .add("Database", evidence.user("database"))
                .add(
                        "Application",
                        evidence.user("application"),
                        Links.logins("application", evidence.user("application")))
                .add("Encryption", evidence.user("ssl"))
                .add("Authentication", evidence.user("authMethod"))
                .all();
    }

    private static List<Fact> actor(FindingRow row, Evidence evidence) {
        JsonNode remote = evidence.remote();
        return new Fact.Sheet()
                .add("Address", evidence.address(), Links.logins("address", evidence.address()))
                .add("Name", evidence.info().path("remoteHost").asString(""))
                .add("Private network", evidence.info().path("privateNetwork").asString(""))
                .add("City", remote.at("/city/cityName").asString(""))
                .add(
                        "Country",
                        remote.at("/country/countryName")
                                .asString(remote.at("/country/countryCode").asString("")))
                .add("Network", remote.at("/organization/asnOrg").asString(""))
                .add("AS number", remote.at("/organization/asn").asString(""))
                .add(
                        "Other findings",
                        Links.canAsk("address", row.source()) ? "from this source" : "",
                        Links.allFindings("address", row.source()))
                .all();
    }

    private static List<Fact> action(FindingRow row, JsonNode explanation, List<String> patterns) {
        JsonNode counts = explanation.path("loginCounts");
        return new Fact.Sheet()
                .add("Successful logins", number(counts.path("successfulLoginCount")))
                .add("Failed logins", number(counts.path("failedLoginCount")))
                .add("Incomplete connections", number(counts.path("incompleteConnectionCount")))
                .add("Occurrences", Integer.toString(row.count()))
                .add("Pattern", String.join(", ", patterns))
                .all();
    }

    private static String number(JsonNode count) {
        return count.asLong(0) == 0 ? "" : count.asString("");
    }
}
