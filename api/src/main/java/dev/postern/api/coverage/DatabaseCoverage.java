// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.coverage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a database is covered. Texts that quote logs are hostile.
 *
 * @param id its identifier
 * @param arn ARN-shaped name; null before a log of it was understood
 * @param engine {@code postgresql}, {@code mysql} or {@code mariadb}; null before a log of it was understood
 * @param engineVersion version of the server where it is told
 * @param cluster that it belongs to, or null
 * @param state the worst that holds
 * @param reasons why it is in that state, in words; empty for a healthy one
 * @param learningUntil when what is normal has been learnt, unless more unusual logins come until then; also when that is over;
 *     null before the first login
 * @param lastLogin time of the latest login, or null
 * @param logTime what the clock of its log shows, or null before its first line
 * @param reading whether a log of it is being read
 * @param caughtUp whether all that is written has been read
 * @param behindBytes what is written and not yet read, bytes
 * @param unreadableLines lines that could not be understood
 * @param faults what keeps its logs from being read
 * @param sources its logs
 * @param watchedSince when watching it began; null before a log of it was understood
 */
public record DatabaseCoverage(
        String id,
        @Nullable String arn,
        @Nullable String engine,
        @Nullable String engineVersion,
        @Nullable String cluster,
        CoverageState state,
        List<String> reasons,
        @Nullable Instant learningUntil,
        @Nullable Instant lastLogin,
        @Nullable Instant logTime,
        boolean reading,
        boolean caughtUp,
        long behindBytes,
        long unreadableLines,
        List<String> faults,
        List<String> sources,
        @Nullable Instant watchedSince) {

    public DatabaseCoverage {
        reasons = List.copyOf(reasons);
        faults = List.copyOf(faults);
        sources = List.copyOf(sources);
    }
}
