// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waiting for something outside this process: asks again and again until it is so or the time is over. */
final class Deadline {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Deadline() {}

    /** A question with a yes or no. */
    @FunctionalInterface
    interface Question {
        /**
         * Asks once.
         *
         * @throws IOException when there is no point in asking again
         */
        boolean ask() throws IOException;
    }

    /**
     * Waits until the answer is yes.
     *
     * @param what what is waited for, for the error message
     * @throws IOException when the time is over or the question fails
     */
    static void await(String what, Duration limit, Question question) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!question.ask()) {
            if (System.nanoTime() - end > 0) {
                throw new IOException("after " + limit.toSeconds() + " s still no " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
