// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import dev.postern.kernel.Finding;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.SourceLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of {@code service.additionalInfo}: GuardDuty's unusual and profiled behaviour under GuardDuty's names, then our
 * explanation: patterns, evidence in bits, notes, related findings, and some of the logins with their log lines.
 */
public final class AdditionalInfo {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final RawLines lines;

    /** @param lines texts of the log lines that findings name */
    public AdditionalInfo(RawLines lines) {
        this.lines = lines;
    }

    /** What is to be said of one finding. */
    public ObjectNode of(Finding finding) {
        ObjectNode json = NODES.objectNode();
        if (!finding.unusual().isEmpty()) {
            json.set("unusualBehavior", unusual(finding));
        }
        if (!finding.usual().isEmpty()) {
            json.set("profiledBehavior", profiled(finding));
        }
        if (!finding.evidence().isEmpty()) {
            json.put("threatListName", finding.evidence().get(0).list());
            json.put("threatName", finding.evidence().get(0).reason());
        }
        json.set("loginCounts", counts(finding.counts(), NODES.objectNode()));
        json.put("sources", finding.actor().sources());
        FindingJson.put(json, "privateNetwork", finding.actor().privateNet());
        FindingJson.put(json, "remoteHost", finding.actor().host());
        ArrayNode patterns = json.putArray("patterns");
        finding.patterns().forEach(patterns::add);
        json.set("factors", factors(finding));
        ObjectNode notes = json.putObject("notes");
        finding.notes().forEach(note -> notes.put(note.key(), note.value()));
        ArrayNode related = json.putArray("relatedFindings");
        finding.related().forEach(related::add);
        if (finding.learning()) {
            json.put("learning", true);
        }
        if (finding.standing() == Finding.Standing.NOTE) {
            json.put("note", true);
        }
        ArrayNode samples = json.putArray("logins");
        finding.samples().forEach(login -> samples.add(sample(login)));
        return json;
    }

    private static ObjectNode unusual(Finding finding) {
        ObjectNode json = NODES.objectNode();
        for (Finding.Unusual one : finding.unusual()) {
            Behavior names = Behavior.of(one.dimension());
            ObjectNode value = NODES.objectNode().put(names.member(), one.value());
            json.set(names.unusual(), counts(one.counts(), value));
        }
        return json;
    }

    private static ObjectNode profiled(Finding finding) {
        ObjectNode json = NODES.objectNode();
        for (Finding.Usual one : finding.usual()) {
            Behavior names = Behavior.of(one.dimension());
            ArrayNode values = json.putArray(names.profiled());
            for (Finding.ValueCount value : one.values()) {
                values.addObject().put(names.member(), value.value()).put("count", value.count());
            }
        }
        return json;
    }

    private static ObjectNode counts(Finding.Counts counts, ObjectNode json) {
        return json.put("failedLoginCount", counts.failed())
                .put("successfulLoginCount", counts.successful())
                .put("incompleteConnectionCount", counts.incomplete());
    }

    private static ObjectNode factors(Finding finding) {
        ObjectNode json = NODES.objectNode();
        double sum = 0;
        ArrayNode terms = NODES.arrayNode();
        for (Finding.Factor factor : finding.factors()) {
            sum += factor.bits();
            terms.addObject()
                    .put("name", factor.name())
                    .put("bits", round(factor.bits()))
                    .put("text", factor.text());
        }
        json.put("bits", round(sum));
        json.set("terms", terms);
        return json;
    }

    private ObjectNode sample(LoginEvent login) {
        ObjectNode json = NODES.objectNode();
        json.put("time", Times.iso(login.openedMicros()));
        json.put("outcome", login.outcome().name());
        FindingJson.put(json, "user", login.user());
        FindingJson.put(json, "database", login.database());
        FindingJson.put(json, "application", login.application());
        FindingJson.put(
                json,
                "remoteIp",
                login.remoteIp() == null ? login.remoteHost() : login.remoteIp().toString());
        if (login.remotePort() >= 0) {
            json.put("remotePort", login.remotePort());
        }
        FindingJson.put(json, "tls", login.tls());
        FindingJson.put(json, "authMethod", login.authMethod());
        FindingJson.put(json, "session", login.session());
        FindingJson.put(json, "reason", login.reason());
        ArrayNode places = json.putArray("lines");
        place(places, login.opened());
        SourceLine settled = login.settled();
        if (settled != null && !settled.equals(login.opened())) {
            place(places, settled);
        }
        return json;
    }

    private void place(ArrayNode places, SourceLine line) {
        ObjectNode json = places.addObject()
                .put("file", line.file())
                .put("line", line.line())
                .put("offset", line.offset());
        @Nullable String text = lines.text(line);
        FindingJson.put(json, "text", text);
    }

    private static double round(double bits) {
        return StrictMath.rint(bits * 10) / 10;
    }
}
