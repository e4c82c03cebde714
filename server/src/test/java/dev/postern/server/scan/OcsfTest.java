// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.ocsf.DetectionFinding;
import dev.postern.server.ocsf.OcsfSchema;
import dev.postern.server.output.Json;
import dev.postern.store.FindingState;
import dev.postern.store.StoredFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OcsfTest {
    @TempDir
    private Path folder;

    private List<JsonNode> scan(String... more) throws IOException {
        Path log = BreakIn.write(folder.resolve("shop.log"));
        List<String> arguments = new ArrayList<>(List.of("scan", "--format", "ocsf"));
        arguments.addAll(List.of(more));
        arguments.add("shop-1=" + log);
        Cli cli = Cli.run(arguments.toArray(String[]::new));
        assertThat(cli.exit()).isZero();
        return cli.outLines().stream().map(line -> Json.MAPPER.readTree(line)).toList();
    }

    private Path threatList() throws IOException {
        return Files.writeString(folder.resolve("bad.txt"), "203.0.113.0/24 # scanners\n");
    }

    private Path networks() throws IOException {
        return Files.writeString(folder.resolve("nets.tsv"), "203.0.113.0\t203.0.113.255\t64500\tNL\tEXAMPLE-NET\n");
    }

    @Test
    void every_event_obeys_the_schema() throws IOException {
        List<JsonNode> events = new ArrayList<>(scan());
        events.addAll(scan(
                "--threat-list", "ours=" + threatList(), "--geo", networks().toString()));

        assertThat(events).hasSizeGreaterThan(2);
        for (JsonNode event : events) {
            assertThat(OcsfSchema.faults(event)).isEmpty();
        }
    }

    @Test
    void unusual_and_usual_values_are_an_anomaly_analysis_of_the_schema() throws IOException {
        Path log = BreakIn.writeWithHistory(folder.resolve("long.log"));
        JsonNode event = Json.MAPPER.readTree(
                Cli.run("scan", "--format", "ocsf", "--geo", networks().toString(), "shop-1=" + log)
                        .outLines()
                        .get(0));

        assertThat(OcsfSchema.faults(event)).isEmpty();
        assertThat(event.at("/anomaly_analyses/0/analysis_targets/0/name").asString())
                .isEqualTo("shop-1");
        assertThat(event.at("/anomaly_analyses/0/anomalies").findValuesAsString("observation_parameter"))
                .contains("asn_org");
        assertThat(event.at("/anomaly_analyses/0/baselines").findValuesAsString("value"))
                .contains("app", "shop");
    }

    @Test
    void a_stored_finding_is_the_event_that_a_scan_prints_but_with_what_people_have_done_to_it() throws IOException {
        JsonNode scanned = scan("--threat-list", "ours=" + threatList()).get(0);
        String document = Cli.run(
                        "scan",
                        "--format",
                        "jsonl",
                        "--threat-list",
                        "ours=" + threatList(),
                        "shop-1=" + folder.resolve("shop.log"))
                .outLines()
                .get(0);
        FindingState state = new FindingState("", "", 0, "", "", 0, 0, 0, 0, 0, false, true, document);

        assertThat(DetectionFinding.of(new StoredFinding(state, 1, false))).isEqualTo(scanned);
        JsonNode closed = DetectionFinding.of(new StoredFinding(state, 3, true, "NOT_USEFUL"));
        assertThat(OcsfSchema.faults(closed)).isEmpty();
        assertThat(closed.path("type_uid").asLong()).isEqualTo(200403);
        assertThat(closed.path("status_id").asInt()).isEqualTo(5);
        assertThat(closed.path("comment").asString()).isEqualTo("judged NOT_USEFUL");
        assertThat(DetectionFinding.of(new StoredFinding(state, 3, false))
                        .path("type_uid")
                        .asLong())
                .isEqualTo(200402);
        assertThat(closed.at("/cloud/account/uid").asString()).isEqualTo("000000000000");
    }

    @Test
    void the_schema_notices_what_is_missing_or_unknown() throws IOException {
        ObjectNode event = (ObjectNode) scan().get(0);
        event.remove("finding_info");
        event.put("severity_id", 7).put("colour", "red");

        assertThat(OcsfSchema.faults(event))
                .containsExactlyInAnyOrder(
                        ": lacks finding_info", ".severity_id: has no such value: 7", ".colour: no such attribute");
    }

    @Test
    void a_break_in_is_a_high_finding_with_its_source_target_and_techniques() throws IOException {
        JsonNode event = scan().get(0);

        assertThat(event.path("type_uid").asLong()).isEqualTo(200401);
        assertThat(event.path("severity_id").asInt()).isEqualTo(4);
        assertThat(event.at("/metadata/version").asString()).isEqualTo("1.8.0");
        assertThat(event.at("/finding_info/types/0").asString()).endsWith("SuccessfulBruteForce");
        assertThat(event.at("/finding_info/attacks/0/technique/uid").asString()).isEqualTo("T1110");
        assertThat(event.at("/finding_info/attacks/1/technique/uid").asString()).isEqualTo("T1078");
        assertThat(event.at("/finding_info/last_seen_time").asLong()).isEqualTo(1795334455000L);
        assertThat(event.at("/resources/0/uid").asString()).isEqualTo("shop-1");
        assertThat(event.at("/evidences/0/src_endpoint/ip").asString()).isEqualTo("203.0.113.9");
        assertThat(event.at("/evidences/0/actor/user/name").asString()).isEqualTo("app");
        assertThat(event.at("/evidences/1/data/lines/0/text").asString()).contains("connection received");
        assertThat(event.at("/unmapped/loginCounts/failedLoginCount").asLong()).isEqualTo(40);
        assertThat(event.path("observables").findValuesAsString("value")).contains("203.0.113.9", "app", "shop-1");
    }

    @Test
    void a_listed_address_brings_the_list_and_what_is_known_of_the_network() throws IOException {
        JsonNode event = scan(
                        "--threat-list",
                        "ours=" + threatList(),
                        "--geo",
                        networks().toString())
                .get(0);

        assertThat(event.at("/metadata/profiles").toString()).isEqualTo("[\"cloud\",\"osint\"]");
        assertThat(event.at("/osint/0/value").asString()).isEqualTo("203.0.113.9");
        assertThat(event.at("/osint/0/name").asString()).isEqualTo("ours");
        assertThat(event.at("/osint/0/desc").asString()).isEqualTo("scanners");
        assertThat(event.at("/evidences/0/src_endpoint/autonomous_system/number")
                        .asLong())
                .isEqualTo(64500);
        assertThat(event.at("/evidences/0/src_endpoint/location/country").asString())
                .isEqualTo("NL");
    }
}
