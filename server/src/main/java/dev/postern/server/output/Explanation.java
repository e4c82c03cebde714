// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A finding's JSON as text for people, with all its evidence. */
public final class Explanation {
    private final Terminal terminal;
    private final List<String> out = new ArrayList<>();

    public Explanation(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The explanation, a line each. */
    public List<String> lines(JsonNode finding) {
        JsonNode service = finding.path("service");
        JsonNode info = additionalInfo(service);
        out.add(terminal.style("1", safe(finding.path("title"))));
        out.add(safe(finding.path("description")));
        out.add("");
        fact("type", safe(finding.path("type")));
        fact(
                "severity",
                String.format(Locale.ROOT, "%.0f", finding.path("severity").asDouble(0)));
        fact("id", safe(finding.path("id")));
        JsonNode resource = finding.path("resource");
        JsonNode instance = resource.path("rdsDbInstanceDetails");
        fact("database", safe(instance.path("dbInstanceIdentifier")) + " (" + safe(instance.path("engine")) + ")");
        for (String name : List.of("user", "application", "database", "ssl", "authMethod")) {
            JsonNode value = resource.path("rdsDbUserDetails").path(name);
            if (value.isString()) {
                fact(name.equals("database") ? "database name" : name, safe(value));
            }
        }
        fact("source", source(service, info));
        fact(
                "seen",
                safe(service.path("eventFirstSeen")) + " to " + safe(service.path("eventLastSeen")) + ", "
                        + times(service.path("count").asInt(0)));
        JsonNode counts = info.path("loginCounts");
        fact(
                "logins",
                counts.path("successfulLoginCount").asLong(0) + " successful, "
                        + counts.path("failedLoginCount").asLong(0) + " failed, "
                        + counts.path("incompleteConnectionCount").asLong(0) + " incomplete");
        if (info.path("learning").asBoolean(false)) {
            fact("learning", "the profile is still learning: this would have been raised later");
        }
        list("patterns", info.path("patterns"));
        JsonNode signals = service.at("/detection/sequence/signals");
        if (signals.isEmpty()) {
            list("continues", info.path("relatedFindings"));
        }
        signals(signals);
        evidence(service);
        factors(info.path("factors"));
        behaviour(info);
        attempts(service.path("action").path("rdsLoginAttemptAction").path("LoginAttributes"));
        notes(info.path("notes"));
        logins(info.path("logins"));
        return out;
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private static JsonNode additionalInfo(JsonNode service) {
        JsonNode value = service.path("additionalInfo").path("value");
        if (!value.isString()) {
            return MissingNode.getInstance();
        }
        try {
            return Json.MAPPER.readTree(value.asString());
        } catch (JacksonException e) {
            return MissingNode.getInstance(); // not written by us; the rest of the finding is still shown
        }
    }

    private static String source(JsonNode service, JsonNode info) {
        JsonNode ip = service.path("action").path("rdsLoginAttemptAction").path("remoteIpDetails");
        List<String> parts = new ArrayList<>();
        for (JsonNode part : List.of(
                ip.path("ipAddressV4"),
                ip.path("ipAddressV6"),
                info.path("remoteHost"),
                info.path("privateNetwork"),
                ip.path("city").path("cityName"),
                ip.path("country").path("countryName"))) {
            if (part.isString()) {
                parts.add(safe(part));
            }
        }
        JsonNode organization = ip.path("organization");
        if (organization.path("asn").isString()) {
            parts.add("AS" + safe(organization.path("asn")) + " " + safe(organization.path("asnOrg")));
        }
        int sources = info.path("sources").asInt(1);
        if (sources > 1) {
            parts.add(sources + " sources in all");
        }
        return parts.isEmpty() ? "not known" : String.join(", ", parts);
    }

    private void signals(JsonNode signals) {
        if (signals.isEmpty()) {
            return;
        }
        heading("Findings of the attack, in order");
        for (JsonNode signal : signals) {
            long micros = (long) (signal.path("firstSeenAt").asDouble(0) * 1e6);
            out.add("  " + Times.isoMillis(micros) + "  " + safe(signal.path("uid")) + "  "
                    + safe(signal.path("description")));
        }
    }

    private void evidence(JsonNode service) {
        JsonNode details = service.path("evidence").path("threatIntelligenceDetails");
        if (details.isEmpty()) {
            return;
        }
        heading("Lists that hold the address");
        for (JsonNode detail : details) {
            String reason = safe(detail.path("threatNames").path(0));
            out.add("  " + safe(detail.path("threatListName")) + (reason.isEmpty() ? "" : ": " + reason));
        }
    }

    private void factors(JsonNode factors) {
        if (factors.path("terms").isEmpty()) {
            return;
        }
        heading("Evidence in bits (for an attacker; negative speaks for the owner)");
        for (JsonNode term : factors.path("terms")) {
            out.add(String.format(
                    Locale.ROOT,
                    "  %+6.1f  %-12s %s",
                    term.path("bits").asDouble(0),
                    safe(term.path("name")),
                    safe(term.path("text"))));
        }
        out.add(String.format(Locale.ROOT, "  %+6.1f  %s", factors.path("bits").asDouble(0), "sum"));
    }

    private void behaviour(JsonNode info) {
        if (!info.path("unusualBehavior").isEmpty()) {
            heading("Unusual here");
            for (Map.Entry<String, JsonNode> one : info.path("unusualBehavior").properties()) {
                out.add("  " + values(one.getValue()));
            }
        }
        if (!info.path("profiledBehavior").isEmpty()) {
            heading("Usual here (with successful logins)");
            for (Map.Entry<String, JsonNode> one : info.path("profiledBehavior").properties()) {
                for (JsonNode value : one.getValue()) {
                    out.add("  " + values(value));
                }
            }
        }
    }

    private static String values(JsonNode object) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            parts.add(SafeText.of(member.getKey()) + " " + safe(member.getValue()));
        }
        return String.join(", ", parts);
    }

    private void attempts(JsonNode attributes) {
        if (attributes.isEmpty()) {
            return;
        }
        heading("Attempts by user and application");
        for (JsonNode one : attributes) {
            out.add("  " + (one.path("user").isString() ? safe(one.path("user")) : "(no user)")
                    + (one.path("application").isString() ? " with " + safe(one.path("application")) : "") + ": "
                    + one.path("failedLoginAttempts").asLong(0) + " failed, "
                    + one.path("successfulLoginAttempts").asLong(0) + " successful");
        }
    }

    private void notes(JsonNode notes) {
        if (notes.isEmpty()) {
            return;
        }
        heading("Notes");
        for (Map.Entry<String, JsonNode> note : notes.properties()) {
            out.add("  " + SafeText.of(note.getKey()) + ": " + safe(note.getValue()));
        }
    }

    private void logins(JsonNode logins) {
        if (logins.isEmpty()) {
            return;
        }
        heading("Some of the logins, with their log lines");
        for (JsonNode login : logins) {
            List<String> parts = new ArrayList<>();
            for (String name : List.of("time", "outcome", "user", "database", "application", "remoteIp", "reason")) {
                if (login.path(name).isString()) {
                    parts.add(safe(login.path(name)));
                }
            }
            out.add("  " + String.join("  ", parts));
            for (JsonNode line : login.path("lines")) {
                String text = line.path("text").isString() ? safe(line.path("text")) : "(text not kept)";
                out.add("    " + safe(line.path("file")) + ":"
                        + line.path("line").asLong(0) + ": " + text);
            }
        }
    }

    private void list(String name, JsonNode values) {
        if (values.isEmpty()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        values.forEach(v -> parts.add(safe(v)));
        fact(name, String.join(", ", parts));
    }

    private void fact(String name, String safeValue) {
        out.add(String.format("%-14s %s", name + ":", safeValue));
    }

    private void heading(String text) {
        out.add("");
        out.add(terminal.style("1", text));
    }

    private static String safe(JsonNode value) {
        return SafeText.of(value.asString(""));
    }
}
