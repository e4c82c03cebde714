// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import dev.postern.kernel.Input;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.SourceLine;
import dev.postern.kernel.TamperSignal;
import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all logs of one database instance and gives its logins and tamper signals in order of (time, file, line, offset).
 *
 * <p>Files of one format follow each other, except those of poolers beside each other; streams of different formats (error log and
 * general log, say) run side by side and are merged by record time before the joiner sees them.
 */
public final class InstanceReader<R extends LogRecord> implements Closeable {
    /** Total order of the inputs of one instance. */
    public static final Comparator<Input> ORDER = Comparator.comparingLong(Input::timeMicros)
            .thenComparing(
                    InstanceReader::place,
                    Comparator.comparing(SourceLine::file)
                            .thenComparingLong(SourceLine::line)
                            .thenComparingLong(SourceLine::offset));

    private static final int LINES_AT_ONCE = 64;
    /** A log beside others may be quiet for so long, microseconds. */
    static final long LEAP = 7 * 24 * 3_600_000_000L;

    private final String instance;
    private final EngineFamily<R> family;
    private final List<StreamReport> reports = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final Joiner<R> joiner;
    private final PriorityQueue<Input> waiting = new PriorityQueue<>(ORDER);
    private final HiddenClients hidden = new HiddenClients();
    private boolean ended;

    /** A stream and, where several run side by side, its records that wait for their turn, with their places in time. */
    private final class Lane {
        final LogStream<R> stream;
        final Timeline timeline;
        final Deque<R> records = new ArrayDeque<>();
        final Deque<Long> places = new ArrayDeque<>();
        boolean done;

        Lane(
                List<Recognised<R>> files,
                ScanOptions options,
                StreamReport report,
                boolean alone,
                Consumer<SourceProblem> p) {
            timeline = new Timeline(options.disorderMicros(), LEAP);
            RecordSink<R> sink = alone ? event -> joiner.accept(event) : this::keep;
            this.stream = new LogStream<>(files, options, report, sink, p);
        }

        /** A record whose time lies far off must neither hold up its lane nor be read before all others. */
        private void keep(R event) {
            timeline.see(event.timeMicros);
            places.add(timeline.place(event.timeMicros));
            records.add(copy(event));
        }

        long place() {
            return places.element();
        }

        R take() {
            places.remove();
            return records.remove();
        }
    }

    /**
     * @param options what the user said of the instance
     * @param family the engine's family
     * @param files the instance's recognised files, in reading order
     * @param problems told of every file that fails while reading
     */
    public InstanceReader(
            ScanOptions options, EngineFamily<R> family, List<Recognised<R>> files, Consumer<SourceProblem> problems) {
        this.instance = options.instance();
        this.family = family;
        List<List<Recognised<R>>> streams = streams(files);
        for (List<Recognised<R>> stream : streams) {
            Recognised<R> first = stream.get(0);
            reports.add(
                    new StreamReport(first.format().id(), first.recognition().variant(), first.wrapping()));
        }
        this.joiner = family.joiner(options, reports, new LoginSink() {
            @Override
            public void login(LoginEvent event) {
                hidden.see(event);
                waiting.add(event);
            }

            @Override
            public void tamper(TamperSignal signal) {
                waiting.add(signal);
            }
        });
        for (int i = 0; i < streams.size(); i++) {
            lanes.add(new Lane(streams.get(i), options, reports.get(i), streams.size() == 1, problems));
        }
    }

    private static <R extends LogRecord> List<List<Recognised<R>>> streams(List<Recognised<R>> files) {
        Map<String, List<Recognised<R>>> byFormat = new LinkedHashMap<>();
        for (Recognised<R> file : files) {
            LogFormat<R> format = file.format();
            String key = format.id() + (format.setsOverlap() ? "/" + file.file().set() : "");
            byFormat.computeIfAbsent(key, k -> new ArrayList<>()).add(file);
        }
        return List.copyOf(byFormat.values());
    }

    /**
     * The next input in order.
     *
     * @return null at the end
     */
    public @Nullable Input next() {
        while (true) {
            Input head = waiting.peek();
            if (head != null && (ended || head.timeMicros() < joiner.settledThrough())) {
                return waiting.poll();
            }
            if (ended) {
                return null;
            }
            if (!read()) {
                ended = true;
                joiner.end();
            }
        }
    }

    /** Reads on; false when everything is read. */
    private boolean read() {
        if (lanes.size() == 1) {
            LogStream<R> only = lanes.get(0).stream;
            for (int i = 0; i < LINES_AT_ONCE; i++) {
                if (!only.readLine()) {
                    return false;
                }
            }
            return true;
        }
        Lane earliest = null;
        for (Lane lane : lanes) {
            while (lane.records.isEmpty() && !lane.done) {
                lane.done = !lane.stream.readLine();
            }
            if (!lane.records.isEmpty() && (earliest == null || lane.place() < earliest.place())) {
                earliest = lane;
            }
        }
        if (earliest == null) {
            return false;
        }
        joiner.accept(earliest.take());
        return true;
    }

    @SuppressWarnings("unchecked") // a record copies itself
    private R copy(R event) {
        return (R) event.copy();
    }

    private static SourceLine place(Input input) {
        if (input instanceof LoginEvent login) {
            return login.opened();
        }
        if (input instanceof TamperSignal signal) {
            return signal.source();
        }
        throw new IllegalArgumentException("has no place in a log: " + input);
    }

    /** Identifier of the instance. */
    public String instance() {
        return instance;
    }

    /** Reports of the streams; complete when {@link #next()} has returned null. */
    public List<StreamReport> reports() {
        return reports;
    }

    /** What can and cannot be seen from these logs. */
    public List<Advice> advise() {
        List<Advice> advice = new ArrayList<>(hidden.advise());
        advice.addAll(family.advise(reports));
        for (StreamReport report : reports) {
            Wrapping wrapping = report.wrapping();
            if (wrapping != null) {
                advice.addAll(wrapping.advise(report));
            }
        }
        return List.copyOf(advice);
    }

    /** Lines read so far. */
    public long lines() {
        long sum = 0;
        for (Lane lane : lanes) {
            sum += lane.stream.lines();
        }
        return sum;
    }

    /** Decompressed bytes read so far. */
    public long bytes() {
        long sum = 0;
        for (Lane lane : lanes) {
            sum += lane.stream.bytes();
        }
        return sum;
    }

    @Override
    public void close() {
        for (Lane lane : lanes) {
            lane.stream.close();
        }
    }
}
