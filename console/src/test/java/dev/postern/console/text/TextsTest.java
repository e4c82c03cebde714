// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    @Test
    void whatDoesNotShowIsWrittenOut() {
        assertThat(VisibleText.of("a\u202Eb\n\u0000\u3164\uDB40\uDC41é漢"))
                .isEqualTo("a\\u202eb\\u000a\\u0000\\u3164\\U000e0041é漢");
        assertThat(VisibleText.of("abcdef", 4)).isEqualTo("abc…");
    }

    @Test
    void aTimeIsToldInTheZoneAndInUtc() {
        Moment moment = Moment.of(Instant.parse("2026-11-23T02:59:30.5Z"), NOW, ZoneId.of("Europe/Berlin"));

        assertThat(moment)
                .isEqualTo(new Moment(
                        "2026-11-23T02:59:30Z", "2026-11-23 03:59:30", "2026-11-23 02:59:30 UTC", "3 h ago"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T05:59:30Z, just now",
        "2026-11-23T05:30:00Z, 30 min ago",
        "2026-11-22T00:00:00Z, 30 h ago",
        "2026-11-13T06:00:00Z, 10 days ago",
        "2026-11-25T06:00:00Z, in 2 days",
    })
    void theDistanceIsInWords(Instant time, String words) {
        assertThat(Moment.of(time, NOW, ZoneId.of("UTC")).distance()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1500,1.5 kB", "25000000,25 MB"})
    void sizesAreShort(long bytes, String text) {
        assertThat(Amount.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void thingsAreCounted() {
        assertThat(Amount.of(1, "login")).isEqualTo("1 login");
        assertThat(Amount.of(12_000, "login")).isEqualTo("12,000 logins");
    }
}
