// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
    private static final HeatMap MAP = new HeatMap(
            "Logins by day and hour",
            "logins",
            List.of("Mon", "Tue"),
            List.of("00", "01", "02"),
            List.of(List.of(0L, 1L, 100L), List.of(25L, 0L, 0L)),
            1);

    @Test
    void shadesGrowWithTheCount() throws Exception {
        assertThat(new ChartXml(MAP.draw().svg()).attributes("rect", "class"))
                .containsExactly("heat-0", "heat-1", "heat-6", "heat-3", "heat-0", "heat-0");
    }

    @Test
    void cellsAndDescriptionTellTheNumbers() throws Exception {
        ChartXml chart = new ChartXml(MAP.draw().svg());

        assertThat(chart.texts("title")).contains("Mon, 02: 100 logins", "Tue, 00: 25 logins");
        assertThat(chart.texts("desc")).containsExactly("Most logins: 100 at Mon, 02.");
        assertThat(MAP.draw().table().rows())
                .containsExactly(List.of("Mon", "0", "1", "100"), List.of("Tue", "25", "0", "0"));
    }

    @Test
    void anEmptyMapSaysSo() throws Exception {
        HeatMap empty = new HeatMap("Logins", "logins", List.of("Mon"), List.of("00"), List.of(List.of(0L)), 1);

        assertThat(new ChartXml(empty.draw().svg()).texts("desc")).containsExactly("No logins.");
    }
}
