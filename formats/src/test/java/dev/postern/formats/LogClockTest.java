// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogClockTest {
    private final StreamReport report = new StreamReport("test", null);

    @Test
    void calendar_arithmetic_agrees_with_the_platform() {
        for (long day = -1; day < 40_000; day += 13) {
            var date = java.time.LocalDate.ofEpochDay(day);
            assertThat(LogClock.utc(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), 1, 2, 3, 4))
                    .isEqualTo((day * 86_400 + 3723) * 1_000_000 + 4);
        }
    }

    @Test
    void impossible_dates_are_refused() {
        assertThat(LogClock.valid(2026, 2, 29, 0, 0, 0)).isFalse();
        assertThat(LogClock.valid(2028, 2, 29, 0, 0, 0)).isTrue();
        assertThat(LogClock.valid(2026, 13, 1, 0, 0, 0)).isFalse();
        assertThat(LogClock.valid(2026, 4, 31, 0, 0, 0)).isFalse();
        assertThat(LogClock.valid(2026, 4, 30, 24, 0, 0)).isFalse();
    }

    @Test
    void numeric_zones_are_taken_as_written() {
        assertThat(at(clock(null, ZoneOffset.UTC), "12:00", "-03")).isEqualTo("2026-07-01T15:00:00Z");
        assertThat(at(clock(null, ZoneOffset.UTC), "12:00", "+0545")).isEqualTo("2026-07-01T06:15:00Z");
        assertThat(at(clock(null, ZoneOffset.UTC), "12:00", "+05:30")).isEqualTo("2026-07-01T06:30:00Z");
        assertThat(at(clock(null, ZoneId.of("Asia/Tokyo")), "12:00", "UTC")).isEqualTo("2026-07-01T12:00:00Z");
    }

    @Test
    void an_abbreviation_that_this_machine_does_not_use_is_refused_with_the_words_to_pass() {
        assertThatThrownBy(() -> at(clock(null, ZoneOffset.UTC), "12:00", "IST"))
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining("IST")
                .hasMessageContaining("--timezone db=");
    }

    @Test
    void an_abbreviation_of_the_other_half_of_the_year_is_refused_too() {
        assertThatThrownBy(() -> at(clock(null, ZoneId.of("Europe/Berlin")), "12:00", "CET"))
                .isInstanceOf(SourceRefusedException.class);
    }

    @Test
    void an_abbreviation_that_this_machine_uses_is_read_so_and_said() {
        assertThat(at(clock(null, ZoneId.of("Europe/Berlin")), "12:00", "CEST")).isEqualTo("2026-07-01T10:00:00Z");
        assertThat(report.notes()).hasSize(1).first().asString().contains("Europe/Berlin");
    }

    @Test
    void the_zone_given_reads_any_abbreviation() {
        assertThat(at(clock(ZoneId.of("Asia/Kolkata"), ZoneOffset.UTC), "12:00", "IST"))
                .isEqualTo("2026-07-01T06:30:00Z");
    }

    @Test
    void in_the_repeated_hour_order_tells_which_hour_is_meant() {
        LogClock clock = clock(ZoneId.of("Europe/Berlin"), ZoneOffset.UTC);

        assertThat(fold(clock, 2, 59, "")).isEqualTo("2026-10-25T00:59:00Z");
        assertThat(fold(clock, 2, 1, "")).isEqualTo("2026-10-25T01:01:00Z");
        assertThat(fold(clock, 2, 30, "")).isEqualTo("2026-10-25T01:30:00Z");
        assertThat(fold(clock, 3, 0, "")).isEqualTo("2026-10-25T02:00:00Z");
    }

    @Test
    void in_the_repeated_hour_an_abbreviation_tells_which_hour_is_meant() {
        LogClock clock = clock(ZoneId.of("Europe/Berlin"), ZoneOffset.UTC);

        assertThat(fold(clock, 2, 30, "CET")).isEqualTo("2026-10-25T01:30:00Z");
        assertThat(fold(clock, 2, 30, "CEST")).isEqualTo("2026-10-25T00:30:00Z");
    }

    private LogClock clock(@Nullable ZoneId said, ZoneId machine) {
        return new LogClock(ScanOptions.of("db", machine).withZone(said), report);
    }

    private static String at(LogClock clock, String time, String zone) {
        int hour = Integer.parseInt(time.substring(0, 2));
        return read(clock, LogClock.utc(2026, 7, 1, hour, 0, 0, 0), zone);
    }

    private static String fold(LogClock clock, int hour, int minute, String zone) {
        return read(clock, LogClock.utc(2026, 10, 25, hour, minute, 0, 0), zone);
    }

    private static String read(LogClock clock, long local, String zone) {
        LogLine line = new LogLine();
        line.buf = zone.getBytes(ISO_8859_1);
        line.to = line.buf.length;
        return Instant.EPOCH
                .plusNanos(clock.instant(local, line, 0, line.to) * 1000)
                .toString();
    }
}
