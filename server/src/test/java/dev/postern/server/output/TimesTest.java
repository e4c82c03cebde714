// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void writes_milliseconds_or_microseconds_as_needed() {
        long t = Times.parse("2026-11-22T08:53:58Z");

        assertThat(Times.iso(t)).isEqualTo("2026-11-22T08:53:58.000Z");
        assertThat(Times.iso(t + 753_000)).isEqualTo("2026-11-22T08:53:58.753Z");
        assertThat(Times.iso(t + 753_012)).isEqualTo("2026-11-22T08:53:58.753012Z");
        assertThat(Times.isoMillis(t + 753_999)).isEqualTo("2026-11-22T08:53:58.753Z");
        assertThat(Times.brief(t + 753_012)).isEqualTo("2026-11-22 08:53:58");
    }

    @Test
    void reads_dates_and_instants() {
        assertThat(Times.parse("1970-01-02")).isEqualTo(86_400_000_000L);
        assertThat(Times.parse("1970-01-01T00:00:01.5Z")).isEqualTo(1_500_000);
    }
}
