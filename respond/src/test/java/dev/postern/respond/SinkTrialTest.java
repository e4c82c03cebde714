// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SinkTrialTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456Z");

    private static SinkTrial.Result run(Sink sink, long seed) throws Exception {
        return SinkTrial.run(sink, Scope.DEFAULT, () -> NOW, new Random(seed));
    }

    @Test
    void a_sample_arrives_as_a_finding_does_and_is_marked(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("findings.jsonl");
        SinkTrial.Result result = run(new FindingsFile("file", file), 1);

        JsonNode event = EventJson.MAPPER.readTree(Files.readString(file));
        assertThat(result.accepted()).isTrue();
        assertThat(event.path("id").asString()).isEqualTo(result.eventId());
        assertThat(result.message()).isEqualTo("The sink file took the sample event " + result.eventId() + ".");
        JsonNode detail = event.path("detail");
        assertThat(detail.path("title").asString()).startsWith("[SAMPLE] ");
        assertThat(detail.path("service").path("additionalInfo").path("sample").asBoolean())
                .isTrue();
        assertThat(detail.path("severity").toString()).isEqualTo("2");
        assertThat(detail.path("createdAt").asString()).isEqualTo("2026-11-22T12:00:00.123Z");
        assertThat(detail.path("id").asString()).hasSize(32);
    }

    @Test
    void two_samples_are_two_events() throws Exception {
        ScriptedSink sink = new ScriptedSink("sink");

        assertThat(run(sink, 1).eventId()).isNotEqualTo(run(sink, 2).eventId());
        assertThat(sink.taken).doesNotHaveDuplicates();
    }

    @Test
    void what_went_wrong_is_told() throws Exception {
        try (Receiver receiver = Receiver.status(403)) {
            Webhook hook = new Webhook("hook", receiver.uri("/x"), null, Webhook.DEFAULT_TIMEOUT, () -> NOW);

            SinkTrial.Result result = run(hook, 1);

            assertThat(result.accepted()).isFalse();
            assertThat(result.message())
                    .isEqualTo("The sink hook did not take the sample: http://127.0.0.1:"
                            + receiver.uri("/").getPort()
                            + " answered 403. Findings would be refused as well.");
        }
    }
}
