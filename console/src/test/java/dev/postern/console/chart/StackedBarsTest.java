// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.chart.StackedBars.Series;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackedBarsTest {
    private static final long HOUR = 3_600_000_000L;
    private static final TimeAxis AXIS = new TimeAxis(0, HOUR, 3, ZoneOffset.UTC);

    private static StackedBars bars(List<Long> low, List<Long> high) {
        return new StackedBars(
                "Findings",
                "findings",
                AXIS,
                List.of(new Series(Ink.LOW, "low", low), new Series(Ink.HIGH, "high", high)));
    }

    @Test
    void seriesStandOnEachOther() throws Exception {
        ChartXml chart = new ChartXml(
                bars(List.of(0L, 1L, 0L), List.of(0L, 3L, 0L)).draw().svg());

        assertThat(chart.attributes("rect", "class")).containsExactly("ink-low", "ink-high");
        assertThat(chart.attributes("rect", "height")).containsExactly("35", "105");
        assertThat(chart.attributes("rect", "y")).containsExactly("123", "18");
    }

    @Test
    void aBarTellsItsTimeAndCounts() throws Exception {
        ChartXml chart = new ChartXml(
                bars(List.of(0L, 0L, 1200L), List.of(0L, 0L, 3L)).draw().svg());

        assertThat(chart.texts("title")).contains("1970-01-01 02:00 – 03:00 UTC: 1,200 low, 3 high");
    }

    @Test
    void theSmallestCountIsSeen() throws Exception {
        ChartXml chart = new ChartXml(
                bars(List.of(1L, 0L, 0L), List.of(0L, 100_000L, 0L)).draw().svg());

        assertThat(chart.attributes("rect", "height")).contains("1.5");
    }

    @Test
    void theTableHasTheSameNumbersWithoutEmptyIntervals() {
        DataTable table = bars(List.of(0L, 2L, 0L), List.of(0L, 1L, 0L)).draw().table();

        assertThat(table.columns()).containsExactly("Time", "low", "high");
        assertThat(table.rows()).containsExactly(List.of("1970-01-01 01:00 – 02:00", "2", "1"));
    }

    @Test
    void barsThatLeadSomewhereAreNoImageForScreenReaders() throws Exception {
        StackedBars plain = bars(List.of(1L, 1L, 1L), List.of(0L, 0L, 0L));
        StackedBars linked =
                new StackedBars("F", "findings", AXIS, plain.series(), interval -> "/findings?n=" + interval);

        assertThat(new ChartXml(plain.draw().svg()).root().getAttribute("role")).isEqualTo("img");
        ChartXml chart = new ChartXml(linked.draw().svg());
        assertThat(chart.root().getAttribute("role")).isEqualTo("group");
        assertThat(chart.attributes("a", "href")).containsExactly("/findings?n=0", "/findings?n=1", "/findings?n=2");
    }

    @Test
    void withoutCountsThereIsAnEmptyPlot() throws Exception {
        Picture picture = bars(List.of(0L, 0L, 0L), List.of(0L, 0L, 0L)).draw();

        assertThat(new ChartXml(picture.svg()).all("rect")).isEmpty();
        assertThat(picture.table().rows()).isEmpty();
    }
}
