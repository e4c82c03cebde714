// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.failure;

import dev.postern.kernel.WrongClock;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;

/** Failures of one source under one name, close together: what a person who mistypes leaves, and what a guesser leaves. */
final class Series {

    /** A longer pause begins a new series. */
    static final long PAUSE_MICROS = 10 * 60_000_000L;

    long latestMicros;
    /** What it added to the user's stream, to be taken back when a success follows. */
    double toUser;
    /** What it added to the instance's stream. */
    double toInstance;

    Series() {}

    Series(StateReader in) {
        latestMicros = in.time();
        toUser = in.real();
        toInstance = in.real();
    }

    void write(StateWriter out) {
        out.time(latestMicros);
        out.real(toUser);
        out.real(toInstance);
    }

    boolean continuesAt(long nowMicros) {
        return nowMicros - latestMicros <= PAUSE_MICROS && !WrongClock.ranAhead(latestMicros, nowMicros);
    }
}
