// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One settled login attempt. Text fields hold what the client sent, decoded as UTF-8 with replacement: hostile, escape before
 * showing. Unknown is null.
 *
 * @param openedMicros time of the line that opened the attempt, microseconds since the epoch
 * @param decidedMicros time at which the outcome was settled; never before {@code openedMicros}
 * @param instance identifier of the database instance
 * @param engine the server's engine
 * @param outcome how it ended
 * @param remoteIp client address; null for sockets, names and logs that do not tell
 * @param remoteHost client host as logged where it is a name ({@code [local]} for a Unix socket), else null
 * @param remotePort client port, or -1
 * @param user account name
 * @param database database asked for
 * @param application client-given application name
 * @param tls TLS version ({@code TLSv1.3}), {@code "on"}, {@code "off"} or null
 * @param authMethod authentication method, e.g. {@code scram-sha-256}
 * @param reason the server's code for a failure, e.g. {@code 28P01} or {@code 1045}
 * @param session the server's name of the session: session id, {@code pid}, or thread id
 * @param marks what else is known
 * @param opened the line that opened the attempt
 * @param settled the line that told the outcome; null when only silence did
 */
public record LoginEvent(
        long openedMicros,
        long decidedMicros,
        String instance,
        Engine engine,
        Outcome outcome,
        @Nullable IpAddress remoteIp,
        @Nullable String remoteHost,
        int remotePort,
        @Nullable String user,
        @Nullable String database,
        @Nullable String application,
        @Nullable String tls,
        @Nullable String authMethod,
        @Nullable String reason,
        @Nullable String session,
        Set<Mark> marks,
        SourceLine opened,
        @Nullable SourceLine settled)
        implements Input {

    @Override
    public long timeMicros() {
        return decidedMicros;
    }

    /** Whether the attempt carries the mark. */
    public boolean is(Mark mark) {
        return marks.contains(mark);
    }
}
