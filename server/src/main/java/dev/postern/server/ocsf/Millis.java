// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

/** OCSF's {@code timestamp_t}: milliseconds since the epoch. */
final class Millis {
    private Millis() {}

    static long of(long micros) {
        return Math.floorDiv(micros, 1000L);
    }
}
