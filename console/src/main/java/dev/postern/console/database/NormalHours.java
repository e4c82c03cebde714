// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.database;

import dev.postern.api.own.baseline.Baseline;
import dev.postern.console.chart.HeatMap;
import dev.postern.console.chart.Picture;
import dev.postern.kernel.profile.EventTime;
import java.util.ArrayList;
import java.util.List;

/** The parts of the week in which logins are normal, as a picture. */
final class NormalHours {
    private static final int PARTS_OF_DAY = 8;
    private static final List<String> ROWS = List.of("Working days", "Weekends");
    private static final List<String> COLUMNS = List.of("00", "03", "06", "09", "12", "15", "18", "21");

    private NormalHours() {}

    /** Draws the values of the dimension {@code partsOfWeek}. */
    static Picture picture(String title, List<Baseline.Value> partsOfWeek) {
        List<List<Long>> counts = new ArrayList<>();
        for (int row = 0; row < ROWS.size(); row++) {
            List<Long> line = new ArrayList<>();
            for (int column = 0; column < PARTS_OF_DAY; column++) {
                line.add(hours(partsOfWeek, EventTime.partOfWeekText(row * PARTS_OF_DAY + column)));
            }
            counts.add(line);
        }
        return new HeatMap(title, "hours with logins", ROWS, COLUMNS, counts, 1).draw();
    }

    private static long hours(List<Baseline.Value> values, String part) {
        return values.stream()
                .filter(each -> each.value().equals(part))
                .mapToLong(Baseline.Value::hours)
                .sum();
    }
}
