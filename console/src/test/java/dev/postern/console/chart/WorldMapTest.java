// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.chart.WorldMap.Dot;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorldMapTest {

    @Test
    void countriesLieWhereTheyAre() {
        World.Place germany = Objects.requireNonNull(World.middle("DE"));

        assertThat(germany.latitude()).isBetween(50.0, 52.5);
        assertThat(germany.longitude()).isBetween(9.0, 11.5);
        assertThat(World.middle("ZZ")).isNull();
    }

    @Test
    void nearlyAllCountriesHaveAPlace() {
        assertThat(Stream.of(Locale.getISOCountries()).filter(code -> World.middle(code) == null))
                .hasSizeLessThan(25);
    }

    @Test
    void allPlacesAreOnTheMap() {
        for (String code : Locale.getISOCountries()) {
            World.Place place = World.middle(code);
            if (place != null) {
                Projection.Point point = Projection.of(place.latitude(), place.longitude());
                assertThat(point.x()).isBetween(0.0, (double) Projection.WIDTH);
                assertThat(point.y()).isBetween(0.0, (double) Projection.HEIGHT);
            }
        }
    }

    @Test
    void eastIsRightAndNorthIsUp() {
        Projection.Point lisbon = Projection.of(38.7, -9.1);
        Projection.Point helsinki = Projection.of(60.2, 24.9);

        assertThat(helsinki.x()).isGreaterThan(lisbon.x());
        assertThat(helsinki.y()).isLessThan(lisbon.y());
    }

    @Test
    void theDotOfMostLoginsIsTheLargestAndAtTheBack() throws Exception {
        WorldMap map = new WorldMap(
                "Sources",
                "logins",
                List.of(
                        new Dot(51, 10, "Germany", 25, Ink.USUAL, ""),
                        new Dot(60, 98, "Russia", 100, Ink.UNUSUAL, "")));

        ChartXml chart = new ChartXml(map.draw().svg());

        assertThat(chart.attributes("circle", "class")).containsExactly("dot ink-unusual", "dot ink-usual");
        assertThat(chart.attributes("circle", "r")).containsExactly("22", "14");
        assertThat(chart.texts("desc")).containsExactly("Most logins: Russia 100, Germany 25.");
    }

    @Test
    void outlinesDoNotCrossTheMap() {
        for (String path : List.of(World.land(), World.borders())) {
            for (String step : path.split("l", -1)) {
                if (!step.startsWith("M")) {
                    int end = 1;
                    while (Character.isDigit(step.charAt(end))) {
                        end++;
                    }
                    assertThat(Math.abs(Integer.parseInt(step.substring(0, end))))
                            .isLessThan(100);
                }
            }
        }
    }
}
