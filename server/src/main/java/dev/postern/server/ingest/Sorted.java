// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ingest;

import dev.postern.kernel.LoginEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The logins of a batch by database, and what was refused of it. */
final class Sorted implements Batch.Sink {
    private static final int MOST_ERRORS = 100;
    /** A sender's clock may be ahead of ours, microseconds. */
    private static final long AHEAD = 10 * 60_000_000L;
    /** A sender may have been cut off for a week, microseconds. */
    private static final long BEHIND = 7 * 86_400_000_000L;

    private final Set<String> databases;
    private final long now;
    private final Map<String, List<LoginEvent>> byDatabase = new LinkedHashMap<>();
    private final List<Refused> errors = new ArrayList<>();
    private int refused;

    /** Why a login was refused; {@code line} is that of the body, from 1, or the element's number in an array. */
    record Refused(int line, String error) {}

    /** @param databases to which the sender may send, at least one */
    Sorted(Set<String> databases, InstantSource clock) {
        this.databases = databases;
        now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public void login(int line, LoginEvent event) {
        boolean single = databases.size() == 1;
        if (!single && !databases.contains(event.instance())) {
            refuse(line, "instance is none of the databases of this token: " + String.join(", ", databases));
        } else if (event.decidedMicros() > now + AHEAD) {
            refuse(line, "its time is in the future by more than 10 minutes");
        } else if (event.openedMicros() < now - BEHIND) {
            refuse(line, "its time is more than 7 days ago; read history with postern scan");
        } else {
            String database = single ? databases.iterator().next() : event.instance();
            byDatabase.computeIfAbsent(database, d -> new ArrayList<>()).add(event);
        }
    }

    @Override
    public void refuse(int line, String why) {
        refused++;
        if (errors.size() < MOST_ERRORS) {
            errors.add(new Refused(line, why));
        }
    }

    boolean isEmpty() {
        return refused == 0 && byDatabase.isEmpty();
    }

    Map<String, List<LoginEvent>> byDatabase() {
        return byDatabase;
    }

    int refused() {
        return refused;
    }

    List<Refused> errors() {
        return errors;
    }
}
