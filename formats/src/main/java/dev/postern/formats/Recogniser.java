// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import dev.postern.formats.SourceProblem.Kind;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells from the head of a file which format it has. */
public final class Recogniser {
    /** Bytes of a file that are looked at. */
    public static final int HEAD_BYTES = 1 << 16;

    private static final int EXCERPT = 120;
    private static final int FAR_MORE = 4;
    /** A file is mixed when another format has at least this part of the lines of the first. */
    private static final int MIXED_SHARE = 10;

    /** Envelopes within each other that are opened. */
    private static final int DEPTH = 2;

    private final List<EngineFamily<?>> families;
    private final List<Envelope> envelopes;

    /**
     * @param families all families of servers that are known
     * @param envelopes all that their logs may be wrapped in
     */
    public Recogniser(List<EngineFamily<?>> families, List<Envelope> envelopes) {
        this.families = families;
        this.envelopes = envelopes;
    }

    /**
     * Recognises a file.
     *
     * @return the format, or null for a file without content
     * @throws SourceProblem when the format is unknown or mixed; the message says what was expected
     * @throws IOException when the file cannot be read
     */
    public @Nullable Recognised<?> recognise(LogFile file, ScanOptions options) throws IOException, SourceProblem {
        List<LogLine> head = FileHead.of(file);
        if (head.isEmpty()) {
            return null;
        }
        SourceRefusedException refusal = null;
        Recognised<?> best = null;
        try {
            best = best(file, head, null, options);
        } catch (SourceRefusedException e) {
            refusal = e; // a line within an envelope may look like one that is to be refused
        }
        if (best == null || best.recognition().firstMismatch() == 1) {
            best = better(best, wrapped(file, head, null, options, DEPTH));
        }
        if (best == null && refusal != null) {
            throw refusal;
        }
        if (best == null) {
            throw unknown(file, head, options);
        }
        return best;
    }

    private @Nullable Recognised<?> best(
            LogFile file, List<LogLine> head, @Nullable Wrapping wrapping, ScanOptions options)
            throws IOException, SourceProblem {
        Recognised<?> best = null;
        Recognised<?> second = null;
        for (EngineFamily<?> family : families) {
            Recognised<?> candidate = best(family, file, head, wrapping, options);
            if (candidate == null) {
                continue;
            }
            if (best == null || fitsBetter(candidate.recognition(), best.recognition())) {
                second = best;
                best = candidate;
            } else {
                second = candidate;
            }
        }
        if (best != null && second != null && best.recognition().firstMismatch() > 0 && isMixed(best, second)) {
            throw new SourceProblem(
                    Kind.MIXED,
                    file.name() + ":" + best.recognition().firstMismatch() + ": mixed content: the file begins as "
                            + best.format().title() + " but holds lines of another format ("
                            + second.format().title() + "); give each log as its own file");
        }
        return best;
    }

    /**
     * The best reading of what lines are wrapped in; envelopes may lie within each other.
     *
     * @param around what has been unwrapped already, or null
     */
    private @Nullable Recognised<?> wrapped(
            LogFile file, List<LogLine> head, @Nullable Wrapping around, ScanOptions options, int depth)
            throws IOException, SourceProblem {
        Recognised<?> best = null;
        SourceRefusedException refusal = null;
        for (Envelope envelope : envelopes) {
            for (Wrapping wrapping : envelope.recognise(head)) {
                Wrapping whole = around == null ? wrapping : new NestedWrapping(around, wrapping);
                List<LogLine> inner = FileHead.unwrapped(head, wrapping, file.modifiedMicros(), options);
                if (inner.isEmpty()) {
                    continue;
                }
                try {
                    Recognised<?> found = best(file, inner, whole, options);
                    if (found == null && depth > 1) {
                        found = wrapped(file, inner, whole, options, depth - 1);
                    }
                    best = better(best, found);
                } catch (SourceRefusedException e) {
                    refusal = refusal == null ? e : refusal; // that of the sender with most lines
                }
            }
        }
        if (best == null && refusal != null) {
            throw refusal;
        }
        return best;
    }

    private static @Nullable Recognised<?> better(@Nullable Recognised<?> a, @Nullable Recognised<?> b) {
        return a == null || (b != null && fitsBetter(b.recognition(), a.recognition())) ? b : a;
    }

    /**
     * Lines of another server inside a log may be forged by a client's name, but never its first line: who understands that one
     * is believed, unless the other understands far more.
     */
    private static boolean fitsBetter(Recognition a, Recognition b) {
        boolean aBegins = a.firstMismatch() != 1;
        boolean bBegins = b.firstMismatch() != 1;
        if (aBegins != bBegins) {
            return aBegins ? b.matched() <= FAR_MORE * a.matched() : a.matched() > FAR_MORE * b.matched();
        }
        return a.matched() > b.matched();
    }

    private static boolean isMixed(Recognised<?> best, Recognised<?> second) {
        return second.recognition().matched() >= Math.max(2, best.recognition().matched() / MIXED_SHARE);
    }

    private static <R extends LogRecord> @Nullable Recognised<R> best(
            EngineFamily<R> family,
            LogFile file,
            List<LogLine> head,
            @Nullable Wrapping wrapping,
            ScanOptions options) {
        LogFormat<R> best = null;
        Recognition how = Recognition.NO;
        for (LogFormat<R> format : family.formats()) {
            Recognition recognition = format.recognise(head, options);
            if (recognition.matched() > how.matched()) {
                best = format;
                how = recognition;
            }
        }
        return best == null
                ? null
                : new Recognised<>(file, family, best, how, wrapping, firstTime(best, how, head, options));
    }

    private static <R extends LogRecord> long firstTime(
            LogFormat<R> format, Recognition how, List<LogLine> head, ScanOptions options) {
        long[] first = {Long.MAX_VALUE};
        StreamReport scratch = new StreamReport(format.id(), how.variant());
        LogScanner scanner =
                format.open(how, options, scratch, event -> first[0] = Math.min(first[0], event.timeMicros));
        try {
            for (LogLine line : head) {
                scanner.line(line);
            }
            scanner.end();
        } catch (SourceRefusedException refused) {
            // The reading proper meets the same line and reports it; here only the order of files is wanted.
            return first[0];
        }
        return first[0];
    }

    private static SourceProblem unknown(LogFile file, List<LogLine> head, ScanOptions options) {
        LogLine line = head.get(0);
        for (LogLine candidate : head) {
            if (candidate.length() > 0) {
                line = candidate;
                break;
            }
        }
        String excerpt = line.text(line.from, Math.min(line.to, line.from + EXCERPT));
        String advice = options.logLinePrefix() != null
                ? "no line fits the given --log-line-prefix '" + options.logLinePrefix() + "'"
                : "expected a PostgreSQL log (stderr, csvlog, jsonlog) or a MySQL or MariaDB audit, error or general"
                        + " log, plain or as syslog, containers or cloud services export it; for PostgreSQL with another log_line_prefix pass --log-line-prefix "
                        + options.instance() + "='...' (SHOW log_line_prefix tells it)";
        return new SourceProblem(
                Kind.UNKNOWN_FORMAT,
                file.name() + ":" + line.number + ": not a log that Postern knows: " + advice + "; the line is: "
                        + excerpt);
    }
}
