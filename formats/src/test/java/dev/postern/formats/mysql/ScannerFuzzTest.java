// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.formats.LogFormat;
import dev.postern.formats.LogScanner;
import dev.postern.formats.Recognition;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Outcome;
import java.time.ZoneOffset;
import java.util.List;

/** Whatever bytes a log holds, scanners read them to the end and the joiner gives sound events. */
class ScannerFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void any_bytes_can_be_an_audit_log(byte[] bytes) {
        read(bytes, 0, 1, 2);
    }

    @FuzzTest(maxDuration = "5s")
    void any_bytes_can_be_an_error_log(byte[] bytes) {
        read(bytes, 3, 4);
    }

    @FuzzTest(maxDuration = "5s")
    void any_bytes_can_be_a_general_log(byte[] bytes) {
        read(bytes, 5, 6);
    }

    private static void read(byte[] bytes, int... formats) {
        ScanOptions options = ScanOptions.of("db", ZoneOffset.UTC);
        List<LogFormat<MysqlRecord>> all = new MysqlFamily().formats();
        for (int index : formats) {
            LogFormat<MysqlRecord> format = all.get(index);
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
