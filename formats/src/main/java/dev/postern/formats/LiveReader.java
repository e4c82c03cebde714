// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import dev.postern.formats.SourceProblem.Kind;
import dev.postern.kernel.Input;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.SourceLine;
import dev.postern.kernel.TamperSignal;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the logs of one database instance while they are being written. What {@link InstanceReader} learns from the end of the
 * files, this learns from the passing of time: that a record has no further lines, that a login was not refused after all, that
 * no earlier record of another log is still to come.
 *
 * <p>How far the log has come in time is told by its records and by how long ago the latest came, never by this machine's clock,
 * which may go differently. So the logins are the same whenever and in whatever portions the lines are read, as long as they are
 * read within the {@link #GRACE_MICROS grace} after they were written; later ones still count, at the time reached by then.
 */
public final class LiveReader<R extends LogRecord> implements Closeable {
    /** How long what was read last waits for what belongs before it or to it, microseconds. */
    public static final long GRACE_MICROS = 40_000;

    private static final int LINES_AT_ONCE = 256;
    /** Beyond so many inputs order gives way to memory: they are given without waiting for what may still come before them. */
    private static final int MOST_HELD = 200_000;

    private final ScanOptions options;
    private final Consumer<SourceProblem> problems;
    private final List<StreamReport> reports = new ArrayList<>();
    private final List<LiveLane<R>> lanes = new ArrayList<>();
    private final Joiner<R> joiner;
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::input, InstanceReader.ORDER));
    private final Timeline timeline;
    /** How much time has passed since the latest record that told the log's time was read, microseconds. */
    private long sinceLatest;

    /** Since when it could be known what the joiner gives now, in the reader's time. */
    private long inputSince;

    /** When a log was last behind the others: what they had read ahead by then is not older than that. */
    private long behindAt = Long.MIN_VALUE;

    private long now = Long.MIN_VALUE;
    private boolean caughtUp;

    /**
     * A log that is followed.
     *
     * @param recognised its format, by its head
     * @param lines gives its lines, and false while there are none
     */
    public record Followed<R extends LogRecord>(Recognised<R> recognised, Lines lines) {}

    /** An input and when it came up, in the reader's time. */
    private record Waiting(Input input, long since) {}

    /**
     * @param options what the user said of the instance
     * @param family the engine's family
     * @param logs the instance's logs
     * @param problems told of a log that cannot be read any further
     */
    public LiveReader(
            ScanOptions options, EngineFamily<R> family, List<Followed<R>> logs, Consumer<SourceProblem> problems) {
        this.options = options;
        this.problems = problems;
        timeline = new Timeline(options.disorderMicros(), InstanceReader.LEAP);
        for (Followed<R> log : logs) {
            Recognised<R> recognised = log.recognised();
            reports.add(new StreamReport(
                    recognised.format().id(), recognised.recognition().variant(), recognised.wrapping()));
        }
        joiner = family.joiner(options, reports, new LoginSink() {
            @Override
            public void login(LoginEvent event) {
                waiting.add(new Waiting(event, inputSince));
            }

            @Override
            public void tamper(TamperSignal signal) {
                waiting.add(new Waiting(signal, inputSince));
            }
        });
        for (int i = 0; i < logs.size(); i++) {
            lanes.add(new LiveLane<>(logs.get(i), options, reports.get(i)));
        }
    }

    /**
     * Reads on.
     *
     * @param nowMicros time that passes evenly, from any origin; never lower than before
     * @return whether there is more to read at once
     */
    public boolean read(long nowMicros) {
        sinceLatest += caughtUp ? nowMicros - now : 0;
        now = nowMicros;
        boolean more = false;
        boolean heldUp = false;
        for (LiveLane<R> lane : lanes) {
            try {
                more |= lane.read(LINES_AT_ONCE, nowMicros);
                heldUp |= lane.isHeldUp();
            } catch (SourceRefusedException refused) {
                lane.stop();
                problems.accept(new SourceProblem(Kind.REFUSED, String.valueOf(refused.getMessage())));
            } catch (IOException e) {
                heldUp = true; // what is written and cannot be read may settle what is open
                problems.accept(new SourceProblem(Kind.UNREADABLE, String.valueOf(e.getMessage())));
            }
        }
        join();
        caughtUp = !more && !heldUp;
        if (caughtUp && timeline.now() != Long.MIN_VALUE) {
            inputSince = now - GRACE_MICROS;
            joiner.advanceTo(logMicros() - GRACE_MICROS);
        }
        return more;
    }

    /** Gives the joiner the records before which no other log, where a line may be held back as well, can still have one. */
    private void join() {
        while (true) {
            LiveLane<R> earliest = null;
            boolean mayComeEarlier = false;
            boolean isToBeRead = false;
            for (LiveLane<R> lane : lanes) {
                if (lane.isEmpty()) {
                    mayComeEarlier |= !lane.isStopped();
                    isToBeRead |= lane.hasMore(); // history, which is waited for as long as it takes
                } else if (earliest == null || lane.place() < earliest.place()) {
                    earliest = lane;
                }
            }
            if (isToBeRead) {
                behindAt = now;
            }
            if (earliest == null || isToBeRead || (mayComeEarlier && now - earliest.readAt() < 2 * GRACE_MICROS)) {
                return;
            }
            inputSince = Math.max(earliest.readAt(), behindAt);
            R record = earliest.take();
            see(record.timeMicros);
            joiner.accept(record);
        }
    }

    private void see(long micros) {
        long before = timeline.now();
        timeline.see(micros);
        if (timeline.now() != before) {
            sinceLatest = now - inputSince;
        }
    }

    /** What the clock of the log shows: the time of its latest record and as much as has passed since it was read. */
    public long logMicros() {
        return timeline.now() == Long.MIN_VALUE ? Long.MIN_VALUE : timeline.now() + sinceLatest;
    }

    /**
     * The next input in order, as far as none before it can be expected.
     *
     * @return null when there is none for now
     */
    public @Nullable Input poll() {
        Waiting head = waiting.peek();
        return head != null && isDue(head) ? waiting.remove().input() : null;
    }

    /** Number of inputs that have not been taken. */
    public int waiting() {
        return waiting.size();
    }

    private boolean isDue(Waiting head) {
        long micros = head.input().timeMicros();
        return micros < joiner.settledThrough()
                || waiting.size() > MOST_HELD
                || (caughtUp && now - head.since() >= GRACE_MICROS && micros <= joiner.heldSince());
    }

    /**
     * From which time of the log on lines must be read again after a restart, so that no attempt is missed that has not been given:
     * twice what an attempt takes to be settled, so that what was open then can be told from what is new.
     */
    public long neededSince() {
        return timeline.now() == Long.MIN_VALUE
                ? Long.MIN_VALUE
                : Math.min(logMicros(), joiner.undecidedSince()) - reachMicros();
    }

    /** For how long, in the log's time, what has been read can matter to what is read later. */
    public long reachMicros() {
        return 2 * (options.incompleteHoldMicros() + 2 * options.disorderMicros());
    }

    /** Attempts opened before this time of the log have been given. */
    public long givenBefore() {
        return neededSince() == Long.MIN_VALUE
                ? Long.MIN_VALUE
                : neededSince() + options.incompleteHoldMicros() + 2 * options.disorderMicros();
    }

    /** Whether all that is written has been read. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Nothing will be given that was decided before this, but for logs that come late. */
    public long settledThrough() {
        return joiner.settledThrough();
    }

    /** Whether all that has been read of a log, by its place in the list of logs, has been joined on. */
    public boolean isUsedUp(int log) {
        return lanes.get(log).isUsedUp();
    }

    /** Where the first record of a log begins that waits for those of other logs; null when none does. */
    public @Nullable SourceLine firstUnused(int log) {
        LogRecord first = lanes.get(log).first();
        return first == null ? null : first.source();
    }

    /** Where the latest record of a log begins that has been joined on; null before the first. */
    public @Nullable SourceLine lastUsed(int log) {
        LogRecord last = lanes.get(log).taken();
        return last == null ? null : last.source();
    }

    /** Reports of the logs, as of now. */
    public List<StreamReport> reports() {
        return reports;
    }

    @Override
    public void close() throws IOException {
        for (LiveLane<R> lane : lanes) {
            lane.close();
        }
    }
}
