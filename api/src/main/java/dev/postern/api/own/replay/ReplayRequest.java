// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.replay;

import dev.postern.api.own.Parameters;
import dev.postern.api.own.Problems;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to replay: files, or what the store's login log holds.
 *
 * @param files logs, below the folders from which they may be read; null for the login log
 * @param from findings seen from this time on are told, what is before is learnt from; null for the beginning
 * @param to end of the time, exclusive; null for the end
 * @param databases of the login log; null for all
 * @param learning upper bound of the learning time, ISO 8601 ({@code P14D}); null for the configured one
 */
public record ReplayRequest(
        @Nullable List<Log> files,
        @Nullable String from,
        @Nullable String to,
        @Nullable List<String> databases,
        @Nullable String learning) {
    private static final int MOST_FILES = 100;
    private static final int MOST_DATABASES = 1_000;
    private static final int LONGEST_PATH = 4_096;
    private static final int LONGEST_NAME = 63;
    private static final Duration LONGEST = Duration.ofDays(365);

    /**
     * A log.
     *
     * @param database identifier of the database that it is of
     * @param path of a file, or of a folder with a rotated set of files
     * @param timezone of times that have none, or null
     * @param logLinePrefix PostgreSQL's, where it is not recognised, or null
     */
    public record Log(
            String database,
            String path,
            @Nullable String timezone,
            @Nullable String logLinePrefix) {}

    /** Refuses what cannot be replayed. */
    void check() {
        long begin = fromMicros();
        if (begin >= toMicros()) {
            throw Problems.invalid("from must be before to");
        }
        learningOr(LONGEST);
        List<Log> logs = files;
        if (logs != null) {
            if (databases != null) {
                throw Problems.invalid("databases goes with the login log alone, not with files");
            }
            if (logs.isEmpty() || logs.size() > MOST_FILES) {
                throw Problems.invalid("files must be 1 to " + MOST_FILES);
            }
            logs.forEach(ReplayRequest::check);
        }
        Set<String> names = databases == null ? Set.of() : new HashSet<>(databases);
        if (databases != null && (names.isEmpty() || names.size() > MOST_DATABASES)) {
            throw Problems.invalid("databases must be 1 to " + MOST_DATABASES);
        }
    }

    private static void check(@Nullable Log log) {
        if (log == null || log.database() == null || log.path() == null || !isName(log.database())) {
            throw Problems.invalid("each of files needs a path, and a database of letters, digits, '.', '_' and '-'");
        }
        if (log.path().length() > LONGEST_PATH
                || log.path().indexOf('\0') >= 0
                || !log.path().startsWith("/")) {
            throw Problems.invalid("a path must be absolute");
        }
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!isLetter && (i == 0 || "._-".indexOf(c) < 0)) {
                return false;
            }
        }
        return true;
    }

    /** Microseconds since the epoch. */
    public long fromMicros() {
        return from == null ? Long.MIN_VALUE : Parameters.micros("from", from);
    }

    /** Microseconds since the epoch, exclusive. */
    public long toMicros() {
        return to == null ? Long.MAX_VALUE : Parameters.micros("to", to);
    }

    /** The learning time, or another when none is given. */
    public Duration learningOr(Duration other) {
        if (learning == null) {
            return other;
        }
        try {
            Duration duration = Duration.parse(learning);
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw Problems.invalid("learning must be a duration such as P14D or PT12H, at most P365D");
    }
}
