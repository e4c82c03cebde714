// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {
    private static final long SECOND = 1_000_000;
    private static final long NOON = 1_795_348_800 * SECOND;

    private final ClockOffset clock = new ClockOffset();

    @Test
    void nothingIsKnownBeforeTheFirstLine() {
        assertThat(clock.ahead()).isNull();
    }

    @Test
    void theLineWithTheLeastDelayTells() {
        clock.came(NOON + 3 * SECOND, NOON);
        clock.came(NOON + 60 * SECOND, NOON + 59 * SECOND);
        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aDelayIsNoClockThatIsBehind() {
        clock.came(NOON - 29 * SECOND, NOON);
        assertThat(clock.ahead()).isZero();
        assertThat(status().clockTrouble()).isNull();
    }

    @Test
    void aWrongZoneIsTold() {
        clock.came(NOON - 7_200 * SECOND, NOON);
        assertThat(status().clockTrouble()).startsWith("its clock is 7200.0 s behind this machine's");
        clock.came(NOON + 3_600 * SECOND, NOON + SECOND);
        assertThat(status().clockTrouble()).startsWith("its clock is 3599.0 s ahead of this machine's");
    }

    @Test
    void aClockThatWasSetRightIsRightAfterTwentyMinutes() {
        clock.came(NOON + 100 * SECOND, NOON);
        for (int minute = 1; minute <= 20; minute++) {
            long then = NOON + minute * 60L * SECOND;
            clock.came(then, then);
        }
        assertThat(clock.ahead()).isZero();
    }

    private DatabaseStatus status() {
        return new DatabaseStatus(
                "orders", "postgresql", true, true, 0, NOON, NOON, clock.ahead(), List.of(), List.of());
    }
}
