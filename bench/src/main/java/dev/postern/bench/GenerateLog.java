// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a database log of plausible logins: the same bytes for the same options on every machine. */
@Command(name = "generate-log", mixinStandardHelpOptions = true, sortOptions = false)
public final class GenerateLog implements Callable<Integer> {
    /** 2026-10-01T00:00:00Z. */
    private static final long START = 1_790_812_800_000_000L;

    @Option(names = "--style", defaultValue = "rds", description = "rds, csvlog or server_audit (default: rds)")
    private String style = "rds";

    @Option(names = "--lines", defaultValue = "1000000", description = "lines to write (default: 1000000)")
    private long lines;

    @Option(names = "--seed", defaultValue = "1", description = "seed of the traffic (default: 1)")
    private long seed;

    @Option(names = "--statements", defaultValue = "0", description = "statements logged by a session (default: 0)")
    private int statements;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "file to write; - is standard output")
    private String file = "-";

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new GenerateLog()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Style.Name name = Style.Name.valueOf(style.toUpperCase(Locale.ROOT));
        Style writer = name.open(statements);
        if (file.equals("-")) {
            write(writer, lines, seed, System.out);
        } else {
            try (OutputStream out = Files.newOutputStream(Path.of(file))) {
                write(writer, lines, seed, out);
            }
        }
        return 0;
    }

    /**
     * Writes a log.
     *
     * @param lines physical lines to write; the last record is cut when it would give more
     */
    static void write(Style style, long lines, long seed, OutputStream to) throws IOException {
        OutputStream out = new BufferedOutputStream(to, 1 << 16);
        Fleet fleet = new Fleet(seed, START);
        LineQueue queue = new LineQueue();
        long left = lines;
        while (left > 0) {
            Attempt attempt = fleet.next();
            while (left > 0 && queue.hasBefore(attempt.micros())) {
                left -= writeRecord(queue.take(), left, out);
            }
            style.write(attempt, queue);
        }
        out.flush();
    }

    /** Writes a record of one or more lines, at most {@code most} of them; returns how many. */
    private static long writeRecord(String text, long most, OutputStream out) throws IOException {
        long written = 0;
        int from = 0;
        while (from <= text.length() && written < most) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 ? text.length() : newline;
            out.write(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            written++;
            from = to + 1;
        }
        return written;
    }
}
