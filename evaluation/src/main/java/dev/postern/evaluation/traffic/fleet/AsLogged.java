// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attempts as they are read from the log of their server: what it does not tell is missing, and the outcome is known as late as the
 * log tells it.
 */
public final class AsLogged {
    /** How long an authorised session of PostgreSQL waits for a refusal. */
    private static final long SUCCESS_HOLD = Micros.SECOND;
    /** How long a silent connection to PostgreSQL is waited for. */
    private static final long SILENCE = 65 * Micros.SECOND;

    /** How long a session of MySQL's general log that is not heard of again is waited for. */
    private static final long UNDECIDED = 8 * Micros.HOUR;

    private static final String REPLICATOR = "replicator";
    private static final Set<Mark> NONE = Set.of();

    private AsLogged() {}

    /** When it becomes known what became of an attempt, microseconds since the epoch by the server's clock. */
    public static long decided(Database database, LogStyle style, Attempt attempt) {
        long opened = attempt.opened() + database.skew();
        long shaken = style.round(opened + attempt.shake());
        if (!style.isPostgres()) {
            return isUndecided(style, attempt) ? opened + UNDECIDED : shaken;
        }
        return switch (attempt.result()) {
            case SUCCESS -> Math.min(shaken + SUCCESS_HOLD, style.round(opened + attempt.shake() + attempt.session()));
            case PROBE, PROMPT -> style.round(opened) + SILENCE;
            default -> shaken;
        };
    }

    /** MySQL's general log shows that somebody came, and nothing shows that there was no room. */
    private static boolean isUndecided(LogStyle style, Attempt attempt) {
        return style == LogStyle.MYSQL_GENERAL && attempt.result() == Result.TOO_MANY;
    }

    /** Whether the log has anything of an attempt: MySQL and MariaDB ask for no password on a second connection. */
    public static boolean isLogged(LogStyle style, Attempt attempt) {
        return style.isPostgres() || attempt.result() != Result.PROMPT;
    }

    /**
     * The login that is read from the log.
     *
     * @param decided when it is known, not before {@link #decided}
     * @param line number of the line that tells it
     */
    public static LoginEvent event(Database database, LogStyle style, Attempt attempt, long decided, long line) {
        boolean postgres = style.isPostgres();
        Result result = attempt.result();
        boolean success = result == Result.SUCCESS;
        boolean undecided = isUndecided(style, attempt);
        boolean anonymous = style == LogStyle.MYSQL_GENERAL && result.outcome() == Outcome.INCOMPLETE;
        IpAddress ip = anonymous ? null : attempt.client().ip();
        SourceLine opened = new SourceLine(database.id() + ".log", line, 0);
        long start = attempt.opened() + database.skew();
        return new LoginEvent(
                (style == LogStyle.MYSQL_GENERAL && !anonymous) || postgres
                        ? style.round(start)
                        : style.round(start + attempt.shake()),
                decided,
                database.id(),
                style.engine(),
                undecided ? Outcome.INCOMPLETE : result.outcome(),
                ip,
                ip != null || anonymous ? null : postgres ? "[local]" : "localhost",
                postgres && ip != null ? attempt.port() : -1,
                attempt.user(),
                schema(style, attempt),
                postgres && success ? attempt.client().application() : null,
                tls(style, attempt),
                method(style, attempt),
                undecided ? null : postgres ? result.postgresCode() : result.mysqlCode(),
                Long.toString(postgres ? 1_000 + line % 4_000_000 : line),
                marks(style, attempt),
                opened,
                result == Result.PROBE && postgres ? null : opened);
    }

    private static @Nullable String schema(LogStyle style, Attempt attempt) {
        boolean told = switch (style) {
            case POSTGRES_CSV, MYSQL_GENERAL -> true;
            case POSTGRES, POSTGRES_13 ->
                attempt.result() != Result.WRONG_PASSWORD
                        && attempt.result() != Result.UNKNOWN_USER
                        && attempt.result() != Result.EXPIRED_PASSWORD;
            case MARIADB_AUDIT, MYSQL_AUDIT -> attempt.result() == Result.SUCCESS;
        };
        return told ? attempt.schema() : null;
    }

    private static @Nullable String tls(LogStyle style, Attempt attempt) {
        Result result = attempt.result();
        String tls = attempt.client().tls();
        if (attempt.client().ip() == null) {
            return null;
        }
        if (style == LogStyle.MYSQL_GENERAL) {
            return result.outcome() == Outcome.INCOMPLETE ? null : tls == null ? "off" : "on";
        }
        if (!style.isPostgres()) {
            return null;
        }
        if (result == Result.SUCCESS || result.passwordWasRight()) {
            return tls == null ? "off" : tls;
        }
        return result != Result.NOT_FROM_HERE ? null : tls == null ? "off" : "on";
    }

    private static @Nullable String method(LogStyle style, Attempt attempt) {
        boolean local = attempt.client().ip() == null;
        return switch (attempt.result().outcome()) {
            case INCOMPLETE -> null;
            case SUCCESS -> style == LogStyle.POSTGRES || style == LogStyle.POSTGRES_CSV ? word(style, local) : null;
            case FAILED ->
                !style.isPostgres() || attempt.result() == Result.NOT_FROM_HERE
                        ? null
                        : attempt.result().passwordWasRight() && style == LogStyle.POSTGRES_13
                                ? null
                                : word(style, local);
        };
    }

    private static String word(LogStyle style, boolean local) {
        return local ? "peer" : style == LogStyle.POSTGRES_13 ? "md5" : "scram-sha-256";
    }

    private static Set<Mark> marks(LogStyle style, Attempt attempt) {
        Result result = attempt.result();
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        boolean postgres = style.isPostgres();
        if (result == Result.PROMPT) {
            marks.add(Mark.BENIGN);
        }
        if (isUndecided(style, attempt)) {
            marks.add(Mark.UNCONFIRMED);
        } else if (result.passwordWasRight() || (!postgres && result == Result.EXPIRED_PASSWORD)) {
            marks.add(Mark.CREDENTIALS_VALID);
        }
        if (postgres && result == Result.UNKNOWN_USER) {
            marks.add(Mark.UNKNOWN_USER);
        }
        if (postgres
                && result.outcome() == Outcome.FAILED
                && attempt.client().triesTwice()
                && !result.passwordWasRight()) {
            marks.add(Mark.RETRIED);
        }
        if (REPLICATOR.equals(attempt.user())) {
            marks.add(Mark.REPLICATION);
            IpAddress ip = attempt.client().ip();
            if (result == Result.SUCCESS && (ip == null || AddressScope.of(ip).isPrivate())) {
                marks.add(Mark.INTERNAL);
            }
        }
        return marks.isEmpty() ? NONE : marks;
    }
}
