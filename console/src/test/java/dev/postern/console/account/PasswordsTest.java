// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.web.RefusedException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final int AT_ONCE = 2;
    private static final int IN_LINE = 6;

    /** Gives salts to nobody for a while, once it is told to. */
    private static final class Slow extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient CountDownLatch asked = new CountDownLatch(AT_ONCE);
        private final transient CountDownLatch open = new CountDownLatch(1);
        private volatile boolean waits;

        @Override
        public void nextBytes(byte[] bytes) {
            if (waits) {
                asked.countDown();
                try {
                    open.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            super.nextBytes(bytes);
        }
    }

    @Test
    void of_a_crowd_so_many_wait_and_the_others_are_sent_away() throws Exception {
        Slow random = new Slow();
        Passwords passwords = new Passwords(4, random);
        random.waits = true;
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> held = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                held.add(threads.submit(() -> passwords.hash("held for a while")));
            }
            random.asked.await();
            CompletionService<String> crowd = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < IN_LINE + 1; i++) {
                held.add(crowd.submit(() -> {
                    try {
                        return "judged: " + passwords.fits("anything", null);
                    } catch (RefusedException e) {
                        return "sent away: " + e.code();
                    }
                }));
            }

            assertThat(crowd.take().get()).isEqualTo("sent away: 503");
            random.open.countDown();
            for (int i = 0; i < IN_LINE; i++) {
                assertThat(crowd.take().get()).isEqualTo("judged: false");
            }
            for (Future<?> each : held) {
                assertThat(each.get()).isNotNull();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
