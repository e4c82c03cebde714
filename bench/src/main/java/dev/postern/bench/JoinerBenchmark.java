// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import dev.postern.formats.EngineFamily;
import dev.postern.formats.Joiner;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogRecord;
import dev.postern.formats.LogScanner;
import dev.postern.formats.LoginSink;
import dev.postern.formats.Recognised;
import dev.postern.formats.SourceProblem;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.TamperSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Time a record of the session joiners: records to settled login attempts. */
@State(Scope.Benchmark)
public class JoinerBenchmark extends NanosecondBenchmark {
    private static final int RECORDS = 50_000;

    @Param({"RDS", "CSVLOG", "SERVER_AUDIT"})
    private String style = "RDS";

    private @Nullable Work<?> work;

    /** Generates and scans the log. */
    @Setup
    public void generate() throws IOException, SourceProblem {
        GeneratedLog generated = GeneratedLog.of(Style.Name.valueOf(style), 3L * RECORDS);
        work = work(generated.recognised(), generated.lines());
    }

    private static <R extends LogRecord> Work<R> work(Recognised<R> log, List<LogLine> lines) {
        List<R> records = new ArrayList<>();
        LogScanner scanner = GeneratedLog.scanner(log, record -> records.add(copy(record)));
        lines.forEach(scanner::line);
        scanner.end();
        return new Work<>(log.family(), GeneratedLog.report(log), List.copyOf(records.subList(0, RECORDS)));
    }

    @SuppressWarnings("unchecked") // a record copies itself
    private static <R extends LogRecord> R copy(R record) {
        return (R) record.copy();
    }

    /** Joins all records. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void join(Blackhole hole) {
        Objects.requireNonNull(work).join(new LoginSink() {
            @Override
            public void login(LoginEvent event) {
                hole.consume(event);
            }

            @Override
            public void tamper(TamperSignal signal) {
                hole.consume(signal);
            }
        });
    }

    private record Work<R extends LogRecord>(EngineFamily<R> family, StreamReport report, List<R> records) {
        void join(LoginSink sink) {
            Joiner<R> joiner = family.joiner(GeneratedLog.options(), List.of(report), sink);
            records.forEach(joiner::accept);
            joiner.end();
        }
    }
}
