// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.Input;
import dev.postern.kernel.feedback.Expectation;
import dev.postern.store.LoginLog;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * The one loop in which everything happens that has an order: reads the logs of all databases, puts their inputs into the login
 * log in the order of their times, with the places from which a restart reads on, and lets the detector look at them.
 *
 * <p>A database whose logs are read up to their ends holds nobody up; one that still reads history does, so that history comes in
 * the order in which it happened.
 */
final class Watch implements Closeable {
    private static final int MOST_AT_ONCE = 5_000;
    /** A database that reads history and gets no further while we go round for so long is not waited for, microseconds. */
    private static final long STUCK = 5_000_000;
    /** So much of what passes from one round to the next counts for that, microseconds: the rest is that we were stopped, or slow. */
    private static final long MOST_OF_A_ROUND = 200_000;
    /** How often places are stored when there is nothing to log, microseconds. */
    private static final long PLACES_EVERY = 5_000_000;

    private static final long QUIET_AFTER = 1_000_000;
    private static final long PAUSE = 10_000;
    private static final long QUIET_PAUSE = 50_000;

    private final LoginLog log;
    private final Detector detector;
    private final List<DatabaseReader> readers;
    private final Map<DatabaseReader, Progress> progress = new LinkedHashMap<>();
    private final WatchCounts counts;
    private long lastSeq;
    private long placesAt = Long.MIN_VALUE;
    private final Map<String, byte[]> stored = new HashMap<>();
    private long busyAt = Long.MIN_VALUE;
    private long roundAt = Long.MIN_VALUE;
    /** Time in which we went round, microseconds: it stands still while the process or the machine does. */
    private long ran;

    /** How far a database has come, and when that was last further than before, as {@link #ran} has it. */
    private static final class Progress {
        long settled = Long.MIN_VALUE;
        long since;
    }

    Watch(LoginLog log, Detector detector, List<DatabaseReader> readers, WatchCounts counts) {
        this.log = log;
        this.detector = detector;
        this.readers = List.copyOf(readers);
        this.counts = counts;
        lastSeq = log.lastSeq();
        readers.forEach(reader -> progress.put(reader, new Progress()));
    }

    /**
     * Goes round once.
     *
     * @param nowMicros time that passes evenly, from any origin
     * @return whether there is more to do at once
     */
    boolean round(long nowMicros) {
        ran += roundAt == Long.MIN_VALUE ? 0 : Math.min(nowMicros - roundAt, MOST_OF_A_ROUND);
        roundAt = nowMicros;
        boolean more = false;
        for (DatabaseReader reader : readers) {
            more |= reader.read(nowMicros, lastSeq);
        }
        List<Input> inputs = inOrder();
        boolean placesDue = placesAt == Long.MIN_VALUE || nowMicros - placesAt >= PLACES_EVERY;
        if (!inputs.isEmpty() || placesDue) {
            log(inputs, placesDue, nowMicros);
            placesAt = placesDue ? nowMicros : placesAt;
        }
        counts.findings(detector.detect(inputs, lastSeq, nowMicros));
        if (more || !inputs.isEmpty()) {
            busyAt = nowMicros;
        }
        return more || inputs.size() == MOST_AT_ONCE;
    }

    /** How long to wait before the next round when there is nothing more to do, microseconds. */
    long pauseMicros(long nowMicros) {
        return isQuiet(nowMicros) ? QUIET_PAUSE : PAUSE;
    }

    /** Whether nothing has been read for a while. */
    boolean isQuiet(long nowMicros) {
        return busyAt == Long.MIN_VALUE || nowMicros - busyAt >= QUIET_AFTER;
    }

    /** Lets the detector go on with another kernel. */
    void take(KernelUpdate update, long nowMicros) {
        counts.findings(detector.take(update, nowMicros));
    }

    /** Lets the detector reckon with what people expect. */
    void expect(Map<String, List<Expectation>> expected, long nowMicros) {
        detector.expect(expected, nowMicros);
    }

    private void log(List<Input> inputs, boolean all, long nowMicros) {
        Map<String, byte[]> places = new LinkedHashMap<>();
        for (DatabaseReader reader : readers) {
            // The place in the log that this commit will come to is not known yet; the one before is safe as well.
            Checkpoint checkpoint = all || reader.wantsCheckpoint() ? reader.checkpoint(lastSeq, nowMicros) : null;
            if (checkpoint != null) {
                putIfMoved(reader.id(), checkpoint.encode(), places);
            }
        }
        if (!inputs.isEmpty() || !places.isEmpty()) {
            lastSeq = log.append(inputs, places);
            stored.putAll(places);
            counts.logged(inputs);
        }
    }

    private void putIfMoved(String id, byte[] place, Map<String, byte[]> places) {
        if (!Arrays.equals(stored.get(id), place)) {
            places.put(id, place);
        }
    }

    private List<Input> inOrder() {
        long frontier = Long.MAX_VALUE;
        PriorityQueue<DatabaseReader> heads = new PriorityQueue<>(
                Comparator.comparingLong(DatabaseReader::nextMicros).thenComparing(DatabaseReader::id));
        for (DatabaseReader reader : readers) {
            if (reader.nextMicros() != Long.MAX_VALUE) {
                heads.add(reader);
            } else {
                frontier = Math.min(frontier, awaited(reader));
            }
        }
        List<Input> inputs = new ArrayList<>();
        for (DatabaseReader head = heads.poll(); head != null; head = heads.poll()) {
            if (head.nextMicros() >= frontier || inputs.size() == MOST_AT_ONCE) {
                return inputs;
            }
            inputs.add(head.take());
            if (head.nextMicros() != Long.MAX_VALUE) {
                heads.add(head);
            } else {
                frontier = Math.min(frontier, awaited(head));
            }
        }
        return inputs;
    }

    /** Inputs from this time on wait for the database. */
    private long awaited(DatabaseReader reader) {
        long settled = reader.settledThrough();
        Progress known = Objects.requireNonNull(progress.get(reader));
        if (settled != known.settled) {
            known.settled = settled;
            known.since = ran;
        }
        return ran - known.since >= STUCK ? Long.MAX_VALUE : settled;
    }

    /** How things stand with each database. */
    List<DatabaseStatus> status() {
        return readers.stream()
                .map(reader -> reader.status(detector.readyMicros(reader.id())))
                .toList();
    }

    /** The place in the login log behind which a restart still looks. */
    long neededAfter() {
        long needed = detector.neededAfter();
        for (DatabaseReader reader : readers) {
            needed = reader.isReading() ? Math.min(needed, reader.neededAfter()) : needed;
        }
        return needed;
    }

    /** Stores everything, so that a restart begins here. */
    void finish(long nowMicros) {
        log(List.of(), true, nowMicros);
        detector.store(nowMicros);
    }

    @Override
    public void close() {
        readers.forEach(DatabaseReader::close);
    }
}
