// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a whole log as the program does: recognition, scanner, joiner. */
final class Logs {
    static final ScanOptions OPTIONS = ScanOptions.of("db", ZoneOffset.UTC);

    final List<LoginEvent> logins = new ArrayList<>();
    final List<TamperSignal> tampering = new ArrayList<>();
    final StreamReport report;
    final @Nullable String formatId;

    private Logs(byte[] log, ScanOptions options, @Nullable String variant) {
        PostgresFamily family = new PostgresFamily();
        List<LogLine> head = head(log);
        LogFormat<PgRecord> format = null;
        Recognition recognition = Recognition.NO;
        for (LogFormat<PgRecord> candidate : family.formats()) {
            Recognition found = variant != null && candidate.id().equals("postgresql-stderr")
                    ? new Recognition(1, 0, variant)
                    : head.isEmpty() ? Recognition.NO : candidate.recognise(head, options);
            if (found.matched() > recognition.matched()) {
                recognition = found;
                format = candidate;
            }
        }
        report = new StreamReport(format == null ? "" : format.id(), recognition.variant());
        formatId = format == null ? null : format.id();
        if (format != null) {
            read(log, options, family, format, recognition);
        }
    }

    static Logs read(String log) {
        return read(log.getBytes(StandardCharsets.UTF_8), OPTIONS, null);
    }

    static Logs read(byte[] log, ScanOptions options, @Nullable String variant) {
        return new Logs(log, options, variant);
    }

    private void read(
            byte[] log,
            ScanOptions options,
            PostgresFamily family,
            LogFormat<PgRecord> format,
            Recognition recognition) {
        Joiner<PgRecord> joiner = family.joiner(options, List.of(report), new LoginSink() {
            @Override
            public void login(LoginEvent event) {
                logins.add(event);
            }

            @Override
            public void tamper(TamperSignal signal) {
                tampering.add(signal);
            }
        });
        Promise promise = new Promise(joiner, this);
        LogScanner scanner = format.open(recognition, options, report, promise::accept);
        try (LineReader reader = new LineReader("log", new ByteArrayInputStream(log))) {
            LogLine line = new LogLine();
            while (reader.next(line)) {
                scanner.line(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scanner.end();
        promise.end();
    }

    /** Holds a joiner to its word: nothing comes that is older than what was promised. */
    private record Promise(Joiner<PgRecord> joiner, Logs logs) {
        void accept(PgRecord r) {
            long promised = joiner.settledThrough();
            int logins = logs.logins.size();
            int signals = logs.tampering.size();
            joiner.accept(r);
            check(promised, logins, signals);
        }

        void end() {
            long promised = joiner.settledThrough();
            int logins = logs.logins.size();
            int signals = logs.tampering.size();
            joiner.end();
            check(promised, logins, signals);
        }

        private void check(long promised, int logins, int signals) {
            for (LoginEvent e : logs.logins.subList(logins, logs.logins.size())) {
                if (e.decidedMicros() < promised) {
                    throw new AssertionError("promised " + promised + ", then came " + e);
                }
            }
            for (TamperSignal s : logs.tampering.subList(signals, logs.tampering.size())) {
                if (s.timeMicros() < promised) {
                    throw new AssertionError("promised " + promised + ", then came " + s);
                }
            }
        }
    }

    static List<LogLine> head(byte[] log) {
        List<LogLine> lines = new ArrayList<>();
        try (LineReader reader = new LineReader("log", new ByteArrayInputStream(log))) {
            LogLine line = new LogLine();
            while (lines.size() < 200 && reader.next(line)) {
                LogLine kept = new LogLine();
                kept.buf = java.util.Arrays.copyOfRange(line.buf, line.from, line.to);
                kept.to = line.to - line.from;
                kept.file = line.file;
                kept.number = line.number;
                kept.offset = line.offset;
                lines.add(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
