// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.server.status.DatabaseState;
import dev.postern.server.status.Status;
import dev.postern.server.status.Status.Database;
import dev.postern.server.status.Status.Sink;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Numbers that are what they are at the moment of asking. Used by one thread at a time. */
final class StatusGauges {
    private final DatabaseLabels labels;
    private final MultiGauge ready;
    private final MultiGauge storeBytes;
    private final MultiGauge databases;
    private final MultiGauge behind;
    private final MultiGauge unreadable;
    private final MultiGauge clockAhead;
    private final MultiGauge waiting;
    private final MultiGauge dead;
    private final MultiGauge feedAge;
    private final MultiGauge feedEntries;
    private final MultiGauge feedFailures;
    private final List<MultiGauge> all;

    StatusGauges(MeterRegistry registry, DatabaseLabels labels) {
        this.labels = labels;
        ready = gauge(registry, "postern.ready", "1 when the watch goes round and the store answers, else 0");
        storeBytes = gauge(registry, "postern.store.bytes", "What the store takes on disk");
        databases = gauge(registry, "postern.databases", "Watched databases by state");
        behind = gauge(registry, "postern.database.behind.bytes", "Log that is written and not yet read");
        unreadable = gauge(registry, "postern.database.unreadable.lines", "Lines that could not be understood");
        clockAhead = gauge(
                registry,
                "postern.database.clock.ahead.seconds",
                "How far the clock of a log is ahead of this machine's, negative when behind");
        waiting = gauge(registry, "postern.outbox.waiting", "Deliveries that are still to be made");
        dead = gauge(registry, "postern.outbox.dead", "Deliveries given up");
        feedAge = gauge(registry, "postern.feed.age.seconds", "Time since a feed's server last said what is current");
        feedEntries = gauge(registry, "postern.feed.entries", "Entries of a feed's last good copy");
        feedFailures = gauge(registry, "postern.feed.failures", "Failed fetches of a feed in a row");
        all = List.of(
                ready,
                storeBytes,
                databases,
                behind,
                unreadable,
                clockAhead,
                waiting,
                dead,
                feedAge,
                feedEntries,
                feedFailures);
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    void set(Status status) {
        show(ready, "", Map.of("", status.notReady().isEmpty() ? 1L : 0L));
        show(storeBytes, "", Map.of("", status.storeBytes()));
        show(databases, "state", states(status.databases()));
        show(behind, "database", sums(status.databases(), Database::behindBytes));
        show(unreadable, "database", sums(status.databases(), Database::unreadableLines));
        show(clockAhead, "database", clocks(status.databases()));
        show(waiting, "sink", each(status.sinks(), Sink::waiting));
        show(dead, "sink", each(status.sinks(), Sink::dead));
        feeds(status);
    }

    /** A feed that was never fetched has no age, one that does not count its entries no number of them. */
    private void feeds(Status status) {
        Map<String, Long> ages = new TreeMap<>();
        Map<String, Long> entries = new TreeMap<>();
        Map<String, Long> failures = new TreeMap<>();
        for (Status.Feed feed : status.feeds()) {
            failures.put(feed.id(), (long) feed.failures());
            if (feed.checkedAt() != null) {
                ages.put(
                        feed.id(),
                        Duration.between(feed.checkedAt(), status.now()).toSeconds());
            }
            if (feed.entries() >= 0) {
                entries.put(feed.id(), feed.entries());
            }
        }
        show(feedAge, "feed", ages);
        show(feedEntries, "feed", entries);
        show(feedFailures, "feed", failures);
    }

    /** Nothing is known: shows that it is not ready, and no more. */
    void clear() {
        all.forEach(gauge -> gauge.register(List.of(), true));
        show(ready, "", Map.of("", 0L));
    }

    /** One row for each value of the label; an empty label means none. */
    private static void show(MultiGauge gauge, String label, Map<String, Long> values) {
        List<Row<?>> rows = values.entrySet().stream()
                .<Row<?>>map(
                        each -> Row.of(label.isEmpty() ? Tags.empty() : Tags.of(label, each.getKey()), each.getValue()))
                .toList();
        gauge.register(rows, true);
    }

    private static Map<String, Long> states(List<Database> databases) {
        Map<DatabaseState, Long> counts = new EnumMap<>(DatabaseState.class);
        for (DatabaseState state : DatabaseState.values()) {
            counts.put(state, 0L);
        }
        databases.forEach(each -> counts.merge(DatabaseState.of(each), 1L, Long::sum));
        Map<String, Long> byName = new TreeMap<>();
        counts.forEach((state, count) -> byName.put(state.name().toLowerCase(Locale.ROOT), count));
        return byName;
    }

    private Map<String, Long> sums(List<Database> databases, ToLongFunction<Database> number) {
        Map<String, Long> sums = new TreeMap<>();
        databases.forEach(each -> sums.merge(labels.of(each.id()), number.applyAsLong(each), Long::sum));
        return sums;
    }

    /** Of databases that share a label, the one farthest off; seconds. */
    private Map<String, Long> clocks(List<Database> databases) {
        Map<String, Long> clocks = new TreeMap<>();
        for (Database each : databases) {
            Double ahead = each.clockAheadSeconds();
            if (ahead != null) {
                clocks.merge(labels.of(each.id()), Math.round(ahead), (a, b) -> Math.abs(a) >= Math.abs(b) ? a : b);
            }
        }
        return clocks;
    }

    private static Map<String, Long> each(Map<String, Sink> sinks, ToLongFunction<Sink> number) {
        Map<String, Long> numbers = new TreeMap<>();
        sinks.forEach((name, sink) -> numbers.put(name, number.applyAsLong(sink)));
        return numbers;
    }
}
