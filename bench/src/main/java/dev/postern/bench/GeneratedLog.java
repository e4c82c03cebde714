// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import dev.postern.formats.Families;
import dev.postern.formats.InstanceReader;
import dev.postern.formats.LineReader;
import dev.postern.formats.LogFile;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogRecord;
import dev.postern.formats.LogScanner;
import dev.postern.formats.Recognised;
import dev.postern.formats.Recogniser;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.SourceProblem;
import dev.postern.formats.StreamReport;
import dev.postern.formats.envelope.Envelopes;
import dev.postern.kernel.Input;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A generated log in memory, taken apart to the stage that a benchmark starts from. */
final class GeneratedLog implements LogFile {
    private static final ScanOptions OPTIONS =
            ScanOptions.of("bench", ZoneOffset.UTC).withZone(ZoneOffset.UTC);

    private final byte[] bytes;

    private GeneratedLog(byte[] bytes) {
        this.bytes = bytes;
    }

    static GeneratedLog of(Style.Name style, long lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GenerateLog.write(style.open(0), lines, 1, out);
        return new GeneratedLog(out.toByteArray());
    }

    /** The log and the format in which the program reads it. */
    Recognised<?> recognised() throws IOException, SourceProblem {
        Recognised<?> found = new Recogniser(Families.ALL, Envelopes.ALL).recognise(this, OPTIONS);
        if (found == null) {
            throw new IllegalStateException("no lines were generated");
        }
        return found;
    }

    /** All lines, each with a window of its own into the shared bytes. */
    List<LogLine> lines() throws IOException {
        List<LogLine> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(name(), open())) {
            LogLine line = new LogLine();
            while (reader.next(line)) {
                LogLine own = new LogLine();
                own.buf = bytes;
                own.from = (int) line.offset;
                own.to = own.from + line.length();
                own.file = line.file;
                own.number = line.number;
                own.offset = line.offset;
                lines.add(own);
            }
        }
        return lines;
    }

    static <R extends LogRecord> LogScanner scanner(Recognised<R> log, RecordSink<R> sink) {
        return log.format().open(log.recognition(), OPTIONS, report(log), sink);
    }

    static StreamReport report(Recognised<?> log) {
        return new StreamReport(log.format().id(), log.recognition().variant());
    }

    static ScanOptions options() {
        return OPTIONS;
    }

    /** What the kernel gets of the log. */
    static <R extends LogRecord> List<Input> inputs(Recognised<R> log) {
        List<Input> inputs = new ArrayList<>();
        try (InstanceReader<R> reader = new InstanceReader<>(OPTIONS, log.family(), List.of(log), problem -> {
            throw new IllegalStateException(problem);
        })) {
            for (Input input = reader.next(); input != null; input = reader.next()) {
                inputs.add(input);
            }
        }
        return inputs;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
