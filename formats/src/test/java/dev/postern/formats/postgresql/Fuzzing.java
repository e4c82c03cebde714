// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.SourceRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the fuzz targets share. Each target is a class of its own: one run of the fuzzer looks at one target. */
final class Fuzzing {
    private Fuzzing() {}

    /** Reads bytes as a log, under a prefix or as what they look like: nothing but a refusal in words may come of it. */
    static void readOrRefuse(byte[] log, @Nullable String prefix) {
        try {
            Logs read = Logs.read(log, Logs.OPTIONS, prefix);
            assertThat(read.logins).hasSizeLessThanOrEqualTo(log.length);
        } catch (SourceRefusedException e) {
            assertThat(e).hasMessageStartingWith("log:");
        }
    }

    /** A genuine start with any bytes behind it. */
    static byte[] behind(String start, byte[] rest) {
        byte[] first = start.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }
}
