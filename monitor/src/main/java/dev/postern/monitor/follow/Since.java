// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.util.function.LongSupplier;

/** For how long something has been so. */
final class Since {
    private final LongSupplier nanoTime;
    private boolean on;
    private long began;

    Since(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** It is so; returns whether it has been so without end for this time, nanoseconds, and at an earlier call. */
    boolean lasts(long nanos) {
        if (!on) {
            on = true;
            began = nanoTime.getAsLong();
            return false;
        }
        return nanoTime.getAsLong() - began >= nanos;
    }

    /** It is no longer so; returns whether it was. */
    boolean end() {
        boolean was = on;
        on = false;
        return was;
    }
}
