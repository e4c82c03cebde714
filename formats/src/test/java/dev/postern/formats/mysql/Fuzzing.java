// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.LogFormat;
import dev.postern.formats.LogScanner;
import dev.postern.formats.Recognition;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Outcome;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * What the fuzz targets share: whatever bytes a log holds, scanners read them to the end and the joiner gives sound events. Each
 * target is a class of its own, as one run of the fuzzer looks at one target.
 */
final class Fuzzing {
    private Fuzzing() {}

    /** Reads the bytes as each of the formats whose id has one of the endings. */
    static void read(byte[] bytes, String... endings) {
        ScanOptions options = ScanOptions.of("db", ZoneOffset.UTC);
        List<LogFormat<MysqlRecord>> formats = new MysqlFamily()
                .formats().stream()
                        .filter(format -> Arrays.stream(endings).anyMatch(format.id()::endsWith))
                        .toList();
        assertThat(formats).isNotEmpty();
        for (LogFormat<MysqlRecord> format : formats) {
            Recognition recognition = format.recognise(Logs.head("fuzz", bytes), options);
            StreamReport report = new StreamReport(format.id(), recognition.variant());
            long[] last = {Long.MIN_VALUE};
            MysqlJoiner joiner = new MysqlJoiner(options, List.of(report), new Sound(), 100);
            LogScanner scanner = format.open(recognition, options, report, record -> {
                joiner.accept(record);
                assertThat(joiner.settledThrough()).isGreaterThanOrEqualTo(last[0]);
                last[0] = joiner.settledThrough();
            });
            Logs.lines("fuzz", bytes, scanner);
            scanner.end();
            joiner.end();
        }
    }

    /** Checks what is given. */
    private static final class Sound implements dev.postern.formats.LoginSink {
        @Override
        public void login(dev.postern.kernel.LoginEvent event) {
            assertThat(event.decidedMicros()).isGreaterThanOrEqualTo(event.openedMicros());
            assertThat(event.outcome() == Outcome.SUCCESS)
                    .isNotEqualTo(event.reason() != null || event.settled() == null);
        }

        @Override
        public void tamper(dev.postern.kernel.TamperSignal signal) {
            assertThat(signal.excerpt()).hasSizeLessThanOrEqualTo(512);
        }
    }
}
