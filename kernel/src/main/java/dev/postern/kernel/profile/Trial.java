// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.time.Duration;

/**
 * Whether a profile may raise findings. It is ready when the rate of false findings that it predicts for itself is within the
 * budget, at the latest when the learning time is over.
 *
 * <p>The prediction: everything that it would have raised while learning counts as false; with {@code k} of them in {@code d}
 * days, the rate is {@code (k + ½) / d} a day (the mean of a Poisson rate under Jeffreys' prior). With a budget of one in six
 * days, a profile without a would-be finding is ready after three days, and each would-be finding costs six days more.
 */
final class Trial {

    private static final long MICROS_PER_FINDING = 6 * EventTime.DAY_MICROS;

    private final long startMicros;
    private int wouldHaveRaised;
    private long latestMicros;

    Trial(long startMicros) {
        this.startMicros = startMicros;
    }

    Trial(StateReader in) {
        startMicros = in.time();
        wouldHaveRaised = in.integer();
        latestMicros = in.time();
    }

    void write(StateWriter out) {
        out.time(startMicros);
        out.number(wouldHaveRaised);
        out.time(latestMicros);
    }

    long startMicros() {
        return startMicros;
    }

    /** Counts a finding that would have been raised, unless the trial is over; several within a day are one. */
    void wouldRaise(long nowMicros, Duration learning) {
        boolean another = wouldHaveRaised == 0 || nowMicros - latestMicros >= EventTime.DAY_MICROS;
        if (another && !isReady(nowMicros, learning)) {
            wouldHaveRaised++;
            latestMicros = nowMicros;
        }
    }

    boolean isReady(long nowMicros, Duration learning) {
        return nowMicros >= readyMicros(learning);
    }

    /** When it is ready, if nothing more would have been raised until then. */
    long readyMicros(Duration learning) {
        long calm = wouldHaveRaised * MICROS_PER_FINDING + MICROS_PER_FINDING / 2;
        return startMicros + Math.min(calm, learning.toSeconds() * 1_000_000L);
    }
}
