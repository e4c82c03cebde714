// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import dev.postern.formats.SourceProblem.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of one format of one instance, in order, read line by line. A file that fails is reported and left. */
final class LogStream<R extends LogRecord> {
    private final Deque<Recognised<R>> files;
    private final ScanOptions options;
    private final Consumer<SourceProblem> problems;
    private final StreamReport report;
    private final RecordSink<R> sink;
    private LogLine line = new LogLine();
    private @Nullable Recognised<R> current;
    private @Nullable Lines reader;
    private @Nullable LogScanner scanner;
    private long bytesOfDoneFiles;
    private long lines;

    LogStream(
            List<Recognised<R>> files,
            ScanOptions options,
            StreamReport report,
            RecordSink<R> sink,
            Consumer<SourceProblem> problems) {
        this.files = new ArrayDeque<>(files);
        this.options = options;
        this.report = report;
        this.sink = sink;
        this.problems = problems;
    }

    /** Reads one line; false when all files are done. */
    boolean readLine() {
        while (true) {
            Lines in = reader;
            if (in == null) {
                if (!openNext()) {
                    return false;
                }
                continue;
            }
            try {
                if (in.next(line)) {
                    lines++;
                    Objects.requireNonNull(scanner).line(line);
                    return true;
                }
                closeFile();
            } catch (SourceRefusedException refused) {
                fail(new SourceProblem(Kind.REFUSED, String.valueOf(refused.getMessage())));
            } catch (IOException unreadable) {
                fail(new SourceProblem(
                        Kind.UNREADABLE,
                        line.file + ":" + line.number + ": reading stopped after this line: "
                                + unreadable.getMessage()));
            }
        }
    }

    private boolean openNext() {
        Recognised<R> next = files.poll();
        if (next == null) {
            endScanner();
            return false;
        }
        Recognised<R> before = current;
        if (before == null || !sameVariant(before, next)) {
            endScanner();
            scanner = next.format().open(next.recognition(), options, report, sink);
        }
        current = next;
        report.files().add(next.file().name());
        line = new LogLine();
        line.file = next.file().name();
        try {
            reader = lines(next);
        } catch (IOException e) {
            fail(new SourceProblem(Kind.UNREADABLE, next.file().name() + ": " + e.getMessage()));
        }
        return true;
    }

    private Lines lines(Recognised<R> next) throws IOException {
        LogFile file = next.file();
        Wrapping wrapping = next.wrapping();
        Lines lines = new LineReader(file.name(), file.open(), wrapping != null && wrapping.mayBeOneLine());
        return wrapping == null ? lines : wrapping.open(lines, file.modifiedMicros(), options, report);
    }

    private boolean sameVariant(Recognised<R> a, Recognised<R> b) {
        return a.format() == b.format()
                && Objects.equals(a.wrapping(), b.wrapping())
                && Objects.equals(a.recognition().variant(), b.recognition().variant());
    }

    private void endScanner() {
        LogScanner open = scanner;
        if (open != null) {
            scanner = null;
            try {
                open.end();
            } catch (SourceRefusedException refused) {
                problems.accept(new SourceProblem(Kind.REFUSED, String.valueOf(refused.getMessage())));
            }
        }
    }

    private void fail(SourceProblem problem) {
        problems.accept(problem);
        closeFile();
    }

    private void closeFile() {
        Lines in = reader;
        if (in != null) {
            report.takeUnread().forEach(problem -> problems.accept(new SourceProblem(Kind.PARTLY_READ, problem)));
            bytesOfDoneFiles += in.position();
            reader = null;
            try {
                in.close();
            } catch (IOException e) {
                problems.accept(new SourceProblem(Kind.UNREADABLE, line.file + ": " + e.getMessage()));
            }
        }
    }

    long lines() {
        return lines;
    }

    long bytes() {
        Lines in = reader;
        return bytesOfDoneFiles + (in == null ? 0 : in.position());
    }

    void close() {
        files.clear();
        closeFile();
    }
}
