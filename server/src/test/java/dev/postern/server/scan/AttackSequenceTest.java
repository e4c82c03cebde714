// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.codec.JsonReader;
import dev.postern.server.output.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.IndicatorType;
import software.amazon.awssdk.services.guardduty.model.Sequence;
import software.amazon.awssdk.services.guardduty.model.Signal;
import software.amazon.awssdk.services.guardduty.model.SignalType;
import tools.jackson.databind.JsonNode;

/** A listed address looks, guesses and gets in: from the log to what SDKs read. */
class AttackSequenceTest {
    private static final String TYPE = "AttackSequence:RDS/CompromisedDatabase";

    @TempDir
    private Path folder;

    private Path log;
    private Path list;

    @BeforeEach
    void write() throws IOException {
        List<String> lines = new ArrayList<>();
        add(lines, 1, "09:06:40", "LOG:  connection received: host=203.0.113.9 port=50000");
        add(lines, 1, "09:06:41", "LOG:  incomplete startup packet");
        for (int i = 2; i < 6; i++) {
            add(lines, i, "09:07:0" + i, "LOG:  connection received: host=203.0.113.9 port=5000" + i);
            add(lines, i, "09:07:0" + i, "FATAL:  password authentication failed for user \"app\"");
        }
        add(lines, 7, "09:08:10", "LOG:  connection received: host=203.0.113.9 port=50007");
        add(
                lines,
                7,
                "09:08:10",
                "LOG:  connection authorized: user=app database=shop application_name=<script>alert(1)</script>");
        add(
                lines,
                7,
                "09:08:59",
                "LOG:  disconnection: session time: 0:00:49.000 user=app database=shop host=203.0.113.9 port=50007");
        log = Files.write(folder.resolve("shop.log"), lines);
        list = Files.writeString(folder.resolve("bad.txt"), "203.0.113.9\n");
    }

    private static void add(List<String> lines, int process, String time, String text) {
        lines.add("2026-11-22 " + time + ".000 UTC [" + process + "] " + text);
    }

    private Cli scan(String... more) {
        List<String> all = new ArrayList<>(List.of("scan", "--threat-list", "bad-hosts=" + list));
        all.addAll(List.of(more));
        all.add("shop-1=" + log);
        return Cli.run(all.toArray(String[]::new));
    }

    private JsonNode attack() {
        return scan("--format", "jsonl").outLines().stream()
                .map(line -> Json.MAPPER.readTree(line))
                .filter(each -> each.path("type").asString().equals(TYPE))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sdks_read_its_signals_actors_and_addresses() {
        Finding.Builder builder = Finding.builder();
        JsonReader.read(attack(), builder);
        Finding finding = builder.build();

        assertThat(finding.severity()).isEqualTo(9.0);
        assertThat(finding.resource().rdsDbInstanceDetails().dbInstanceIdentifier())
                .isEqualTo("shop-1");
        Sequence sequence = finding.service().detection().sequence();
        assertThat(sequence.uid()).isEqualTo(finding.id());
        assertThat(sequence.actors())
                .singleElement()
                .satisfies(actor -> assertThat(actor.user().name()).isEqualTo("app"));
        assertThat(sequence.endpoints())
                .singleElement()
                .satisfies(place -> assertThat(place.ip()).isEqualTo("203.0.113.9"));
        assertThat(sequence.resources())
                .singleElement()
                .satisfies(each -> assertThat(each.name()).isEqualTo("shop-1"));
        assertThat(sequence.signals())
                .extracting(Signal::name)
                .containsExactly(
                        "Discovery:RDS/MaliciousIPCaller",
                        "CredentialAccess:RDS/MaliciousIPCaller.FailedLogin",
                        "CredentialAccess:RDS/MaliciousIPCaller.SuccessfulLogin");
        assertThat(sequence.signals()).allSatisfy(signal -> {
            assertThat(signal.type()).isEqualTo(SignalType.FINDING);
            assertThat(signal.firstSeenAt())
                    .isBetween(Instant.parse("2026-11-22T09:06:40Z"), Instant.parse("2026-11-22T09:08:10Z"));
            assertThat(signal.signalIndicators()).extracting(each -> each.key()).contains(IndicatorType.MALICIOUS_IP);
        });
        assertThat(sequence.sequenceIndicators().get(0).values())
                .containsExactly("Discovery", "Credential Access", "Initial Access");
    }

    @Test
    void each_signal_is_a_finding_that_is_told_as_well() {
        List<String> ids = scan("--format", "jsonl").outLines().stream()
                .map(line -> Json.MAPPER.readTree(line).path("id").asString())
                .toList();

        assertThat(ids).hasSize(4);
        for (JsonNode signal : attack().at("/service/detection/sequence/signals")) {
            assertThat(ids).contains(signal.path("uid").asString());
        }
    }

    @Test
    void explain_tells_its_findings_in_order() throws IOException {
        Path saved = Files.writeString(
                folder.resolve("saved.jsonl"), scan("--format", "jsonl").out());

        Cli explained = Cli.run("explain", attack().path("id").asString(), saved.toString());

        assertThat(explained.exit()).isZero();
        assertThat(explained.out().replaceAll("\\s+", " "))
                .contains("Findings of the attack, in order 2026-11-22T09:06:40.000Z")
                .contains("app logged in to shop-1 from an address on the threat list bad-hosts");
    }

    @Test
    void tables_ocsf_and_the_types_of_guardduty_know_it_or_leave_it_out() {
        assertThat(scan().out()).contains("4 findings: 1 critical, 1 high, 2 medium.");
        assertThat(scan("--types", "guardduty").out()).doesNotContain(TYPE).contains("3 findings");
        assertThat(scan("--format", "ocsf").out()).contains("\"severity_id\":5", "T1046", "T1110", "T1078", "TA0001");
        assertThat(scan("--format", "html").out()).contains(TYPE).doesNotContain("<script>alert");
    }
}
