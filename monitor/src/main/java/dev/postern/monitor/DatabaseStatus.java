// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.formats.StreamReport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with a database.
 *
 * @param id its identifier
 * @param engine the family of its engine ({@code postgresql}, {@code mysql}) once a log was understood, or null
 * @param reading whether a log of it is being read
 * @param caughtUp whether all that is written has been read
 * @param behindBytes what is written and not yet read, bytes
 * @param logMicros what the clock of its log shows, or {@link Long#MIN_VALUE}
 * @param readyMicros when what is normal has been learnt, unless more unusual logins come until then;
 *     {@link Long#MAX_VALUE} before the first login
 * @param clockAhead how far the clock of its log is ahead of this machine's, negative when behind; null while that is not known
 * @param faults what keeps its logs from being read, in words; hostile where it quotes a log
 * @param reports what reading its logs has shown, one report a log
 */
public record DatabaseStatus(
        String id,
        @Nullable String engine,
        boolean reading,
        boolean caughtUp,
        long behindBytes,
        long logMicros,
        long readyMicros,
        @Nullable Duration clockAhead,
        List<String> faults,
        List<StreamReport> reports) {
    /** Clocks that are further apart than this are worth telling of. */
    private static final Duration APART = Duration.ofSeconds(2);

    /** What is wrong with the clocks, in words; null when they agree or nothing is known. */
    public @Nullable String clockTrouble() {
        if (clockAhead == null || clockAhead.abs().compareTo(APART) <= 0) {
            return null;
        }
        return "its clock is " + clockAhead.abs().toMillis() / 1_000.0 + " s "
                + (clockAhead.isNegative() ? "behind" : "ahead of")
                + " this machine's; let both follow a time server, and look whether the log's time zone is known";
    }
}
