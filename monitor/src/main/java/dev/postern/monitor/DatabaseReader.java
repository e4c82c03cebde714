// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.formats.EngineFamily;
import dev.postern.formats.LiveReader;
import dev.postern.formats.LogRecord;
import dev.postern.formats.Recognised;
import dev.postern.formats.Recogniser;
import dev.postern.formats.SourceProblem;
import dev.postern.formats.SourceRefusedException;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Input;
import dev.postern.monitor.follow.FileFollower;
import dev.postern.monitor.follow.FollowProblem;
import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.Position;
import dev.postern.store.LoginLog;
import dev.postern.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the logs of one database: finds out what they are as soon as they are there, goes on where the login log ends, and gives
 * each input once.
 */
final class DatabaseReader implements Closeable {
    /** How often a log that is missing or not understood is looked at again, microseconds. */
    private static final long LOOK_AGAIN = 2_000_000;
    /** When logs are begun again whose reading has brought out an error of ours, microseconds. */
    private static final long AFTER_ERROR = 60_000_000;
    /** So many inputs may wait for those of other databases before reading pauses. */
    private static final int MOST_WAITING = 4_096;
    /** How often a failure that lasts is told of, nanoseconds. */
    private static final long TELL_AGAIN = 300_000_000_000L;

    private final WatchedDatabase database;
    private final Recogniser recogniser;
    private final LongSupplier nanoTime;
    private final Consumer<String> problems;
    private final Map<String, FileFollower> followers = new LinkedHashMap<>();
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final Resumption resumption;
    private @Nullable LiveReader<?> reader;
    private @Nullable EngineFamily<?> family;
    private Pace pace = new Pace();
    private @Nullable Input next;
    private final ClockOffset clock = new ClockOffset();
    private long lookAt = Long.MIN_VALUE;
    /** Why reading fails just now, when that was told, and whether the latest try failed. */
    private @Nullable String failure;

    private long toldAt;
    private boolean failed;
    /** Bytes used up at the latest pause. */
    private long paused = -1;

    /**
     * @param checkpoint where to go on, or null when the database has never been read
     * @param problems told in words of what goes wrong, once each time
     */
    DatabaseReader(
            WatchedDatabase database,
            @Nullable Checkpoint checkpoint,
            Recogniser recogniser,
            LoginLog log,
            LongSupplier nanoTime,
            Consumer<String> problems) {
        this.database = database;
        this.recogniser = recogniser;
        this.nanoTime = nanoTime;
        this.problems = text -> problems.accept(database.id() + ": " + text);
        resumption = new Resumption(database.id(), log, checkpoint);
    }

    String id() {
        return database.id();
    }

    /**
     * Reads on if it is time to.
     *
     * @param seq a place in the login log behind which all is that has not been logged
     * @return whether there is more to read at once
     */
    boolean read(long nowMicros, long seq) {
        if (nowMicros >= lookAt && followers.size() < database.logs().size()) {
            lookAt = nowMicros + LOOK_AGAIN;
            look();
        }
        LiveReader<?> live = reader;
        if (live == null) {
            return false;
        }
        if (isAhead(live)) {
            return true;
        }
        if (!pace.isDue(nowMicros)) {
            return false;
        }
        long before = used();
        boolean wasCaughtUp = live.isCaughtUp();
        failed = false;
        boolean more;
        if (before != paused) {
            paused = before;
            resumption.pause(live, seq, places());
        }
        try {
            more = live.read(nowMicros);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            broke(e, nowMicros);
            return false;
        }
        if (failed) {
            pace.failed(nowMicros);
        } else {
            failure = null;
            boolean came = used() != before;
            pace.read(nowMicros, came || live.waiting() > 0);
            if (came && wasCaughtUp && live.logMicros() != Long.MIN_VALUE) {
                clock.came(live.logMicros(), nowMicros);
            }
        }
        followers.values().forEach(each -> each.problems().forEach(this::tell));
        return more;
    }

    /** Whether inputs wait for those of other databases; what waits for later lines of its own log is not held against it. */
    private boolean isAhead(LiveReader<?> live) {
        return live.waiting() >= MOST_WAITING && nextMicros() != Long.MAX_VALUE;
    }

    /** An error of ours that one log has brought out must not keep the others from being read. */
    private void broke(RuntimeException e, long nowMicros) {
        StackTraceElement[] trace = e.getStackTrace();
        failed("an error in Postern, please report it: " + e + (trace.length == 0 ? "" : " at " + trace[0])
                + "; its logs are begun again in a minute");
        close();
        lookAt = nowMicros + AFTER_ERROR;
    }

    private void failed(String why) {
        long now = nanoTime.getAsLong();
        failed = true;
        if (!why.equals(failure) || now - toldAt >= TELL_AGAIN) {
            failure = why;
            toldAt = now;
            problems.accept(why);
        }
    }

    private long used() {
        long sum = 0;
        for (FileFollower follower : followers.values()) {
            sum += follower.position();
        }
        return sum;
    }

    private void tell(FollowProblem problem) {
        problems.accept(problem.text());
    }

    /** Looks for logs that are not being read; when one is there by now, all are begun again with it. */
    private void look() {
        if (followers.isEmpty()) {
            begin();
            return;
        }
        for (FollowedLog each : database.logs()) {
            if (!followers.containsKey(each.path()) && isReadable(each)) {
                begin();
                return;
            }
        }
    }

    private boolean isReadable(FollowedLog which) {
        FileFollower follower = follower(which);
        try {
            return recognise(which, follower, family) != null;
        } finally {
            close(follower);
        }
    }

    private FileFollower follower(FollowedLog which) {
        return new FileFollower(which, resumption.from(which.path()), database.startAt(), nanoTime);
    }

    /** @param others family of the database's other logs, as far as it is known */
    private @Nullable Recognised<?> recognise(
            FollowedLog which, FileFollower follower, @Nullable EngineFamily<?> others) {
        String fault;
        try {
            Recognised<?> recognised = recogniser.recognise(follower.current(), database.options());
            String export = recognised == null ? null : LogTrial.export(recognised);
            if (recognised == null) {
                fault = which.path() + ": nothing has been written to it yet";
            } else if (export != null) {
                fault = which.path() + ": " + export;
            } else if (others != null && recognised.family() != others) {
                fault = which.path()
                        + ": is of another engine than the database's other logs; it belongs to a database of"
                        + " its own";
            } else {
                faults.remove(which.path());
                return recognised;
            }
        } catch (SourceProblem | SourceRefusedException e) {
            fault = String.valueOf(e.getMessage());
        } catch (IOException e) {
            fault = which.path() + ": " + e.getMessage();
        }
        if (!fault.equals(faults.put(which.path(), fault))) {
            problems.accept(fault);
        }
        return null;
    }

    private void begin() {
        close();
        Map<String, Recognised<?>> found = new LinkedHashMap<>();
        for (FollowedLog each : database.logs()) {
            FileFollower follower = follower(each);
            Recognised<?> recognised = recognise(each, follower, family);
            if (recognised == null) {
                close(follower);
            } else {
                family = recognised.family();
                found.put(each.path(), recognised);
                followers.put(each.path(), follower);
            }
        }
        EngineFamily<?> known = family;
        if (known == null || found.isEmpty()) {
            return; // it was there a moment ago
        }
        resumption.begin(places());
        paused = -1;
        pace = new Pace();
        next = null;
        reader = live(known, found);
    }

    @SuppressWarnings("unchecked") // the family determines the record type
    private <R extends LogRecord> LiveReader<R> live(EngineFamily<R> family, Map<String, Recognised<?>> found) {
        List<LiveReader.Followed<R>> logs = new ArrayList<>();
        followers.forEach((path, follower) ->
                logs.add(new LiveReader.Followed<>((Recognised<R>) Objects.requireNonNull(found.get(path)), follower)));
        return new LiveReader<>(
                database.options(), family, logs, problem -> failed(String.valueOf(problem.getMessage())));
    }

    private static void close(FileFollower follower) {
        try {
            follower.close();
        } catch (IOException readOnly) {
            throw new UncheckedIOException("closing a file that was read", readOnly);
        }
    }

    /** The time of the input that {@link #take} gives; {@link Long#MAX_VALUE} when there is none for now. */
    long nextMicros() {
        LiveReader<?> live = reader;
        while (next == null && live != null) {
            Input input = live.poll();
            if (input == null) {
                break;
            }
            next = resumption.holds(input) || database.leftOut().test(input) ? null : input;
        }
        return next == null ? Long.MAX_VALUE : next.timeMicros();
    }

    /** Takes the next input; there is one. */
    Input take() {
        Input taken = next;
        if (taken == null) {
            throw new IllegalStateException("no input of " + id());
        }
        next = null;
        return taken;
    }

    /** Nothing that is still to be read was decided before this; {@link Long#MAX_VALUE} once all that is written has been read. */
    long settledThrough() {
        LiveReader<?> live = reader;
        return live == null || live.isCaughtUp() ? Long.MAX_VALUE : live.settledThrough();
    }

    /** Whether a checkpoint must be stored with what is logged next, because there is none yet. */
    boolean wantsCheckpoint() {
        return !resumption.isStored() && reader != null;
    }

    /**
     * The checkpoint to store with everything taken so far.
     *
     * @param seq a place in the login log behind which all of it is that has not been logged
     * @return null when no log is being read, or one of which the stored checkpoint knows the place is missing: then that one
     *     holds until the log is back
     */
    @Nullable
    Checkpoint checkpoint(long seq, long nowMicros) {
        LiveReader<?> live = reader;
        return live == null || resumption.knowsBeyond(followers.keySet())
                ? null
                : resumption.checkpoint(live, seq, followers, nowMicros);
    }

    boolean isReading() {
        return reader != null;
    }

    /** The place in the login log behind which a restart still looks. */
    long neededAfter() {
        return resumption.neededAfter();
    }

    private Map<String, Position> places() {
        Map<String, Position> places = new LinkedHashMap<>();
        followers.forEach((path, follower) -> places.put(path, follower.place()));
        return places;
    }

    private List<String> faults() {
        List<String> all = new ArrayList<>(faults.values());
        if (failure != null) {
            all.add(failure);
        }
        return all;
    }

    /**
     * How things stand.
     *
     * @param readyMicros when the database has been learnt
     */
    DatabaseStatus status(long readyMicros) {
        long behind = 0;
        for (FileFollower follower : followers.values()) {
            behind += follower.behind();
        }
        LiveReader<?> live = reader;
        return new DatabaseStatus(
                id(),
                family == null ? null : family.id(),
                live != null,
                live != null && live.isCaughtUp(),
                behind,
                live == null ? Long.MIN_VALUE : live.logMicros(),
                readyMicros,
                clock.ahead(),
                faults(),
                live == null
                        ? List.of()
                        : live.reports().stream().map(StreamReport::copy).toList());
    }

    @Override
    public void close() {
        followers.values().forEach(DatabaseReader::close);
        followers.clear();
        reader = null;
    }
}
