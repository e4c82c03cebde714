// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.SourceRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the fuzz targets share. */
final class EnvelopeFuzzing {
    private EnvelopeFuzzing() {}

    /** Reads a genuine start with any bytes behind it: nothing but a refusal in words may come of it. */
    static void readOrRefuse(String start, byte[] rest) {
        byte[] first = start.getBytes(StandardCharsets.US_ASCII);
        byte[] log = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, log, first.length, rest.length);
        try {
            Reading read = Reading.of(log);
            assertThat(read.logins).hasSizeLessThanOrEqualTo(log.length);
        } catch (SourceRefusedException e) {
            assertThat(e).hasMessageStartingWith("log:");
        }
    }
}
