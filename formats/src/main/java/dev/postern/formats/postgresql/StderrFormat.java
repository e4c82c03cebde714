// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.Coverage;
import dev.postern.formats.LogFormat;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.Recognition;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.SourceRefusedException;
import dev.postern.formats.StreamReport;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text logs ({@code log_destination = stderr}); the variant is the {@code log_line_prefix}. */
final class StderrFormat implements LogFormat<PgRecord> {
    private static final int LOOKED_AT = 256;

    /** Prefixes that packages and services set, the plainest first: of two that fit equally well the first is taken. */
    private static final List<LinePrefix> KNOWN = Stream.of(
                    "%m [%p] ",
                    "%t [%p] ",
                    "%m [%p] %q%u@%d ",
                    "%t [%p] %q%u@%d ",
                    "%t:%r:%u@%d:[%p]:",
                    "%m:%r:%u@%d:[%p]:",
                    "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
                    "%m [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
                    "%t [%p]: user=%u,db=%d,app=%a,client=%h ",
                    "%m [%p]: user=%u,db=%d,app=%a,client=%h ",
                    "%t [%p]: db=%d,user=%u,app=%a,client=%h ",
                    "%m [%p]: db=%d,user=%u,app=%a,client=%h ",
                    "%t [%p]: [%l-1] user=%u,db=%d,client=%h ",
                    "%t [%p]: [%l-1] user=%u,db=%d - PG-%e ",
                    "%t [%p]: [%l-1] user=%u,db=%d ",
                    "%t [%p]: [%l-1] ",
                    "%h %m [%p] %q%u@%d ",
                    "%t-%c-",
                    "%m-%c-",
                    "%m [%p]: [%l-1] db=%d,user=%u ",
                    "%t [%p]: [%l-1] db=%d,user=%u ",
                    "%m [%p]: ",
                    "%t [%p]: ",
                    "%m [%p] %u@%d ",
                    "%t [%p-%l] %q%u@%d ",
                    "%m [%p] %q[user=%u,db=%d,app=%a,host=%h] ",
                    "%m [%p] %q[user=%u,db=%d,app=%a] ",
                    "%m [%p] [%e] %q[user=%u,db=%d,app=%a,host=%h] ",
                    "%m|%n|%p|%c|%l|%s|%v|%x|%e|%i|%u|%d|%a|%r|%h|%b| ",
                    "< %n %r %u %d %p %c %l %x %b %Q>")
            .map(LinePrefix::new)
            .toList();

    /** Prefixes for syslog, which gives time and process itself; read only where an envelope does. */
    private static final List<LinePrefix> WRAPPED = Stream.of(
                    "",
                    "%q%u@%d ",
                    "%u@%d ",
                    "user=%u,db=%d,app=%a,client=%h ",
                    "user=%u,db=%d,client=%h ",
                    "user=%u,db=%d ",
                    "db=%d,user=%u,app=%a,client=%h ",
                    "db=%d,user=%u ",
                    "%h ",
                    "%r ",
                    "%q%u@%d %r ",
                    "%q%u@%d:%r ",
                    "[%p] ",
                    "[%p] %q%u@%d ",
                    "[%p]: [%l-1] db=%d,user=%u ")
            .map(LinePrefix::new)
            .toList();

    private static final byte[][] SIGNS = {
        Bytes.ascii("LOG:  "), Bytes.ascii("FATAL:  "), Bytes.ascii("ERROR:  "), Bytes.ascii("DETAIL:  ")
    };

    @Override
    public String id() {
        return "postgresql-stderr";
    }

    @Override
    public String title() {
        return "PostgreSQL text log (stderr)";
    }

    @Override
    public Coverage coverage() {
        return Coverage.full("10 to 18");
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        String said = options.logLinePrefix();
        if (said != null) {
            LinePrefix prefix = compile(said, head.get(0));
            Recognition found = prefix == null ? Recognition.NO : judge(prefix, head);
            if (found.matched() == 0) {
                refuseForeignSeverities(head);
            }
            return found;
        }
        Recognition best = Recognition.NO;
        for (LinePrefix prefix : candidates(head.get(0))) {
            Recognition found = fitsSomewhere(prefix, head) ? judge(prefix, head) : Recognition.NO;
            if (found.matched() > best.matched()) {
                best = found;
            }
        }
        if (best.matched() == 0) {
            best = changing(head);
        }
        if (best.matched() == 0) {
            refuseForeignSeverities(head);
        }
        return best;
    }

    /** The known prefix with which most of the lines are read, or null. */
    static @Nullable LinePrefix prefixOf(List<LogLine> lines) {
        LinePrefix best = null;
        int most = lines.size() / 2;
        for (LinePrefix prefix : candidates(lines.get(0))) {
            int matched = fitsSomewhere(prefix, lines) ? judge(prefix, lines).matched() : 0;
            if (matched > most) {
                best = prefix;
                most = matched;
            }
        }
        return best;
    }

    /** A head in which the prefix changes: the first part counts, and the scanner notices the change. */
    private static Recognition changing(List<LogLine> head) {
        for (LinePrefix prefix : candidates(head.get(0))) {
            if (!fitsSomewhere(prefix, head)) {
                continue;
            }
            HeadReader reader = new HeadReader(prefix);
            reader.read(head);
            int fitting = (int) Math.min(reader.firstLeftOver() - 1, head.size() - 1);
            if (fitting > 0
                    && prefixOf(head.subList(0, fitting)) == prefix
                    && prefixOf(head.subList(fitting, head.size())) != null) {
                return new Recognition(head.size(), 0, prefix.source());
            }
        }
        return Recognition.NO;
    }

    private static List<LinePrefix> candidates(LogLine first) {
        return first.time == null
                ? KNOWN
                : Stream.concat(KNOWN.stream(), WRAPPED.stream())
                        .filter(p -> p.hasProcess() || first.process >= 0)
                        .toList();
    }

    private static boolean fitsSomewhere(LinePrefix prefix, List<LogLine> head) {
        PrefixReader reader = new PrefixReader(prefix);
        PgRecord r = new PgRecord();
        for (LogLine line : head) {
            r.reset();
            r.append(line.buf, line.from, line.to);
            PrefixReader.Fit fit = reader.read(r);
            if (fit == PrefixReader.Fit.CLEAN || fit == PrefixReader.Fit.DOUBTFUL) {
                return true;
            }
        }
        return false;
    }

    private static Recognition judge(LinePrefix prefix, List<LogLine> head) {
        HeadReader reader = new HeadReader(prefix);
        return reader.read(head) == 0
                ? Recognition.NO
                : new Recognition(reader.matched(), reader.firstLeftOver(), prefix.source());
    }

    private static void refuseForeignSeverities(List<LogLine> head) {
        for (LogLine line : head) {
            boolean timed = LogTime.end(line.buf, line.from, line.to, false) > 0
                    || LogTime.end(line.buf, line.from, line.to, true) > 0;
            if (timed && Languages.foreignSeverity(line.buf, line.from, line.to)) {
                throw Languages.refusal(line.file, line.number);
            }
        }
    }

    /**
     * Compiles what the user said.
     *
     * @return null when lines that an envelope gives a time would need more; there are other lines in such files
     */
    private static @Nullable LinePrefix compile(String source, LogLine line) {
        try {
            LinePrefix prefix = new LinePrefix(source);
            boolean wrapped = line.time != null;
            boolean enough = (prefix.hasTime() || wrapped) && (prefix.hasProcess() || line.process >= 0);
            if (!enough && !wrapped) {
                throw new IllegalArgumentException("it needs a time (%m, %t or %n) and a process (%p or %c)");
            }
            return enough ? prefix : null;
        } catch (IllegalArgumentException e) {
            throw new SourceRefusedException(
                    line.file, 0, "log_line_prefix '" + source + "' cannot be used: " + e.getMessage());
        }
    }

    /** Whether lines look like a text log of PostgreSQL, whatever its prefix. */
    static boolean looksRight(List<LogLine> lines) {
        for (LogLine line : lines) {
            int to = Math.min(line.to, line.from + LOOKED_AT);
            for (byte[] sign : SIGNS) {
                if (Bytes.indexOf(line.buf, line.from, to, sign) >= 0) {
                    return true;
                }
            }
            if (SeverityWord.isIn(line.buf, line.from, to) || Languages.foreignSeverity(line.buf, line.from, to)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<PgRecord> sink) {
        String variant = recognition.variant();
        if (variant == null) {
            throw new IllegalArgumentException("not recognised");
        }
        LinePrefix prefix = new LinePrefix(variant);
        return new StderrScanner(prefix, options, report, sink);
    }
}
