// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.silence;

import dev.postern.kernel.Engine;
import dev.postern.kernel.WrongClock;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * When logins come to a database: for each hour of a working day and of a weekend day (UTC), the longest time without any that
 * touched it in the last four to eight weeks. A silence is unusual when it lasts twice as long as any of the hours that it touches
 * has known. About 450 bytes.
 */
public final class Presence {
    /** A silence that is judged as usual or not lasts so long at least, microseconds. */
    static final long SHORTEST_MICROS = 15 * 60_000_000L;
    /** And so long at most: what is silent for longer has no habit. */
    static final long LONGEST_MICROS = 7 * EventTime.DAY_MICROS;

    private static final int FACTOR = 2;
    private static final int HOURS = 48;
    private static final int GENERATION_DAYS = 28;
    private static final int LEARNING_DAYS = 7;
    private static final int LEARNING_DAYS_OF_WEEKENDS = 14;
    private static final long SECOND = 1_000_000;

    /** Longest silences in seconds, by hour: of this generation and of the one before. */
    private int[] longest;

    private int[] before;
    private int generation;
    private long firstMicros;
    private long lastMicros = Long.MIN_VALUE;
    private @Nullable Engine engine;
    private boolean told;

    public Presence() {
        longest = new int[HOURS];
        before = new int[HOURS];
    }

    public Presence(StateReader in) {
        this();
        if (in.flag()) {
            engine = in.constant(Engine.class);
            firstMicros = in.time();
            lastMicros = in.time();
            generation = in.integer();
            told = in.flag();
            for (int i = 0; i < HOURS; i++) {
                longest[i] = in.integer();
                before[i] = in.integer();
            }
        }
    }

    public void write(StateWriter out) {
        Engine known = engine;
        out.flag(known != null);
        if (known != null) {
            out.constant(known);
            out.time(firstMicros);
            out.time(lastMicros);
            out.number(generation);
            out.flag(told);
            for (int i = 0; i < HOURS; i++) {
                out.number(longest[i]);
                out.number(before[i]);
            }
        }
    }

    /**
     * An attempt to log in, of any outcome.
     *
     * @return whether it ended a silence that had been told
     */
    public boolean seen(long micros, Engine of) {
        if (engine == null || lastMicros - micros >= EventTime.DAY_MICROS) {
            begin(micros); // what was learnt while the clock ran ahead is of no hour that was
        } else if (micros > lastMicros) {
            learn(micros);
        } else {
            return false; // a little late
        }
        engine = of;
        lastMicros = micros;
        boolean ended = told;
        told = false;
        return ended;
    }

    private void begin(long micros) {
        firstMicros = micros;
        generation = Math.floorDiv(EventTime.day(micros), GENERATION_DAYS);
        longest = new int[HOURS];
        before = new int[HOURS];
    }

    private void learn(long micros) {
        int now = Math.floorDiv(EventTime.day(micros), GENERATION_DAYS);
        if (now != generation) {
            before = now == generation + 1 ? longest : new int[HOURS];
            longest = new int[HOURS];
            generation = now;
        }
        int seconds = (int) Math.min(Integer.MAX_VALUE, (micros - lastMicros + SECOND - 1) / SECOND);
        int to = EventTime.hour(micros);
        for (int hour = first(lastMicros, to); hour <= to; hour++) {
            int slot = EventTime.hourOfDay(hour);
            longest[slot] = Math.max(longest[slot], seconds);
        }
    }

    /** The first hour to look at: beyond a week back all slots have been met. */
    private static int first(long micros, int to) {
        return Math.max(EventTime.hour(micros), to - 7 * 24);
    }

    /** Whether it has a habit by which a silence can be judged at this time. */
    public boolean hasHabit(long atMicros) {
        long known = lastMicros - firstMicros;
        int days = EventTime.isWeekend(EventTime.hour(atMicros)) ? LEARNING_DAYS_OF_WEEKENDS : LEARNING_DAYS;
        return engine != null && known >= days * EventTime.DAY_MICROS && habit(atMicros) <= LONGEST_MICROS / FACTOR;
    }

    /** The longest silence known in the hours from the last attempt to the one after now, microseconds. */
    public long habit(long atMicros) {
        int to = EventTime.hour(atMicros) + 1;
        int seconds = 0;
        for (int hour = first(lastMicros, to); hour <= to; hour++) {
            int slot = EventTime.hourOfDay(hour);
            seconds = Math.max(seconds, Math.max(longest[slot], before[slot]));
        }
        return seconds * SECOND;
    }

    /** Whether nobody has tried to log in for unusually long; not for a month, which is rather a clock of others that runs ahead. */
    public boolean isSilent(long atMicros) {
        long silent = engine == null ? 0 : atMicros - lastMicros;
        return silent >= SHORTEST_MICROS
                && !WrongClock.ranAhead(atMicros, lastMicros)
                && hasHabit(atMicros)
                && silent > FACTOR * habit(atMicros);
    }

    /** Whether its present silence has been told. */
    public boolean isTold() {
        return told;
    }

    /** Its present silence has been told. */
    void told() {
        told = true;
    }

    /** Time of the latest attempt; there was one. */
    public long lastMicros() {
        return lastMicros;
    }

    /** Engine of the database, null before the first attempt. */
    public @Nullable Engine engine() {
        return engine;
    }
}
