// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.formats.LiveReader;
import dev.postern.kernel.Input;
import dev.postern.monitor.follow.Position;
import dev.postern.store.LoginLog;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From where the logs of a database are read on after a restart, and which of what is then read again has been logged before. */
final class Resumption {
    private final String database;
    private final LoginLog log;
    private @Nullable Checkpoint checkpoint;
    private @Nullable Trail trail;
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
        trail = new Trail(old == null ? new Checkpoint(log.lastSeq(), places, places) : old.withNew(places));
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
     * The checkpoint to store with everything taken so far.
     *
     * @param seq a place in the login log behind which all of it is that has not been logged
     * @param nowMicros the reader's time
     */
    Checkpoint checkpoint(LiveReader<?> live, long seq, Map<String, Position> places, long nowMicros) {
        Trail passed = trail;
        if (passed == null) {
            throw new IllegalStateException("the logs of " + database + " are not being read");
        }
        boolean again = isReadAgain(live);
        long logMicros = live.logMicros();
        if (logMicros != Long.MIN_VALUE) {
            if (passed.wants(logMicros)) {
                passed.add(logMicros, again ? passed.start().seq() : seq, places);
            }
        } else if (!again) {
            passed.withoutRecord(nowMicros, live.reachMicros(), new Checkpoint(seq, places, places));
        }
        stored = true;
        Checkpoint made = passed.checkpoint(live.neededSince(), live.givenBefore());
        checkpoint = made;
        return made;
    }

    /** Whether what is read now may have been read, and logged, before the start: then it is not all behind the login log's end. */
    private boolean isReadAgain(LiveReader<?> live) {
        AlreadyLogged known = already;
        readAgain = readAgain && !live.isCaughtUp() && known != null && !known.isEmpty();
        return readAgain;
    }
}
