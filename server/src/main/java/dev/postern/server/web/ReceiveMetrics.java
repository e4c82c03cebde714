// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.monitor.receive.Channel;
import dev.postern.monitor.receive.ReceiveCounts;
import dev.postern.monitor.receive.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Numbers of what arrives over the network, for {@code docs/metrics.md}. */
public final class ReceiveMetrics implements ReceiveCounts {
    private final MeterRegistry registry;
    private final DatabaseLabels labels = new DatabaseLabels();
    private final Map<Channel, AtomicInteger> connections = new EnumMap<>(Channel.class);

    /** @param metrics where they are shown */
    public ReceiveMetrics(Metrics metrics) {
        registry = metrics.registry();
        for (Channel channel : List.of(Channel.TCP, Channel.TLS)) {
            AtomicInteger open = new AtomicInteger();
            connections.put(channel, open);
            Gauge.builder("postern.connections", open, AtomicInteger::get)
                    .description("Connections of senders of syslog")
                    .tag("channel", channel.id())
                    .register(registry);
        }
    }

    @Override
    public void received(Channel channel, String database, long count) {
        registry.counter("postern.received", "channel", channel.id(), "database", labels.of(database))
                .increment((double) count);
    }

    @Override
    public void refused(Channel channel, Refusal why, long count) {
        registry.counter("postern.refused", "channel", channel.id(), "cause", why.id())
                .increment((double) count);
    }

    @Override
    public void connections(Channel channel, int change) {
        AtomicInteger number = connections.get(channel);
        if (number != null) {
            number.addAndGet(change);
        }
    }

    /**
     * Shows what the spools hold.
     *
     * @param byDatabase bytes, asked for each time
     */
    public void show(Supplier<Map<String, Long>> byDatabase) {
        for (String database : byDatabase.get().keySet()) {
            if (labels.of(database).equals(database)) {
                Gauge.builder("postern.received.bytes", () -> byDatabase.get().get(database))
                        .description("What was received and is kept to be read, or read again")
                        .tag("database", database)
                        .register(registry);
            }
        }
    }
}
