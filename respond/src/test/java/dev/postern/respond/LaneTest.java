// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.Outbox;
import dev.postern.store.Outbox.Counts;
import dev.postern.store.Outbox.Delivery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private Outboxes box;
    private ScriptedSink sink;
    private FaultyOutbox outbox;
    private Lane lane;

    @BeforeEach
    void open() {
        box = new Outboxes(folder, "sink");
        sink = new ScriptedSink("sink");
        outbox = new FaultyOutbox(box.outbox());
        lane = lane(outbox);
    }

    @AfterEach
    void close() {
        box.close();
    }

    private Lane lane(Outbox from) {
        return new Lane(from, sink, box.clock(), new RetryPolicy(new Random(1)));
    }

    /** A step after which so much time passes that any wait is over. */
    private void stepAndWait() throws InterruptedException {
        lane.step();
        box.pass(HOUR);
    }

    private long waiting() {
        return box.outbox().counts().getOrDefault("sink", new Counts(0, 0)).waiting();
    }

    @Test
    void what_is_due_is_delivered_oldest_first_and_then_gone() throws Exception {
        box.find("f1", "f2");
        box.find("f1");

        assertThat(lane.step()).isEqualTo(Lane.POLL);

        assertThat(sink.taken).containsExactly("f1/1", "f2/1", "f1/2");
        assertThat(box.outbox().counts()).isEmpty();
        assertThat(lane.status()).isEqualTo(new SinkStatus("sink", 3, 0, 0, 0, null));
        lane.step();
        assertThat(sink.taken).hasSize(3);
    }

    @Test
    void when_nothing_has_been_due_for_a_while_it_looks_less_often() throws Exception {
        assertThat(lane.step()).isEqualTo(Lane.QUIET_POLL);
        box.find("f1");
        assertThat(lane.step()).isEqualTo(Lane.POLL);

        box.pass(Duration.ofSeconds(59));
        assertThat(lane.step()).isEqualTo(Lane.POLL);
        box.pass(Duration.ofSeconds(1));
        assertThat(lane.step()).isEqualTo(Lane.QUIET_POLL);
    }

    @Test
    void more_than_a_batch_takes_more_than_a_step_and_no_wait() throws Exception {
        String[] ids = IntStream.range(0, Lane.BATCH + 1).mapToObj(n -> "f" + n).toArray(String[]::new);
        box.find(ids);

        assertThat(lane.step()).isZero();
        assertThat(sink.taken).hasSize(Lane.BATCH);
        assertThat(lane.step()).isEqualTo(Lane.POLL);
        assertThat(sink.taken).hasSize(ids.length);
    }

    @Test
    void a_failure_holds_back_the_later_versions_of_its_finding_and_nothing_else() throws Exception {
        box.find("f1", "f2");
        box.find("f1", "f2");
        sink.script = delivery -> {
            if (delivery.findingId().equals("f1")) {
                ScriptedSink.DOWN.play(delivery);
            }
        };
        lane.step();
        assertThat(sink.tried).containsExactly("f1/1", "f2/1", "f2/2");
        assertThat(lane.status()).isEqualTo(new SinkStatus("sink", 2, 1, 0, 0, null));

        sink.script = delivery -> {};
        box.pass(RetryPolicy.BASE);
        lane.step();
        assertThat(sink.taken).containsExactly("f2/1", "f2/2", "f1/1", "f1/2");
    }

    @Test
    void a_failed_delivery_waits_within_the_bounds_that_are_promised() throws Exception {
        box.find("f1");
        sink.script = ScriptedSink.DOWN;
        for (int failure = 1; failure <= 20; failure++) {
            lane.step();
            Duration bound = Duration.ofSeconds(Math.min(1L << (failure - 1), 900));
            long due = dueAfterNow();
            assertThat(due).isBetween(0L, bound.toNanos() / 1_000);
            box.pass(bound);
        }
        assertThat(sink.tried).hasSize(20);
        assertThat(box.outbox().due("sink", Long.MAX_VALUE, 1).get(0).attempts())
                .isEqualTo(20);
    }

    /** How long the only delivery waits, in microseconds, found by asking the outbox. */
    private long dueAfterNow() {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, box.clock().instant());
        long low = 0;
        long high = Duration.ofDays(1).toNanos() / 1_000;
        while (low < high) {
            long middle = (low + high) / 2;
            if (box.outbox().due("sink", now + middle, 1).isEmpty()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Test
    void a_delivery_that_nobody_wants_is_dead_after_five_tries_and_the_next_version_goes() throws Exception {
        box.find("f1");
        box.find("f1");
        sink.script = delivery -> {
            if (delivery.version() == 1) {
                throw DeliveryException.rejected("not wanted");
            }
        };
        for (int i = 0; i < 6; i++) {
            stepAndWait();
        }

        assertThat(sink.tried).containsExactly("f1/1", "f1/1", "f1/1", "f1/1", "f1/1", "f1/2");
        assertThat(lane.status()).isEqualTo(new SinkStatus("sink", 1, 5, 1, 0, null));
        assertThat(box.outbox().dead(10).get(0).error()).isEqualTo("not wanted");
        assertThat(box.outbox().counts()).containsExactly(Map.entry("sink", new Counts(0, 1)));
    }

    @Test
    void a_delivery_is_dead_after_a_day_and_one_that_is_revived_gets_one_more_try() throws Exception {
        box.find("f1");
        sink.script = ScriptedSink.DOWN;
        int hours = 0;
        while (waiting() > 0) {
            stepAndWait();
            hours++;
        }
        assertThat(hours).isEqualTo(25);
        assertThat(lane.status().problem()).isEqualTo("down at f1");

        box.outbox().revive("sink", 0);
        sink.script = delivery -> {};
        lane.step();
        assertThat(sink.taken).containsExactly("f1/1");
        assertThat(lane.status().problem()).isNull();
    }

    @Test
    void a_sink_that_is_down_is_asked_now_and_then_and_not_for_each_delivery() throws Exception {
        String[] ids = IntStream.range(0, 50).mapToObj(n -> "f" + n).toArray(String[]::new);
        box.find(ids);
        sink.script = ScriptedSink.DOWN;
        lane.step();
        assertThat(sink.tried).hasSizeBetween(Lane.AILING_AFTER, Lane.AILING_AFTER + 2);

        int before = sink.tried.size();
        for (int i = 0; i < 100; i++) {
            box.pass(RetryPolicy.PROBE_CAP);
            lane.step();
        }
        assertThat(sink.tried.size() - before).isBetween(100, 120);

        sink.script = delivery -> {};
        for (int i = 0; i < 10; i++) {
            stepAndWait();
        }
        assertThat(sink.taken).containsExactlyInAnyOrder(labels(ids));
    }

    private static String[] labels(String[] ids) {
        return IntStream.range(0, ids.length).mapToObj(n -> ids[n] + "/1").toArray(String[]::new);
    }

    @Test
    void a_sink_that_asks_for_time_gets_it_for_all_deliveries() throws Exception {
        box.find("f1", "f2");
        sink.script = delivery -> {
            throw DeliveryException.busy("busy", Duration.ofMinutes(3));
        };
        lane.step();
        assertThat(sink.tried).containsExactly("f1/1");
        assertThat(lane.step()).isEqualTo(Duration.ofMinutes(3));

        sink.script = delivery -> {};
        box.pass(Duration.ofMinutes(3).minusMillis(1));
        assertThat(lane.step()).isEqualTo(Duration.ofMillis(1));
        box.pass(Duration.ofMillis(1));
        lane.step();
        assertThat(sink.taken).containsExactly("f1/1", "f2/1");
    }

    @Test
    void a_sink_that_throws_anything_is_tried_again() throws Exception {
        box.find("f1");
        sink.script = delivery -> {
            throw new IllegalStateException("with a secret");
        };
        stepAndWait();
        assertThat(lane.status().problem()).isEqualTo("the sink failed: java.lang.IllegalStateException");

        sink.script = delivery -> {};
        stepAndWait();
        assertThat(sink.taken).containsExactly("f1/1");
    }

    @Test
    void a_store_that_fails_is_seen_and_waited_for() throws Exception {
        box.find("f1");
        outbox.broken = true;
        for (int i = 0; i < 10; i++) {
            assertThat(lane.step()).isLessThanOrEqualTo(RetryPolicy.PROBE_CAP);
            box.pass(RetryPolicy.PROBE_CAP);
        }
        assertThat(lane.status()).isEqualTo(new SinkStatus("sink", 0, 0, 0, 10, "the disk is gone"));
        assertThat(sink.tried).isEmpty();

        outbox.broken = false;
        lane.step();
        assertThat(sink.taken).containsExactly("f1/1");
        assertThat(lane.status()).isEqualTo(new SinkStatus("sink", 1, 0, 0, 10, null));
    }

    @Test
    void what_was_delivered_while_the_store_could_not_be_written_is_not_delivered_again() throws Exception {
        box.find("f1", "f2");
        outbox.brokenForWriting = true;
        for (int i = 0; i < 5; i++) {
            stepAndWait();
        }
        assertThat(sink.tried).containsExactly("f1/1");
        assertThat(waiting()).isEqualTo(2);

        outbox.brokenForWriting = false;
        stepAndWait();
        assertThat(sink.tried).containsExactly("f1/1", "f2/1");
        assertThat(waiting()).isZero();
        assertThat(lane.status().delivered()).isEqualTo(2);
    }

    @Test
    void a_courier_that_dies_before_it_could_say_so_delivers_again_under_the_same_id() throws Exception {
        box.find("f1");
        List<String> ids = new ArrayList<>();
        sink.script = delivery -> ids.add(EventBridgeEvent.of(delivery).id());
        outbox.brokenForWriting = true;
        lane.step();

        Lane next = lane(box.reopened());
        next.step();
        next.step();

        assertThat(ids).hasSize(2);
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        assertThat(box.outbox().counts()).isEmpty();
    }

    @Test
    void with_failures_and_deaths_at_random_each_version_arrives_and_none_before_an_earlier_one() throws Exception {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            sink.tried.clear();
            sink.taken.clear();
            sink.script = delivery -> {
                if (random.nextInt(3) == 0) {
                    ScriptedSink.DOWN.play(delivery);
                }
            };
            List<String> expected = new ArrayList<>();
            for (int round = 1; round <= 20; round++) {
                String finding = "seed" + seed + "-";
                box.find(finding + "a", finding + "b");
                expected.add(finding + "a/" + round);
                expected.add(finding + "b/" + round);
                outbox.brokenForWriting = random.nextInt(3) == 0;
                lane.step();
                box.pass(Duration.ofSeconds(random.nextInt(60)));
                if (random.nextInt(3) == 0) {
                    outbox = new FaultyOutbox(box.reopened());
                    lane = lane(outbox);
                }
            }
            sink.script = delivery -> {};
            outbox.brokenForWriting = false;
            while (waiting() > 0) {
                stepAndWait();
            }

            List<String> firsts = sink.taken.stream().distinct().toList();
            assertThat(firsts).containsExactlyInAnyOrderElementsOf(expected);
            for (String finding : List.of("a", "b")) {
                List<Integer> versions = sink.taken.stream()
                        .filter(label -> label.contains("-" + finding + "/"))
                        .map(label -> Integer.valueOf(label.substring(label.indexOf('/') + 1)))
                        .toList();
                List<Integer> sorted = new ArrayList<>(versions);
                Collections.sort(sorted);
                assertThat(versions).isEqualTo(sorted);
            }
        }
    }

    @Test
    void a_stopped_lane_ends_after_the_try_that_is_being_made() throws Exception {
        box.find("f1", "f2");
        sink.script = (Delivery delivery) -> lane.stop();
        lane.step();

        assertThat(sink.taken).containsExactly("f1/1");
        assertThat(waiting()).isEqualTo(1);
    }
}
