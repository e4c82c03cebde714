// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Families;
import dev.postern.formats.InstanceReader;
import dev.postern.formats.LogFile;
import dev.postern.formats.LogRecord;
import dev.postern.formats.Recognised;
import dev.postern.formats.Recogniser;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.SourceProblem;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Input;
import dev.postern.kernel.LoginEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A log read as the program does: recognised, unwrapped, scanned, joined. */
final class Reading {
    static final ScanOptions OPTIONS = ScanOptions.of("db", ZoneOffset.UTC);
    /** When the logs of the tests were last written. */
    static final long MODIFIED = micros("2026-11-23T00:00:00Z");

    final List<LoginEvent> logins = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    int tampering;
    List<StreamReport> reports = List.of();

    private Reading() {}

    private static final class Bytes implements LogFile {
        private final byte[] bytes;
        private final long modifiedMicros;

        Bytes(byte[] bytes, long modifiedMicros) {
            this.bytes = bytes;
            this.modifiedMicros = modifiedMicros;
        }

        @Override
        public String name() {
            return "log";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long modifiedMicros() {
            return modifiedMicros;
        }
    }

    static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }

    static Reading of(String... lines) {
        return of((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(byte[] log) {
        return of(log, MODIFIED, OPTIONS);
    }

    static Reading of(byte[] log, long modifiedMicros, ScanOptions options) {
        Reading result = new Reading();
        try {
            Recognised<?> file =
                    new Recogniser(Families.ALL, Envelopes.ALL).recognise(new Bytes(log, modifiedMicros), options);
            if (file != null) {
                result.read(file, options);
            }
        } catch (SourceProblem e) {
            result.problems.add(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }

    private <R extends LogRecord> void read(Recognised<R> file, ScanOptions options) {
        try (InstanceReader<R> reader =
                new InstanceReader<>(options, file.family(), List.of(file), p -> problems.add(p.getMessage()))) {
            for (Input input = reader.next(); input != null; input = reader.next()) {
                if (input instanceof LoginEvent login) {
                    logins.add(login);
                } else {
                    tampering++;
                }
            }
            reports = reader.reports();
        }
    }

    /** Name of format and envelope; empty when nothing could be read. */
    String format() {
        return reports.isEmpty() ? "" : reports.get(0).name();
    }

    long unreadable() {
        return reports.stream().mapToLong(StreamReport::unreadable).sum();
    }

    /** The logins in words, without their times. */
    List<String> words() {
        return logins.stream().map(Reading::words).sorted().toList();
    }

    /** The logins in words, with their times. */
    List<String> timed() {
        return logins.stream()
                .map(e -> e.decidedMicros() + " " + words(e))
                .sorted()
                .toList();
    }

    private static String words(LoginEvent e) {
        return e.outcome() + " " + e.user() + " on " + e.database() + " from "
                + (e.remoteIp() == null ? e.remoteHost() : e.remoteIp()) + " " + e.reason() + " " + e.tls() + " "
                + e.application() + " " + e.marks();
    }
}
