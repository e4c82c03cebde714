// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether two detectors were given the same: 64 bits of all logins, their order, and what they belong to. It costs little beside
 * the generator's own fingerprint.
 */
final class Checksum {
    private long state = 0x9E37_79B9_7F4A_7C15L;

    void add(LoginEvent login, int happening) {
        IpAddress ip = login.remoteIp();
        mix(login.openedMicros());
        mix(login.decidedMicros());
        mix(((long) happening << 32)
                ^ ((long) login.remotePort() << 8)
                ^ hash(login.outcome().name()));
        mix(ip == null ? 1 : ip.high());
        mix(ip == null ? 1 : ip.low());
        mix(((long) hash(login.instance()) << 32) ^ hash(login.user()));
        mix(((long) hash(login.database()) << 32) ^ hash(login.application()));
        mix(((long) hash(login.tls()) << 32) ^ hash(login.authMethod()));
        mix(((long) hash(login.reason()) << 32) ^ hash(login.remoteHost()));
    }

    /** A text's own hash is laid down in its documentation, so it is the same everywhere. */
    private static int hash(@Nullable String text) {
        return Objects.hashCode(text);
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014), chained. */
    private void mix(long value) {
        long z = state ^ value;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        state = (z ^ (z >>> 31)) + 0x9E37_79B9_7F4A_7C15L;
    }

    /** 16 hexadecimal digits. */
    @Override
    public String toString() {
        return String.format("%016x", state);
    }
}
