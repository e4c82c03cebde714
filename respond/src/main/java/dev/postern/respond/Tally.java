// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import org.jspecify.annotations.Nullable;

/** Counts what one sink's deliveries come to; others may look at any time. */
final class Tally {
    private long delivered;
    private long failed;
    private long dead;
    private long storeFailures;
    private @Nullable String sinkProblem;
    private @Nullable String storeProblem;

    synchronized void delivered(int deliveries) {
        delivered += deliveries;
        sinkProblem = null;
    }

    synchronized void failed(String problem) {
        failed++;
        sinkProblem = problem;
    }

    synchronized void dead(int deliveries) {
        dead += deliveries;
    }

    synchronized void storeFailed(String problem) {
        storeFailures++;
        storeProblem = problem;
    }

    synchronized void storeWorks() {
        storeProblem = null;
    }

    synchronized SinkStatus status(String sink) {
        return new SinkStatus(
                sink, delivered, failed, dead, storeFailures, storeProblem != null ? storeProblem : sinkProblem);
    }
}
