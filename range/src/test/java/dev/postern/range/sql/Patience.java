// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.sql;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another thread or a server does. */
final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private Patience() {}

    /** A question that may fail. */
    @FunctionalInterface
    interface Question {
        boolean isSo() throws Exception;
    }

    /** Asks until the answer is yes; a failure says how things stood at last. */
    static void until(Question question, Callable<?> state) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!question.isSo()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so after " + LIMIT.toSeconds() + " s: " + state.call());
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
