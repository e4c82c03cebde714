// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger gathered = new AtomicInteger();

    @Test
    void it_is_gathered_anew_when_it_is_older_than_it_may_be() {
        Recent<Integer> recent = new Recent<>(gathered::incrementAndGet, Duration.ofSeconds(1), nanos::get);

        assertThat(recent.get()).isEqualTo(1);
        nanos.addAndGet(1_000_000_000);
        assertThat(recent.get()).isEqualTo(1);
        nanos.addAndGet(1);
        assertThat(recent.get()).isEqualTo(2);
    }

    @Test
    void while_one_gathers_the_others_get_what_there_was() throws Exception {
        CountDownLatch gathering = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Recent<Integer> recent = new Recent<>(
                () -> {
                    int number = gathered.incrementAndGet();
                    if (number == 2) {
                        gathering.countDown();
                        await(goOn);
                    }
                    return number;
                },
                Duration.ZERO,
                nanos::get);
        recent.get();
        nanos.incrementAndGet();
        Thread first = new Thread(recent::get);
        first.start();
        await(gathering);

        assertThat(recent.get()).isEqualTo(1);
        goOn.countDown();
        first.join();
        assertThat(recent.get()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
