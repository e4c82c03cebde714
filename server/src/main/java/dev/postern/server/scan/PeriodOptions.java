// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.server.UsageException;
import dev.postern.server.output.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Limits on the time of logins. */
final class PeriodOptions {
    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only from this time on, ISO 8601 in UTC: 2026-11-22 or 2026-11-22T08:00:00Z.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only logins that were opened before this time.")
    private @Nullable String until;

    private long from = Long.MIN_VALUE;
    private long to = Long.MAX_VALUE;

    /** Reads the texts; to be called before {@link #contains}. */
    void check() {
        from = since == null ? Long.MIN_VALUE : parse("--since", since);
        to = until == null ? Long.MAX_VALUE : parse("--until", until);
        if (from >= to) {
            throw new UsageException("--since must be before --until");
        }
    }

    boolean contains(long micros) {
        return micros >= from && micros < to;
    }

    boolean isPast(long micros) {
        return micros >= to;
    }

    long from() {
        return from;
    }

    /** The end of the period, or the given moment when it is open. */
    Instant endOr(Instant open) {
        return to == Long.MAX_VALUE ? open : Instant.EPOCH.plus(to, ChronoUnit.MICROS);
    }

    private static long parse(String option, String text) {
        try {
            return Times.parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new UsageException(
                    option + ": '" + text + "' is no time; write 2026-11-22 or 2026-11-22T08:00:00Z (UTC)");
        }
    }
}
