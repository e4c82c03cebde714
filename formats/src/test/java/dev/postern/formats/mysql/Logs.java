// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.Joiner;
import dev.postern.formats.LineReader;
import dev.postern.formats.LogFormat;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.LoginSink;
import dev.postern.formats.Recognition;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.TamperSignal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads logs of one server the way the product does: recognised from their heads, merged by time, joined. */
final class Logs {
    final List<LoginEvent> logins = new ArrayList<>();
    final List<TamperSignal> tampering = new ArrayList<>();
    final List<StreamReport> reports = new ArrayList<>();

    private Logs() {}

    static Logs read(String... lines) {
        return read(Map.of("log", bytes(lines)));
    }

    /** The lines, each with its line break. */
    static byte[] bytes(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Logs read(Map<String, byte[]> files) {
        return read(files, ScanOptions.of("db", ZoneOffset.UTC));
    }

    static Logs in(ZoneId zone, String... lines) {
        return read(
                Map.of("log", bytes(lines)),
                ScanOptions.of("db", ZoneOffset.UTC).withZone(zone));
    }

    static Logs read(Map<String, byte[]> files, ScanOptions options) {
        Logs result = new Logs();
        MysqlFamily family = new MysqlFamily();
        List<MysqlRecord> records = new ArrayList<>();
        new LinkedHashMap<>(files).forEach((name, bytes) -> {
            LogFormat<MysqlRecord> format = null;
            Recognition best = Recognition.NO;
            List<LogLine> head = head(name, bytes);
            for (LogFormat<MysqlRecord> each : family.formats()) {
                Recognition recognition = each.recognise(head, options);
                if (recognition.matched() > best.matched()) {
                    best = recognition;
                    format = each;
                }
            }
            if (format == null) {
                throw new IllegalArgumentException(name + " is not recognised");
            }
            StreamReport report = new StreamReport(format.id(), best.variant());
            report.files().add(name);
            result.reports.add(report);
            LogScanner scanner = format.open(best, options, report, record -> records.add(record.copy()));
            lines(name, bytes, scanner);
            scanner.end();
        });
        records.sort(Comparator.comparingLong(record -> record.timeMicros));
        result.join(family, options, records);
        return result;
    }

    private void join(MysqlFamily family, ScanOptions options, List<MysqlRecord> records) {
        long[] settled = {Long.MIN_VALUE};
        Joiner<MysqlRecord> joiner = family.joiner(options, reports, new LoginSink() {
            @Override
            public void login(LoginEvent event) {
                inOrder(event.decidedMicros());
                logins.add(event);
            }

            @Override
            public void tamper(TamperSignal signal) {
                inOrder(signal.timeMicros());
                tampering.add(signal);
            }

            private void inOrder(long micros) {
                if (micros < settled[0]) {
                    throw new AssertionError("given at " + micros + " after a promise of " + settled[0]);
                }
            }
        });
        for (MysqlRecord record : records) {
            joiner.accept(record);
            settled[0] = joiner.settledThrough();
        }
        joiner.end();
    }

    /** Feeds all lines to a scanner. */
    static void lines(String name, byte[] bytes, LogScanner scanner) {
        try (LineReader reader = new LineReader(name, new ByteArrayInputStream(bytes))) {
            LogLine line = new LogLine();
            while (reader.next(line)) {
                scanner.line(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first hundred lines, each with its own bytes. */
    static List<LogLine> head(String name, byte[] bytes) {
        List<LogLine> head = new ArrayList<>();
        try (LineReader reader = new LineReader(name, new ByteArrayInputStream(bytes))) {
            LogLine line = new LogLine();
            while (head.size() < 100 && reader.next(line)) {
                line.buf = Arrays.copyOfRange(line.buf, line.from, line.to);
                line.to = line.buf.length;
                line.from = 0;
                head.add(line);
                line = new LogLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return head;
    }
}
