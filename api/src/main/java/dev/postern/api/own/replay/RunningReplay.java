// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.replay;

import dev.postern.api.own.replay.Replay.Status;
import dev.postern.store.FindingState;
import dev.postern.store.Findings;
import dev.postern.store.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A replay that is queued or runs, and how far it is. */
final class RunningReplay implements Replayer.Listener {
    /** Findings of a replay that are kept. */
    static final int MOST_FINDINGS = 20_000;

    private static final int MOST_NOTES = 20;
    private static final int LONGEST_NOTE = 300;

    private final Scope scope;
    private final Replay asked;
    private final Findings results;
    private final Set<String> ids = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private volatile boolean cancelled;
    private Status status = Status.QUEUED;
    private @Nullable Instant startedAt;
    private double progress;
    private long logins;
    private @Nullable Instant firstLogin;
    private @Nullable Instant lastLogin;

    /** @param results where what is found is kept */
    RunningReplay(Scope scope, Replay asked, Findings results) {
        this.scope = scope;
        this.asked = asked;
        this.results = results;
    }

    Scope scope() {
        return scope;
    }

    String id() {
        return asked.id();
    }

    ReplayRequest request() {
        return asked.request();
    }

    void cancel() {
        cancelled = true;
    }

    /** It begins. */
    synchronized void begin(Instant now) {
        status = Status.RUNNING;
        startedAt = now;
    }

    @Override
    public synchronized void reached(double share, long count) {
        progress = Math.min(1, Math.max(progress, share));
        logins = count;
    }

    @Override
    public synchronized void saw(long firstMicros, long lastMicros) {
        firstLogin = Instant.EPOCH.plus(firstMicros, ChronoUnit.MICROS);
        lastLogin = Instant.EPOCH.plus(lastMicros, ChronoUnit.MICROS);
    }

    @Override
    public void found(List<FindingState> findings) {
        List<FindingState> kept = new ArrayList<>();
        synchronized (this) {
            for (FindingState finding : findings) {
                if (ids.contains(finding.id()) || ids.size() < MOST_FINDINGS) {
                    ids.add(finding.id());
                    kept.add(finding);
                } else {
                    note("there are more than " + MOST_FINDINGS + " findings: the latest are left out");
                }
            }
        }
        if (!kept.isEmpty()) {
            results.raise(kept, List.of());
        }
    }

    @Override
    public synchronized void note(String words) {
        String note = words.length() <= LONGEST_NOTE ? words : words.substring(0, LONGEST_NOTE) + "…";
        if (notes.size() < MOST_NOTES && !notes.contains(note)) {
            notes.add(note);
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    /** As it stands. */
    synchronized Replay state() {
        return state(status, null, null);
    }

    /** As it has ended. */
    synchronized Replay ended(Status end, @Nullable String error, Instant now) {
        return state(end, error, now);
    }

    private Replay state(Status as, @Nullable String error, @Nullable Instant endedAt) {
        return new Replay(
                asked.id(),
                as,
                asked.request(),
                asked.createdBy(),
                asked.createdAt(),
                startedAt,
                endedAt,
                as == Status.SUCCEEDED ? 1 : progress,
                logins,
                firstLogin,
                lastLogin,
                ids.size(),
                notes,
                error,
                asked.slot());
    }
}
