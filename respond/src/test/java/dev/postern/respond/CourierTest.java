// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.Outbox.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120) // a courier that does not come would be waited for without end
class CourierTest {
    @TempDir
    private Path folder;

    private Outboxes box;

    @BeforeEach
    void open() {
        box = new Outboxes(folder, "file", "hook");
    }

    @AfterEach
    void close() {
        box.close();
    }

    private Courier courier(Sink... sinks) {
        return new Courier(box.outbox(), List.of(sinks), box.clock(), new Random(1));
    }

    private static ScriptedSink counting(String name, CountDownLatch latch) {
        ScriptedSink sink = new ScriptedSink(name);
        sink.script = delivery -> latch.countDown();
        return sink;
    }

    @Test
    void a_sink_that_hangs_holds_back_no_other_and_its_delivery_is_kept() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch delivered = new CountDownLatch(2);
        ScriptedSink hook = new ScriptedSink("hook");
        hook.script = delivery -> {
            hanging.countDown();
            new CountDownLatch(1).await();
        };
        box.find("f1");
        Courier courier = courier(hook, counting("file", delivered));
        try (courier) {
            courier.start();
            hanging.await();
            box.find("f1");
            courier.wake();
            delivered.await();
        }

        assertThat(box.outbox().counts()).containsOnlyKeys("hook");
        assertThat(box.outbox().due("hook", Long.MAX_VALUE, 10)).hasSize(2).allMatch(d -> d.attempts() == 0);
        assertThat(courier.status().get(1)).isEqualTo(new SinkStatus("file", 2, 0, 0, 0, null));
    }

    @Test
    void what_comes_later_is_delivered_too() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(2);
        ScriptedSink sink = new ScriptedSink("file");
        sink.script = delivery -> {
            first.countDown();
            second.countDown();
        };
        try (Courier courier = courier(sink)) {
            courier.start();
            box.find("f1");
            courier.wake();
            first.await();
            box.find("f2"); // without a call, found when the outbox is looked at again
            second.await();
        }
        assertThat(sink.taken).containsExactly("f1/1", "f2/1");
    }

    @Test
    void a_restart_in_the_middle_loses_nothing() throws Exception {
        Path file = folder.resolve("findings.jsonl");
        String[] ids = new String[250];
        for (int n = 0; n < ids.length; n++) {
            ids[n] = "f" + n;
        }
        box.find(ids);
        CountDownLatch some = new CountDownLatch(40);
        FindingsFile findings = new FindingsFile("file", file);
        ScriptedSink sink = new ScriptedSink("file");
        sink.script = delivery -> {
            findings.deliver(delivery);
            some.countDown();
        };
        try (Courier courier = courier(sink)) {
            courier.start();
            some.await();
        }
        CountDownLatch rest = new CountDownLatch(ids.length - sink.taken.size());
        sink.script = delivery -> {
            findings.deliver(delivery);
            rest.countDown();
        };
        try (Courier courier = new Courier(box.reopened(), List.of(sink), box.clock(), new Random(1))) {
            courier.start();
            rest.await();
        }

        assertThat(Files.readAllLines(file)).hasSize(ids.length).doesNotHaveDuplicates();
        assertThat(box.outbox().counts()).containsOnlyKeys("hook");
    }

    @Test
    void a_webhook_gets_the_same_ids_at_each_try_until_it_takes_the_event() throws Exception {
        CountDownLatch tries = new CountDownLatch(3);
        try (Receiver receiver = new Receiver(exchange -> {
            tries.countDown();
            exchange.sendResponseHeaders(tries.getCount() > 0 ? 503 : 200, -1);
        })) {
            InstantSource clock = InstantSource.system();
            Webhook hook = new Webhook("hook", receiver.uri("/"), "s3cret", Duration.ofSeconds(60), clock);
            Courier courier = new Courier(box.outbox(), List.of(hook), clock, new Random(1));
            box.find("f1");
            try (courier) {
                courier.start();
                tries.await();
            }

            assertThat(courier.status()).containsExactly(new SinkStatus("hook", 1, 2, 0, 0, null));
            assertThat(receiver.requests).hasSize(3);
            for (String header : List.of("Idempotency-Key", "Postern-Event-Id")) {
                assertThat(receiver.requests.stream()
                                .map(request -> request.header(header))
                                .distinct())
                        .hasSize(1)
                        .doesNotContainNull();
            }
            assertThat(receiver.requests.stream().map(Receiver.Request::body).distinct())
                    .hasSize(1);
        }
        assertThat(box.outbox().counts()).containsOnly(Map.entry("file", new Counts(1, 0)));
    }

    @Test
    void the_age_of_the_oldest_delivery_is_known() {
        try (Courier courier = courier(new ScriptedSink("file"))) {
            assertThat(courier.oldestWaiting("file")).isZero();
            box.find("f1");
            box.pass(Duration.ofSeconds(90));
            box.find("f2");
            assertThat(courier.oldestWaiting("file")).isEqualTo(Duration.ofSeconds(90));
        }
    }
}
