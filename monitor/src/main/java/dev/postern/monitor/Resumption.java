// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.formats.LiveReader;
import dev.postern.kernel.Input;
import dev.postern.kernel.SourceLine;
import dev.postern.monitor.follow.FileFollower;
import dev.postern.monitor.follow.Position;
import dev.postern.store.LoginLog;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From where the logs of a database are read on after a restart, and which of what is then read again has been logged before. */
final class Resumption {
    private final String database;
    private final LoginLog log;
    private @Nullable Checkpoint checkpoint;
    private @Nullable Trail trail;
    private final Map<String, Pauses> pauses = new HashMap<>();
    private Map<String, Position> counted = Map.of();
    private @Nullable AlreadyLogged already;
    private boolean stored;
    private boolean readAgain;

    /** @param checkpoint as stored, or null when the database has never been read */
    Resumption(String database, LoginLog log, @Nullable Checkpoint checkpoint) {
        this.database = database;
        this.log = log;
        this.checkpoint = checkpoint;
        stored = checkpoint != null;
    }

    /** Where to read on in a log; null for its beginning. */
    @Nullable
    Position from(String path) {
        return checkpoint == null ? null : checkpoint.from().get(path);
    }

    /** Whether there is a stored place in each log that is not among these. */
    boolean knowsBeyond(Set<String> paths) {
        return checkpoint != null && !paths.containsAll(checkpoint.from().keySet());
    }

    /** Reading begins, or begins again, at these places. */
    void begin(Map<String, Position> places) {
        Checkpoint old = checkpoint;
        Checkpoint start = old == null ? new Checkpoint(log.lastSeq(), places, places) : old.withNew(places);
        trail = new Trail(start);
        counted = start.fresh();
        pauses.clear();
        places.keySet().forEach(path -> pauses.put(path, new Pauses()));
        already = new AlreadyLogged(log, database, old);
        readAgain = old != null;
    }

    /** Whether an input is in the login log; each that is there is recognised once. */
    boolean holds(Input input) {
        AlreadyLogged known = already;
        return known != null && known.holds(input);
    }

    /** Whether a checkpoint has been stored. */
    boolean isStored() {
        return stored;
    }

    /** The place in the login log behind which a restart still looks. */
    long neededAfter() {
        Checkpoint made = checkpoint;
        return made == null ? 0 : made.seq();
    }

    /**
     * Reading pauses. What is read again is left out: what comes of it may have been logged long ago.
     *
     * @param seq a place in the login log behind which all is that has not been logged
     */
    void pause(LiveReader<?> live, long seq, Map<String, Position> places) {
        if (!isReadAgain(live)) {
            places.forEach((path, place) -> pausesOf(path).add(new Pauses.Pause(seq, place)));
        }
    }

    private Pauses pausesOf(String path) {
        return Objects.requireNonNull(pauses.get(path), path);
    }

    /**
     * The checkpoint to store with everything taken so far.
     *
     * @param seq a place in the login log behind which all of it is that has not been logged
     * @param followers what the reader reads, by path and in its order
     * @param nowMicros the reader's time
     */
    Checkpoint checkpoint(LiveReader<?> live, long seq, Map<String, FileFollower> followers, long nowMicros) {
        Trail passed = trail;
        if (passed == null) {
            throw new IllegalStateException("the logs of " + database + " are not being read");
        }
        if (!isReadAgain(live)) {
            long logMicros = live.logMicros();
            if (logMicros == Long.MIN_VALUE) {
                Map<String, Position> places = new HashMap<>();
                followers.forEach((path, follower) -> places.put(path, follower.place()));
                passed.withoutRecord(nowMicros, live.reachMicros(), new Checkpoint(seq, places, places));
            } else if (passed.wants(logMicros)) {
                mark(passed, live, seq, followers);
            }
        }
        stored = true;
        Checkpoint made = passed.checkpoint(live.neededSince(), live.givenBefore());
        checkpoint = made;
        return made;
    }

    /** Marks how far everything has been used, if that is known of all logs. */
    private void mark(Trail passed, LiveReader<?> live, long seq, Map<String, FileFollower> followers) {
        Map<String, Position> places = new HashMap<>();
        long since = seq;
        int log = 0;
        for (Map.Entry<String, FileFollower> each : followers.entrySet()) {
            Pauses.Pause used = usedUpTo(live, log, each.getValue(), seq, pausesOf(each.getKey()));
            if (used == null || isReadAgain(each.getKey(), used.position())) {
                return;
            }
            since = Math.min(since, used.seq());
            places.put(each.getKey(), used.position());
            log++;
        }
        passed.add(live.logMicros(), since, places);
    }

    /** A place in a log before which everything has been used. */
    private static Pauses.@Nullable Pause usedUpTo(
            LiveReader<?> live, int log, FileFollower follower, long seq, Pauses pauses) {
        Position place = live.isUsedUp(log) ? follower.place() : beforeWaiting(live, log, follower);
        if (place == null) {
            SourceLine used = live.lastUsed(log);
            return used == null ? null : pauses.before(used);
        }
        Pauses.Pause exactly = new Pauses.Pause(seq, place);
        pauses.restart(exactly);
        return exactly;
    }

    private static @Nullable Position beforeWaiting(LiveReader<?> live, int log, FileFollower follower) {
        SourceLine first = live.firstUnused(log);
        try {
            return first == null ? null : follower.placeBefore(first);
        } catch (IOException unreadable) {
            return null; // reading on tells of it
        }
    }

    /** Whether what is read now may have been read, and logged, before the start: then it is not all behind the login log's end. */
    private boolean isReadAgain(LiveReader<?> live) {
        AlreadyLogged known = already;
        readAgain = readAgain && !live.isCaughtUp() && known != null && !known.isEmpty();
        return readAgain;
    }

    /** Whether a place lies before those from which attempts count since reading has begun. */
    private boolean isReadAgain(String path, Position place) {
        Position fresh = counted.get(path);
        return fresh != null && place.isBefore(fresh);
    }
}
