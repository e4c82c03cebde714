// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.postern.store.FindingState;
import dev.postern.store.Outbox;
import dev.postern.store.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings go from the outbox to S3 several in an object, each at least once. */
class ExportBatchTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration FLUSH = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Set<String> archived = new HashSet<>();
    private int puts;
    private int status = 200;
    private HttpServer server;
    private Outboxes box;
    private Lane lane;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                puts++;
                byte[] body = exchange.getRequestBody().readAllBytes();
                if (status == 200) {
                    objects.put(exchange.getRequestURI().getPath(), body);
                }
                exchange.sendResponseHeaders(status, -1);
            }
        });
        server.start();
        box = new Outboxes(folder, S3Export.NAME);
        lane = lane(box.outbox());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        box.close();
    }

    private Lane lane(Outbox outbox) {
        ExportTargets targets = new ExportTargets() {
            @Override
            public @Nullable ExportTarget of(Scope scope) {
                return new ExportTarget("d/1", "bucket", "", "arn:aws:kms:::key/1");
            }

            @Override
            public boolean isArchived(Scope scope, String findingId) {
                return archived.contains(findingId);
            }

            @Override
            public void published(Scope scope, ExportTarget target) {}

            @Override
            public void failed(Scope scope, ExportTarget target, String why) {}
        };
        S3Export export = new S3Export(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                (method, uri, headers, body) -> headers,
                targets,
                box.clock());
        return new Lane(outbox, export, box.clock(), new RetryPolicy(new Random(1)));
    }

    /** Lines of each object, with the findings' ids and counts alone. */
    private List<List<String>> exported() throws IOException {
        List<List<String>> all = new ArrayList<>();
        for (byte[] body : objects.values()) {
            String text = new String(
                    new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), StandardCharsets.UTF_8);
            all.add(text.lines()
                    .map(line -> line.replaceAll(".*\"id\":\"(\\w+)\".*\"count\":(\\d+).*", "$1/$2"))
                    .toList());
        }
        return all;
    }

    private void flush() throws InterruptedException {
        box.pass(FLUSH);
        lane.step();
    }

    @Test
    void what_is_found_within_half_a_minute_is_one_object() throws Exception {
        box.pass(Duration.ofSeconds(1));
        box.find("f1");
        box.pass(Duration.ofSeconds(1));
        box.find("f2", "f3");
        lane.step();
        assertThat(objects).isEmpty();

        flush();
        assertThat(exported()).containsExactly(List.of("f1/1", "f2/2", "f3/2"));
        assertThat(box.outbox().counts()).isEmpty();
        assertThat(lane.status().delivered()).isEqualTo(3);
        assertThat(objects.keySet())
                .allMatch(key -> key.startsWith("/bucket/AWSLogs/000000000000/GuardDuty/us-east-1/2026/11/22/"));

        flush();
        assertThat(puts).as("nothing is written when there is nothing").isEqualTo(1);
    }

    @Test
    void updates_come_together_at_the_publishing_frequency_and_new_ones_before() throws Exception {
        box.findHeld(QUARTER, Outboxes.finding("f1", 1), Outboxes.finding("f2", 1));
        flush();
        objects.clear();
        for (int i = 2; i < 9; i++) {
            box.findHeld(QUARTER, Outboxes.finding("f1", i), Outboxes.finding("f2", i));
            flush();
        }
        box.findHeld(QUARTER, Outboxes.finding("f3", 1));
        flush();
        assertThat(exported()).containsExactly(List.of("f3/1"));
        objects.clear();
        while (objects.isEmpty()) {
            flush();
        }
        assertThat(box.clock().instant()).isEqualTo(Outboxes.START.plus(QUARTER));
        assertThat(exported()).containsExactly(List.of("f1/8", "f2/8"));
    }

    @Test
    void what_fails_is_exported_together_later() throws Exception {
        status = 503;
        box.find("f1", "f2");
        flush();
        flush();
        assertThat(objects).isEmpty();
        assertThat(box.outbox().counts().get(S3Export.NAME).waiting()).isEqualTo(2);

        status = 200;
        box.pass(Duration.ofHours(1));
        lane.step();
        assertThat(exported()).containsExactly(List.of("f1/1", "f2/1"));
    }

    @Test
    void one_that_cannot_be_packed_does_not_hold_back_the_others() throws Exception {
        FindingState broken = new FindingState("f2", "t", 5, "db", "t", 1, 0, 1, 0, 1, false, true, "no JSON");
        box.findHeld(QUARTER, Outboxes.finding("f1", 1), broken, Outboxes.finding("f3", 1));
        flush();

        assertThat(exported()).containsExactlyInAnyOrder(List.of("f1/1"), List.of("f3/1"));
        assertThat(box.outbox().counts().get(S3Export.NAME).waiting()).isEqualTo(1);
    }

    @Test
    void archived_ones_are_left_out() throws Exception {
        archived.add("f1");
        box.find("f1", "f2");
        flush();

        assertThat(exported()).containsExactly(List.of("f2/1"));
        assertThat(box.outbox().counts()).isEmpty();
    }

    @Test
    void an_end_before_it_is_known_writes_the_same_object_again() throws Exception {
        FaultyOutbox dying = new FaultyOutbox(box.outbox());
        lane = lane(dying);
        box.find("f1", "f2");
        dying.brokenForWriting = true;
        flush();
        assertThat(exported()).containsExactly(List.of("f1/1", "f2/1"));

        lane = lane(box.reopened());
        flush();
        assertThat(exported()).containsExactly(List.of("f1/1", "f2/1"));
        assertThat(puts).isEqualTo(2);
        assertThat(box.outbox().counts()).isEmpty();
    }

    @Test
    void more_than_fit_into_one_object_are_several() throws Exception {
        String[] ids = new String[501];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "f" + i;
        }
        box.find(ids);
        box.pass(FLUSH);
        assertThat(lane.step()).isZero();
        lane.step();

        assertThat(exported()).extracting(List::size).containsExactlyInAnyOrder(500, 1);
    }
}
