// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A log of {@link LiveReader} with the records that wait for those of other logs. */
final class LiveLane<R extends LogRecord> implements Closeable {
    /** So many records may wait for those of other logs before reading pauses. */
    private static final int MOST_AHEAD = 2_048;

    private final Lines lines;
    private final LogScanner scanner;
    private final Timeline timeline;
    private final Deque<Read<R>> records = new ArrayDeque<>();
    private final LogLine line = new LogLine();
    private long now;
    private long lastLineAt = Long.MIN_VALUE;
    private boolean idle = true;
    private boolean stopped;
    private boolean more;
    private @Nullable R taken;

    /** A record, its place in time and when its lines, or latest ones, were read, in the reader's time. */
    private record Read<R>(R record, long place, long at) {}

    LiveLane(LiveReader.Followed<R> log, ScanOptions options, StreamReport report) {
        Recognised<R> recognised = log.recognised();
        Wrapping wrapping = recognised.wrapping();
        lines = wrapping == null
                ? log.lines()
                : wrapping.open(log.lines(), recognised.file().modifiedMicros(), options, report);
        timeline = new Timeline(options.disorderMicros(), InstanceReader.LEAP);
        scanner = recognised.format().open(recognised.recognition(), options, report, this::keep);
        report.files().add(recognised.file().name());
    }

    @SuppressWarnings("unchecked") // a record copies itself
    private void keep(R record) {
        timeline.see(record.timeMicros);
        records.add(new Read<>((R) record.copy(), timeline.place(record.timeMicros), lastLineAt));
    }

    /**
     * Reads on, but not far ahead of other logs.
     *
     * @return whether it has stopped at a limit and not for want of lines
     * @throws SourceRefusedException when the log cannot be read rightly
     * @throws IOException when this try failed
     */
    boolean read(int limit, long nowMicros) throws IOException {
        now = nowMicros;
        more = false; // so it stays when this try fails: other logs do not wait for one that cannot be read
        if (stopped) {
            return false;
        }
        for (int i = 0; i < limit && records.size() < MOST_AHEAD; i++) {
            if (!lines.next(line)) {
                rest();
                more = lines.isHeldUp();
                return false;
            }
            scan();
        }
        more = true;
        return true;
    }

    private void scan() {
        lastLineAt = now;
        idle = false;
        scanner.line(line);
    }

    /** Servers write a record at once: after a while without a line nothing more belongs to what has been read. */
    private void rest() throws IOException {
        if (idle || now - lastLineAt < LiveReader.GRACE_MICROS) {
            return;
        }
        lines.idle();
        while (lines.next(line)) {
            scan();
        }
        scanner.idle();
        idle = true;
    }

    /** Whether nothing more is read. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether there are lines that cannot be read yet. */
    boolean isHeldUp() {
        return !stopped && lines.isHeldUp();
    }

    /** Whether there are lines that the next try, or a later one, will read: what comes of them comes before what is newer. */
    boolean hasMore() {
        return more;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Whether all that has been read is used: no record waits, and none can come out any more. */
    boolean isUsedUp() {
        return records.isEmpty() && idle;
    }

    /** The first record that waits; null when none does. */
    @Nullable
    R first() {
        Read<R> first = records.peek();
        return first == null ? null : first.record;
    }

    /** The latest record that was taken; null before the first. */
    @Nullable
    R taken() {
        return taken;
    }

    long place() {
        return records.element().place;
    }

    long readAt() {
        return records.element().at;
    }

    R take() {
        R next = records.remove().record;
        taken = next;
        return next;
    }

    /** Nothing more is read. */
    void stop() {
        stopped = true;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
