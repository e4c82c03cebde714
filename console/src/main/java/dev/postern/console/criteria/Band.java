// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bands of severities (GuardDuty user guide, severity levels): the whole numbers that equality in criteria takes for them. */
enum Band {
    LOW(1, 3),
    MEDIUM(4, 6),
    HIGH(7, 8),
    CRITICAL(9, 10);

    private final int least;
    private final int greatest;

    Band(int least, int greatest) {
        this.least = least;
        this.greatest = greatest;
    }

    int least() {
        return least;
    }

    /** The first whole number beyond it. */
    int end() {
        return greatest + 1;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The numbers of the band. */
    List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        for (int number = least; number <= greatest; number++) {
            numbers.add(Integer.toString(number));
        }
        return numbers;
    }

    /** The band of this name, or null. */
    static @Nullable Band of(String text) {
        for (Band band : values()) {
            if (band.text().equals(text.toLowerCase(Locale.ROOT))) {
                return band;
            }
        }
        return null;
    }
}
