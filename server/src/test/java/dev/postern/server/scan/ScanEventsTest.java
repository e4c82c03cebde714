// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.output.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code events} has printed says the same as the log. */
class ScanEventsTest {
    @TempDir
    Path folder;

    private static List<String> findings(Path log) {
        return Cli.run("scan", "--format", "jsonl", "--timezone", "UTC", "orders=" + log).outLines().stream()
                .map(line -> Json.MAPPER.readTree(line))
                .map(finding -> text(finding, "id") + " " + text(finding, "type") + " " + finding.path("severity") + " "
                        + text(finding, "createdAt") + " " + text(finding, "updatedAt") + " "
                        + finding.path("service").path("count") + " " + text(finding, "description"))
                .toList();
    }

    private static String text(JsonNode finding, String name) {
        return finding.path(name).asString();
    }

    @Test
    void scan_of_what_events_printed_gives_the_findings_of_the_log() throws IOException {
        Path log = BreakIn.writeWithHistory(folder.resolve("pg.log"));
        Path events = Files.write(
                folder.resolve("events.jsonl"),
                Cli.run("events", "--timezone", "UTC", "orders=" + log).outLines());

        assertThat(findings(events)).isNotEmpty().isEqualTo(findings(log));
    }

    @Test
    void events_of_what_events_printed_are_the_same_but_for_their_places() throws IOException {
        Path log = BreakIn.write(folder.resolve("pg.log"));
        List<String> first =
                Cli.run("events", "--timezone", "UTC", "orders=" + log).outLines();
        Path events = Files.write(folder.resolve("events.jsonl"), first);

        assertThat(Cli.run("events", "orders=" + events).outLines().stream()
                        .map(ScanEventsTest::withoutPlace)
                        .toList())
                .isEqualTo(first.stream().map(ScanEventsTest::withoutPlace).toList());
    }

    private static String withoutPlace(String event) {
        return event.substring(0, event.indexOf("\"file\"")) + event.substring(event.indexOf("\"decidedAt\""));
    }
}
