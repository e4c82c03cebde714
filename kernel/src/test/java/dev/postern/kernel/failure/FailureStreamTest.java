// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FailureStreamTest {

    private static final long DAY = 86_400_000_000L;

    private final FailureStream stream = new FailureStream(0.1);

    @Test
    void aFailureWeighsTheLogarithmOfTheRates() {
        assertThat(stream.evidence()).isEqualTo(Math.log(2.1 / 0.1), within(1e-9));
    }

    @Test
    void silenceTakesEvidenceAwayAndNeverBelowZero() {
        stream.advance(0);
        stream.add(3);
        stream.advance(DAY);
        assertThat(stream.sum()).isEqualTo(1, within(1e-9));
        stream.advance(3 * DAY);
        assertThat(stream.sum()).isZero();
    }

    @Test
    void onlyEarlierDaysAreUsual() {
        stream.advance(0);
        double before = stream.evidence();
        for (int i = 0; i < 50; i++) {
            stream.countSeries();
        }
        assertThat(stream.evidence()).isEqualTo(before);
        stream.advance(DAY);
        assertThat(stream.evidence()).isLessThan(before);
    }

    @Test
    void clockworkIsToldFromChance() {
        long[] even = new long[20];
        long[] uneven = new long[20];
        for (int i = 0; i < 20; i++) {
            even[i] = i * 1_000_000L;
            uneven[i] = 100_000L * i * i;
        }
        assertThat(Rhythm.isSteady(even, 0, 20, 500_000)).isTrue();
        assertThat(Rhythm.isSteady(even, 0, 20, 2_000_000))
                .as("too fast a beat")
                .isFalse();
        assertThat(Rhythm.isSteady(uneven, 0, 20, 500_000)).isFalse();
    }
}
