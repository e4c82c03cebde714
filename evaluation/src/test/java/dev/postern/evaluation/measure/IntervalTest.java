// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static final Offset<Double> CLOSE = within(0.0001);

    @Test
    void shares_have_the_intervals_of_the_literature() {
        // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3 (without continuity correction).
        assertInterval(Interval.ofShare(81, 263), 0.2553, 0.3662);
        assertInterval(Interval.ofShare(15, 148), 0.0624, 0.1605);
        assertInterval(Interval.ofShare(0, 20), 0.0000, 0.1611);
        assertInterval(Interval.ofShare(1, 29), 0.0061, 0.1718);
    }

    @Test
    void a_full_share_stays_below_certainty() {
        assertInterval(Interval.ofShare(30, 30), 0.8865, 1.0);
    }

    @Test
    void of_nothing_nothing_is_known() {
        assertThat(Interval.ofShare(0, 0)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void rates_have_nearly_the_exact_intervals_of_a_poisson_count() {
        // Exact: 10 gives 4.795 to 18.390, 0 gives 0 to 3.689.
        Interval ten = Interval.ofRate(10, 1);
        assertThat(ten.low()).isCloseTo(4.795, within(0.02));
        assertThat(ten.high()).isCloseTo(18.390, within(0.02));
        assertThat(Interval.ofRate(0, 1).low()).isZero();
        assertThat(Interval.ofRate(0, 1).high()).isCloseTo(3.689, within(0.07));
        assertThat(Interval.ofRate(10, 20).high()).isCloseTo(ten.high() / 20, within(1e-9));
    }

    private static void assertInterval(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, CLOSE);
        assertThat(interval.high()).isCloseTo(high, CLOSE);
    }
}
