// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</text><script>alert(1)</script>",
                "\" onload=\"alert(1)",
                "' onload='alert(1)",
                "]]><script>",
                "&lt;script&gt;",
                "<!--",
                "\u0000\u0001\uFFFF\uD800x",
                "a\u202Egnp.exe",
            })
    void hostileNamesStayText(String name) throws Exception {
        LoginLanes lanes = new LoginLanes(
                name,
                name,
                new TimeAxis(0, 1_000_000, 10, ZoneOffset.UTC),
                List.of(new LoginLanes.Login(5, name, Ink.FAILED, name)));
        WorldMap map = new WorldMap(name, name, List.of(new WorldMap.Dot(0, 0, name, 1, Ink.USUAL, "/x?q=" + name)));
        HeatMap heat = new HeatMap(name, name, List.of(name), List.of(name), List.of(List.of(1L)), 1);

        for (String svg :
                List.of(lanes.draw().svg(), map.draw().svg(), heat.draw().svg())) {
            ChartXml chart = new ChartXml(svg);
            assertThat(chart.all("script")).isEmpty();
            assertThat(chart.all("*")).noneMatch(each -> each.hasAttribute("onload") || each.hasAttribute("style"));
        }
    }

    @Test
    void whatAReaderWouldNotSeeIsMadeVisible() {
        assertThat(new Svg().text("text", "a\u202Eb\u0000\uDB40\uDC41").toString())
                .isEqualTo("<text>a\\u202eb\\u0000\\U000e0041</text>");
    }

    @Test
    void numbersAreShort() {
        assertThat(Svg.number(12)).isEqualTo("12");
        assertThat(Svg.number(1.0 / 3)).isEqualTo("0.33");
        assertThat(Svg.percent(0.125)).isEqualTo("12.5%");
    }
}
