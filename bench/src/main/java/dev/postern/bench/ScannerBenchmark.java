// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.Recognised;
import dev.postern.formats.SourceProblem;
import java.io.IOException;
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

/** Time a line of the scanners: log lines to records. */
@State(Scope.Benchmark)
public class ScannerBenchmark extends NanosecondBenchmark {
    private static final int LINES = 100_000;

    @Param({"RDS", "CSVLOG", "SERVER_AUDIT"})
    private String style = "RDS";

    private @Nullable Recognised<?> log;
    private List<LogLine> lines = List.of();

    /** Generates the log. */
    @Setup
    public void generate() throws IOException, SourceProblem {
        GeneratedLog generated = GeneratedLog.of(Style.Name.valueOf(style), LINES);
        log = generated.recognised();
        lines = generated.lines();
    }

    /** Scans the whole log. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public void scan(Blackhole hole) {
        LogScanner scanner = GeneratedLog.scanner(Objects.requireNonNull(log), hole::consume);
        for (LogLine line : lines) {
            scanner.line(line);
        }
        scanner.end();
    }
}
