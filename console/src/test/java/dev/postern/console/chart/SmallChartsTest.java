// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallChartsTest {

    @Test
    void aSparklineGoesFromLeftToRight() throws Exception {
        ChartXml chart = new ChartXml(
                new Sparkline("Logins", List.of(0L, 10L, 5L)).draw().svg());

        assertThat(chart.attributes("polyline", "points")).containsExactly("0,22 50,2 100,12");
        assertThat(chart.root().getAttribute("aria-label")).isEqualTo("Logins: 15 in all, at most 10");
    }

    @Test
    void aShareBarIsAsLongAsItsShare() throws Exception {
        ChartXml chart = new ChartXml(ShareBar.svg(Ink.UNUSUAL, 30, 120));

        assertThat(chart.attributes("rect", "width")).containsExactly("100%", "25%");
        assertThat(chart.root().getAttribute("aria-hidden")).isEqualTo("true");
    }

    @Test
    void lanesBeyondTheLastAreOne() throws Exception {
        List<LoginLanes.Login> logins = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            logins.add(new LoginLanes.Login(i * 1_000_000L, "user" + i, Ink.FAILED, "failed"));
        }
        LoginLanes lanes = new LoginLanes("Logins", "user", new TimeAxis(0, 1_000_000, 30, ZoneOffset.UTC), logins);

        ChartXml chart = new ChartXml(lanes.draw().svg());

        assertThat(chart.texts("text")).contains("user0", "user10", "others").doesNotContain("user11");
        assertThat(chart.all("circle")).hasSize(30);
        assertThat(lanes.draw().table().rows()).hasSize(30);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "7,7", "999,999", "1000,1k", "1540,1.5k", "99999,99k", "1000000,1M"})
    void countsOfTheScaleAreShort(long value, String text) {
        assertThat(Numbers.brief(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,4", "5,10", "11,20", "399,400", "401,1000"})
    void theScaleEndsAtARoundNumber(long value, long ceiling) {
        assertThat(Numbers.ceiling(value)).isEqualTo(ceiling);
    }
}
