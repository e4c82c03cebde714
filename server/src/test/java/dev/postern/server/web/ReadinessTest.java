// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.StoreException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final AtomicLong nanos = new AtomicLong();
    private @Nullable String fault;
    private long sinceLastRound;
    private Runnable store = () -> {};

    private final Readiness readiness = new Readiness(() -> fault, () -> sinceLastRound, () -> store.run(), nanos::get);

    @Test
    void it_is_ready_when_the_watch_goes_round_and_the_store_answers() {
        sinceLastRound = TimeUnit.SECONDS.toNanos(10);

        assertThat(readiness.get()).isEmpty();
    }

    @Test
    void a_watch_that_has_not_gone_round_for_more_than_ten_seconds_is_a_reason() {
        sinceLastRound = TimeUnit.SECONDS.toNanos(11);

        assertThat(readiness.get()).containsExactly("the watch has not gone round for 11 s");
    }

    @Test
    void why_nothing_is_watched_is_told_in_its_own_words() {
        fault = "the store failed: the disk is full";
        sinceLastRound = TimeUnit.SECONDS.toNanos(60);

        assertThat(readiness.get()).containsExactly("the store failed: the disk is full");
    }

    @Test
    void a_store_that_fails_is_a_reason_and_is_asked_again() {
        store = () -> {
            throw new StoreException("no connection");
        };
        assertThat(readiness.get()).containsExactly("the store failed: no connection");

        store = () -> {};
        assertThat(readiness.get()).isEmpty();
    }

    @Test
    void a_store_that_hangs_holds_up_one_who_asks_and_the_others_are_told() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        store = () -> {
            asked.countDown();
            await(answer);
        };
        Thread first = new Thread(readiness::get);
        first.start();
        await(asked);

        assertThat(readiness.get()).isEmpty();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(12));
        assertThat(readiness.get()).containsExactly("the store has not answered for 12 s");

        answer.countDown();
        first.join();
        assertThat(readiness.get()).isEqualTo(List.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
