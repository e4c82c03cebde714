// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HourCountsTest {

    private static final int HALF_LIFE = 90 * 24;

    private final HourCounts counts = new HourCounts(8);

    @Test
    void aValueCountsOnceAnHour() {
        assertThat(counts.see("a", 5)).isTrue();
        assertThat(counts.see("a", 5)).isFalse();
        assertThat(counts.see("a", 6)).isTrue();
        assertThat(counts.hours("a")).isEqualTo(2);
        assertThat(counts.total(6)).isEqualTo(2, within(1e-3));
    }

    @Test
    void anEmptyHistoryKnowsOnlyItsParent() {
        assertThat(counts.probability("a", 0.125, 1)).isEqualTo(0.125);
        assertThat(counts.chanceOfNew(1)).isEqualTo(1);
    }

    @Test
    void probabilitiesOfAllValuesSumToOne() {
        counts.see("a", 1);
        counts.see("b", 1);
        counts.see("a", 2);
        double base = 1.0 / 4;
        double sum = 0;
        for (String value : new String[] {"a", "b", "c", "d"}) {
            sum += counts.probability(value, base, 2);
        }
        assertThat(sum).isEqualTo(1, within(1e-9));
    }

    @Test
    void whoHasShownManyValuesIsExpectedToShowMore() {
        HourCounts steady = new HourCounts(8);
        for (int hour = 0; hour < 100; hour++) {
            steady.see("always", hour);
            counts.see("value" + hour % 6, hour);
        }
        assertThat(counts.chanceOfNew(100)).isGreaterThan(2 * steady.chanceOfNew(100));
    }

    @Test
    void historyFadesByHalfInNinetyDays() {
        counts.see("a", 0);
        assertThat(counts.total(HALF_LIFE)).isEqualTo(0.5, within(1e-9));
        assertThat(counts.total(3 * HALF_LIFE)).isEqualTo(0.125, within(1e-9));
    }

    @Test
    void beyondTheLimitTheLightestValuesGiveWay() {
        for (int hour = 0; hour < 50; hour++) {
            counts.see("often", hour);
        }
        for (int i = 0; i < 1000; i++) {
            counts.see("once" + i, 50);
        }
        assertThat(counts.distinct()).isLessThanOrEqualTo(8);
        assertThat(counts.knows("often")).isTrue();
    }
}
