// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.failure;

import dev.postern.kernel.WrongClock;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The unfamiliar failures of one source on one instance. */
final class Source {

    /** Failures of the usual user who has not logged in from here yet, per day. */
    private static final double USUAL_A_DAY = 0.1;

    private static final int MOST_NAMES = 32;
    private static final int RING = 20;
    private static final long WINDOW_MICROS = 6 * 3_600_000_000L;

    /** Fewer times show no rhythm. */
    private static final int BEATS = 8;
    /** Programs pause before they try again; who guesses is in a hurry. */
    private static final long RETRY_MICROS = 5_000_000L;

    /** Schedulers keep their time to the minute, at least every half hour; fewer runs may be chance. */
    private static final long SCHEDULE_MICROS = 30 * 60_000_000L;

    private static final int RUNS = 4;
    private static final double PUNCTUAL = 0.02;

    private static final int MANY_FAILURES = 20;
    private static final int SOME_FAILURES = 8;
    private static final int SOME_NAMES = 3;

    /** The same where the log tells no addresses, so that all sources of the instance are one. */
    private static final double USUAL_A_DAY_UNTOLD = 1;

    final FailureStream stream;
    private final LinkedHashMap<String, Series> names = new LinkedHashMap<>(2, 0.75f, true);
    private long[] times;
    private long failures;
    private long latestMicros = Long.MIN_VALUE;
    private int latestDay = Integer.MIN_VALUE;
    private int days;

    Source(boolean told) {
        stream = new FailureStream(told ? USUAL_A_DAY : USUAL_A_DAY_UNTOLD);
        times = new long[4];
    }

    Source(StateReader in) {
        stream = new FailureStream(in);
        in.each(() -> names.put(in.text(), new Series(in)));
        failures = in.number();
        times = new long[in.below(RING + 1)];
        if (failures < 0 || times.length == 0) {
            throw in.damaged("the failures of a source are not counted");
        }
        for (int i = 0; i < Math.min(failures, times.length); i++) {
            times[i] = in.time();
        }
        latestMicros = in.time();
        latestDay = in.integer();
        days = in.integer();
    }

    void write(StateWriter out) {
        stream.write(out);
        out.all(names, StateWriter::text, (o, series) -> series.write(o));
        out.number(failures);
        out.number(times.length);
        for (int i = 0; i < Math.min(failures, times.length); i++) {
            out.time(times[i]);
        }
        out.time(latestMicros);
        out.number(latestDay);
        out.number(days);
    }

    /** The series under this name, or null when it has none. */
    @Nullable
    Series series(String name) {
        return names.get(name);
    }

    /** Begins a series under this name. */
    Series begin(String name) {
        Series series = new Series();
        names.put(name, series);
        if (names.size() > MOST_NAMES) {
            names.remove(names.keySet().iterator().next());
        }
        return series;
    }

    void end(String name) {
        names.remove(name);
    }

    Map<String, Series> series() {
        return names;
    }

    /** Whether anything failed from here a moment ago. */
    boolean isBusyAt(long nowMicros) {
        return latestMicros != Long.MIN_VALUE
                && nowMicros - latestMicros <= Series.PAUSE_MICROS
                && !WrongClock.ranAhead(latestMicros, nowMicros);
    }

    /** Notes the time of a failure. */
    void failed(long nowMicros) {
        if (WrongClock.ranAhead(latestMicros, nowMicros)) {
            failures = 0;
            latestMicros = nowMicros;
        }
        if (failures == times.length && times.length < RING) {
            times = Arrays.copyOf(times, Math.min(RING, times.length * 2));
        }
        // Ordered only once it has grown to its full size: until then it is filled from the front.
        times[(int) (failures % times.length)] = nowMicros;
        failures++;
        latestMicros = Math.max(latestMicros, nowMicros);
        int day = EventTime.day(nowMicros);
        if (day != latestDay) {
            latestDay = day;
            days++;
        }
    }

    /** Whether this is its first failure here. */
    boolean isNew() {
        return failures == 1;
    }

    /** Its failures here so far. */
    long failures() {
        return failures;
    }

    /** Whether it failed on at least two earlier days: a scanner that comes and goes, a broken job. */
    boolean isOldNoise() {
        return days > 2;
    }

    /** Whether its latest failures, up to twenty, came like clockwork: a program that tries again and again, not a person. */
    boolean isSteady() {
        int count = (int) Math.min(failures, RING);
        return count >= BEATS && Rhythm.isSteady(times, (int) (failures % times.length), count, RETRY_MICROS);
    }

    /** Whether its latest failures, up to twenty, came as punctually as a scheduled job does. */
    boolean isOnSchedule() {
        int count = (int) Math.min(failures, RING);
        int next = (int) (failures % times.length);
        return count >= RUNS && Rhythm.isSteady(times, next, count, SCHEDULE_MICROS, PUNCTUAL);
    }

    /** Names under which something failed lately. */
    int names(long nowMicros) {
        int lately = 0;
        for (Series series : names.values()) {
            if (isLately(series.latestMicros, nowMicros)) {
                lately++;
            }
        }
        return lately;
    }

    /** Failures in the last six hours, up to 20. */
    int failuresLately(long nowMicros) {
        int lately = 0;
        for (int i = 0; i < Math.min(failures, times.length); i++) {
            if (isLately(times[i], nowMicros)) {
                lately++;
            }
        }
        return lately;
    }

    private static boolean isLately(long micros, long nowMicros) {
        return nowMicros - micros <= WINDOW_MICROS && !WrongClock.ranAhead(micros, nowMicros);
    }

    /** Whether a success from here now is the success of a guesser. */
    boolean isGuessing(long nowMicros) {
        int lately = failuresLately(nowMicros);
        return lately >= MANY_FAILURES || (lately >= SOME_FAILURES && names(nowMicros) >= SOME_NAMES);
    }
}
