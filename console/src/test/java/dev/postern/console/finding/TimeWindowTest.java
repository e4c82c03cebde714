// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.web.Parameters;
import dev.postern.store.FindingState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWindowTest {
    private static final long MINUTE = 60_000_000;
    private static final long FIRST = at("2026-11-22T03:12:00.250Z");
    private static final long LAST = at("2026-11-22T03:22:00Z");

    private static long at(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }

    private static TimeWindow window(String query) {
        FindingState finding =
                new FindingState("id", "type", 2, "orders", "t", 1, FIRST, LAST, FIRST, LAST, false, true, "{}");
        return TimeWindow.of(Parameters.of(query), finding);
    }

    private static TimeWindow part(String from, String to) {
        return window("from=2026-11-22T" + from + "Z&to=2026-11-22T" + to + "Z");
    }

    @Test
    void a_part_is_told_in_whole_seconds() {
        TimeWindow part = part("03:14:00.700", "03:16:00.100");

        assertThat(part.isPart()).isTrue();
        assertThat(part.from()).isEqualTo(at("2026-11-22T03:14:00Z"));
        assertThat(part.to()).isEqualTo(at("2026-11-22T03:16:01Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "from=2026-11-22T03:14:00Z",
                "from=2026-11-22T03:14:00Z&to=x",
                "from=2026-11-22T03:16:00Z&to=2026-11-22T03:14:00Z",
                "from=2026-11-22T03:14:00Z&to=2026-11-22T03:14:00Z",
                "from=0001-01-01T00:00:00Z&to=9999-01-01T00:00:00Z",
                "from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00Z",
                "from=%2B999999999-12-31T23:59:59Z&to=%2B999999999-12-31T23:59:59Z"
            })
    void what_names_no_part_of_the_incident_is_all_of_it(String query) {
        TimeWindow window = window(query);

        assertThat(window.isPart()).isFalse();
        assertThat(window.from()).isEqualTo(FIRST);
        assertThat(window.to()).isEqualTo(LAST + 1);
        assertThat(window.earlier()).isNull();
        assertThat(window.later()).isNull();
    }

    @Test
    void in_and_out_are_around_the_same_middle() {
        TimeWindow part = part("03:14:00", "03:18:00");

        assertThat(part.inner()).isEqualTo(part("03:15:00", "03:17:00"));
        assertThat(part("03:15:00", "03:17:00").outer()).isEqualTo(part);
        assertThat(part("03:13:00", "03:21:00").outer().isPart()).isFalse();
    }

    @Test
    void one_goes_on_by_half_and_ends_with_the_incident() {
        TimeWindow part = part("03:14:00", "03:18:00");

        assertThat(part.later()).isEqualTo(part("03:16:00", "03:20:00"));
        assertThat(part.earlier().from()).isEqualTo(FIRST);
        assertThat(part.earlier().to()).isEqualTo(part.to() - 2 * MINUTE);
        assertThat(part("03:20:00", "03:23:00").later()).isNull();
    }

    @Test
    void nothing_is_narrower_than_a_second() {
        TimeWindow narrow = part("03:14:00", "03:14:01");

        assertThat(narrow.inner()).isNull();
        assertThat(narrow.later()).isEqualTo(part("03:14:01", "03:14:02"));
        assertThat(narrow.outer().to() - narrow.outer().from()).isGreaterThan(1_000_000);
    }
}
