// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.api.own.Page;
import dev.postern.api.own.login.Login;
import dev.postern.console.chart.Ink;
import dev.postern.console.chart.LoginLanes;
import dev.postern.console.chart.Picture;
import dev.postern.console.chart.TimeAxis;
import dev.postern.console.login.LoginPictures;
import dev.postern.console.web.Parameters;
import dev.postern.kernel.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The logins of an incident as a picture, all of it or a part: a lane for each user, a dot for each login.
 *
 * @param picture null when there are no logins
 * @param more whether there are more logins than it shows
 * @param window the part of the incident that is looked at
 * @param address of the page of the incident
 */
public record IncidentTimeline(@Nullable Picture picture, boolean more, TimeWindow window, String address) {
    /** Logins that it shows. */
    static final int LOGINS = 500;

    private static final int INTERVALS = 24;

    /** Draws logins of a part of the incident. */
    static IncidentTimeline of(Page<Login> logins, TimeWindow window, String address) {
        return new IncidentTimeline(draw(logins.items(), window), logins.nextToken() != null, window, address);
    }

    private static @Nullable Picture draw(List<Login> logins, TimeWindow window) {
        if (logins.isEmpty()) {
            return null;
        }
        long from = logins.stream().mapToLong(each -> micros(each.time())).min().orElse(0);
        long to = logins.stream().mapToLong(each -> micros(each.time())).max().orElse(0) + 1;
        List<LoginLanes.Login> marks = logins.stream()
                .map(each -> new LoginLanes.Login(
                        micros(each.time()),
                        Objects.requireNonNullElse(each.user(), "no user told"),
                        Ink.of(Outcome.valueOf(each.outcome())),
                        text(each)))
                .toList();
        TimeAxis axis = window.isPart()
                ? new TimeAxis(window.from(), window.to() - window.from(), 1, ZoneOffset.UTC)
                : TimeAxis.over(from, to, INTERVALS, ZoneOffset.UTC);
        Picture picture = new LoginLanes("Logins of this finding", "user", axis, marks).draw();
        return new Picture(picture.svg(), legend(logins), picture.table());
    }

    private static List<Picture.Key> legend(List<Login> logins) {
        return logins.stream()
                .map(each -> Outcome.valueOf(each.outcome()))
                .distinct()
                .sorted()
                .map(outcome -> new Picture.Key(Ink.of(outcome), LoginPictures.words(outcome)))
                .toList();
    }

    /** The address of another part; of the whole when it is none. */
    public String address(@Nullable TimeWindow part) {
        return part == null || !part.isPart()
                ? address
                : new Parameters(List.of())
                        .with(TimeWindow.FROM, time(part.from()))
                        .with(TimeWindow.TO, time(part.to()))
                        .under(address);
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
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
