// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.api.own.login.Login;
import dev.postern.console.chart.Ink;
import dev.postern.console.chart.LoginLanes;
import dev.postern.console.chart.Picture;
import dev.postern.console.chart.TimeAxis;
import dev.postern.kernel.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The logins of an incident as a picture: a lane for each user, a dot for each login. */
final class IncidentTimeline {
    private static final int INTERVALS = 24;

    private IncidentTimeline() {}

    /** Draws logins; null when there are none. */
    static @Nullable Picture of(List<Login> logins) {
        if (logins.isEmpty()) {
            return null;
        }
        long from = logins.stream().mapToLong(each -> micros(each.time())).min().orElse(0);
        long to = logins.stream().mapToLong(each -> micros(each.time())).max().orElse(0);
        List<LoginLanes.Login> marks = logins.stream()
                .map(each -> new LoginLanes.Login(
                        micros(each.time()),
                        Objects.requireNonNullElse(each.user(), "no user told"),
                        Ink.of(Outcome.valueOf(each.outcome())),
                        text(each)))
                .toList();
        TimeAxis axis = TimeAxis.over(from, to + 1, INTERVALS, ZoneOffset.UTC);
        return new LoginLanes("Logins of this finding", "user", axis, marks).draw();
    }

    private static String text(Login login) {
        String source =
                Objects.requireNonNullElse(login.remoteIp(), Objects.requireNonNullElse(login.remoteHost(), ""));
        return String.join(
                        " ",
                        login.outcome().toLowerCase(Locale.ROOT),
                        source,
                        Objects.requireNonNullElse(login.application(), ""),
                        Objects.requireNonNullElse(login.reason(), ""))
                .strip();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
