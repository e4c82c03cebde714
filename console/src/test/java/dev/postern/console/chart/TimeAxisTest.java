// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAxisTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static long at(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }

    @Test
    void daysBeginAtMidnightOfTheZone() {
        TimeAxis axis = TimeAxis.over(at("2026-07-01T10:00:00Z"), at("2026-07-10T10:00:00Z"), 12, BERLIN);

        assertThat(axis.from()).isEqualTo(at("2026-06-30T22:00:00Z"));
        assertThat(axis.text(0)).startsWith("2026-07-01");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                1,
                999,
                1_000_000,
                59_000_000,
                7_200_000_000L,
                900_000_000_000L,
                90_000_000_000_000L,
                3_000_000_000_000_000L
            })
    void theSpanIsHeldByAFewIntervals(long length) {
        long from = at("2026-03-29T00:30:00Z");
        for (ZoneId zone : new ZoneId[] {ZoneOffset.UTC, BERLIN, ZoneId.of("Asia/Kathmandu")}) {
            TimeAxis axis = TimeAxis.over(from, from + length, 48, zone);

            assertThat(axis.intervals()).isBetween(1, 48);
            assertThat(axis.interval(from)).isZero();
            assertThat(axis.interval(from + length - 1)).isEqualTo(axis.intervals() - 1);
            assertThat(axis.interval(axis.to())).isEqualTo(-1);
            assertThat(axis.ticks(6))
                    .hasSizeLessThanOrEqualTo(7)
                    .allMatch(tick -> tick.share() >= 0 && tick.share() < 1);
        }
    }

    @Test
    void ticksOfADayAreHoursAndMidnightIsADate() {
        TimeAxis axis = TimeAxis.over(at("2026-11-22T18:00:00Z"), at("2026-11-23T06:00:00Z"), 48, ZoneOffset.UTC);

        assertThat(axis.ticks(6)).extracting(TimeAxis.Tick::text).contains("23 Nov", "20:00");
    }

    @Test
    void intervalsAreToldByTheirEnds() {
        assertThat(TimeAxis.over(at("2026-11-22T18:00:00Z"), at("2026-11-22T18:10:00Z"), 10, ZoneOffset.UTC)
                        .text(1))
                .isEqualTo("2026-11-22 18:01 – 18:02");
    }
}
