// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.reach;

import dev.postern.kernel.Outcome;
import dev.postern.kernel.failure.Rhythm;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;

/** What a source did to one database without getting in. */
final class Touched {

    static final int RING = 20;

    private final long[] times = new long[RING];
    private long probes;
    private long failures;
    private long firstMicros;
    private long latestMicros;

    Touched() {}

    Touched(StateReader in) {
        probes = in.number();
        failures = in.number();
        if (probes < 0 || failures < 0) {
            throw in.damaged("attempts are not counted");
        }
        firstMicros = in.time();
        latestMicros = in.time();
        for (int i = 0; i < Math.min(probes, RING); i++) {
            times[i] = in.time();
        }
    }

    void write(StateWriter out) {
        out.number(probes);
        out.number(failures);
        out.time(firstMicros);
        out.time(latestMicros);
        for (int i = 0; i < Math.min(probes, RING); i++) {
            out.time(times[i]);
        }
    }

    void add(Outcome outcome, long nowMicros) {
        firstMicros = probes + failures == 0 ? nowMicros : firstMicros;
        latestMicros = nowMicros;
        if (outcome == Outcome.FAILED) {
            failures++;
        } else {
            times[(int) (probes % RING)] = nowMicros;
            probes++;
        }
    }

    /** Whether there has been one attempt. */
    boolean isFirst() {
        return probes + failures == 1;
    }

    long probes() {
        return probes;
    }

    long failures() {
        return failures;
    }

    /** Time from the first attempt to the latest. */
    long spanMicros() {
        return latestMicros - firstMicros;
    }

    long latestMicros() {
        return latestMicros;
    }

    /** Whether at least this many probes, at most 20, came within the span before now. */
    boolean isBurst(int least, long spanMicros, long nowMicros) {
        return probes >= least && nowMicros - times[(int) ((probes - least) % RING)] <= spanMicros;
    }

    /** Whether the latest probes, that many, came like clockwork with at least this beat. */
    boolean isSteady(int count, long shortestBeatMicros) {
        return Rhythm.isSteady(times, (int) (probes % RING), count, shortestBeatMicros);
    }
}
