// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts, for tests that wait for them. */
final class Received implements ReceiveCounts {
    private final Map<String, Long> messages = new TreeMap<>();
    private final Map<Refusal, Long> refusals = new EnumMap<>(Refusal.class);
    private int open;

    @Override
    public synchronized void received(Channel channel, String database, long count) {
        messages.merge(database, count, Long::sum);
        notifyAll();
    }

    @Override
    public synchronized void refused(Channel channel, Refusal why, long count) {
        refusals.merge(why, count, Long::sum);
        notifyAll();
    }

    @Override
    public synchronized void connections(Channel channel, int change) {
        open += change;
        notifyAll();
    }

    synchronized long of(String database) {
        return messages.getOrDefault(database, 0L);
    }

    synchronized void await(String database, long count) throws InterruptedException {
        while (messages.getOrDefault(database, 0L) < count) {
            wait();
        }
    }

    synchronized void await(Refusal why, long count) throws InterruptedException {
        while (refusals.getOrDefault(why, 0L) < count) {
            wait();
        }
    }

    synchronized void awaitConnections(int count) throws InterruptedException {
        while (open != count) {
            wait();
        }
    }
}
