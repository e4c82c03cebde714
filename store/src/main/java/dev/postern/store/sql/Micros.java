// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The store's time. */
final class Micros {
    private Micros() {}

    /** Microseconds since the epoch by a clock. */
    static long now(InstantSource clock) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
