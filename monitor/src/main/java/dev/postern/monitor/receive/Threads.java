// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

/** Waiting for threads. */
final class Threads {
    /** A thread that writes to a disk that hangs is not waited for any longer. */
    private static final long LONGEST_MILLIS = 10_000;

    private Threads() {}

    /** Waits for the end of a thread, which need not have been started. */
    static void join(Thread thread) {
        try {
            thread.join(LONGEST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
