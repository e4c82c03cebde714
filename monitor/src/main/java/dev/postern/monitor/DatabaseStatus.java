// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.formats.StreamReport;
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
        List<String> faults,
        List<StreamReport> reports) {}
