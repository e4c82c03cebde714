// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.login;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A login in the form of {@code postern events}; null where it is not known. Names are hostile. */
public record Login(
        Instant time,
        String file,
        long line,
        Instant decidedAt,
        String instance,
        String engine,
        String outcome,
        @Nullable String remoteIp,
        @Nullable String remoteHost,
        @Nullable Integer remotePort,
        @Nullable String user,
        @Nullable String database,
        @Nullable String application,
        @Nullable String tls,
        @Nullable String authMethod,
        @Nullable String reason,
        @Nullable String session,
        List<String> marks) {

    static Login of(LoginEvent event) {
        IpAddress ip = event.remoteIp();
        return new Login(
                instant(event.openedMicros()),
                event.opened().file(),
                event.opened().line(),
                instant(event.decidedMicros()),
                event.instance(),
                event.engine().id(),
                event.outcome().name(),
                ip == null ? null : ip.toString(),
                event.remoteHost(),
                event.remotePort() < 0 ? null : event.remotePort(),
                event.user(),
                event.database(),
                event.application(),
                event.tls(),
                event.authMethod(),
                event.reason(),
                event.session(),
                Stream.of(Mark.values()).filter(event::is).map(Mark::id).toList());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
