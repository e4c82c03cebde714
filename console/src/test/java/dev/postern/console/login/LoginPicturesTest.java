// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.chart.Picture;
import dev.postern.console.login.FoundLogins.Moment;
import dev.postern.kernel.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginPicturesTest {
    private static final long NOON = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-11-23T12:00:00Z"));
    private static final long MINUTE = 60_000_000L;

    private static final FoundLogins FOUND = new FoundLogins(
            List.of(),
            0,
            List.of(),
            3,
            true,
            NOON,
            NOON + 2 * MINUTE,
            List.of(
                    new Moment(NOON, Outcome.SUCCESS),
                    new Moment(NOON + 2 * MINUTE, Outcome.FAILED),
                    new Moment(NOON + 2 * MINUTE, Outcome.FAILED)));

    @Test
    void loginsAreCountedByTimeAndOutcome() {
        Picture picture = LoginPictures.overTime(FOUND, LoginSearch.ANY, ZoneOffset.UTC, LoginSearch::query);

        assertThat(picture.table().columns()).containsExactly("Time", "successful", "failed", "incomplete");
        assertThat(picture.table().rows())
                .containsExactly(
                        List.of("2026-11-23 12:00:00 – 12:00:05", "1", "0", "0"),
                        List.of("2026-11-23 12:02:00 – 12:02:05", "0", "2", "0"));
    }

    @Test
    void aBarLeadsToItsLogins() {
        Picture picture = LoginPictures.overTime(
                FOUND,
                LoginSearch.ANY.with(LoginField.USER, "a&b"),
                ZoneOffset.UTC,
                search -> "/logins?" + search.query());

        assertThat(picture.svg())
                .contains(
                        "href=\"/logins?user=a%26b&amp;from=2026-11-23T12%3A00%3A00Z&amp;to=2026-11-23T12%3A00%3A05Z\"");
    }

    @Test
    void theWeekIsThatOfTheZone() {
        List<List<String>> rows =
                LoginPictures.week(FOUND, ZoneId.of("Asia/Tokyo")).table().rows();

        assertThat(rows.get(0).get(0)).isEqualTo("Mon");
        assertThat(rows.get(0).get(1 + 21)).isEqualTo("3");
    }
}
