// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenerateLogTest {

    @ParameterizedTest
    @EnumSource(Style.Name.class)
    void writesTheSameBytesForTheSameSeed(Style.Name style) throws IOException {
        assertThat(text(style, 5_000, 7)).isEqualTo(text(style, 5_000, 7)).isNotEqualTo(text(style, 5_000, 8));
    }

    @ParameterizedTest
    @EnumSource(Style.Name.class)
    void writesExactlyAsManyLinesAsAsked(Style.Name style) throws IOException {
        assertThat(text(style, 4_999, 1).lines()).hasSize(4_999);
    }

    @Test
    void writesTimesInOrder() throws IOException {
        List<String> times = text(Style.Name.SERVER_AUDIT, 5_000, 1)
                .lines()
                .map(line -> line.substring(0, "20261001 00:00:00".length()))
                .toList();

        assertThat(times).isSorted();
    }

    @Test
    void mixesSuccessesFailuresAndProbes() throws IOException {
        String log = text(Style.Name.RDS, 100_000, 1);
        long received = count(log, "connection received");
        long authorized = count(log, "connection authorized");
        long failed = count(log, "FATAL:  password authentication failed");

        assertThat(authorized).isBetween(received * 9 / 10, received);
        assertThat(failed).isPositive();
        assertThat(received).isGreaterThan(authorized + failed);
    }

    @Test
    void writesStatementsWhenAsked() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GenerateLog.write(Style.Name.CSVLOG.open(3), 10_000, 1, out);
        String log = out.toString(StandardCharsets.UTF_8);

        assertThat(count(log, "statement: SELECT")).isGreaterThan(count(log, "disconnection:") * 2);
    }

    private static long count(String log, String part) {
        return log.lines().filter(line -> line.contains(part)).count();
    }

    private static String text(Style.Name style, long lines, long seed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GenerateLog.write(style.open(0), lines, seed, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
