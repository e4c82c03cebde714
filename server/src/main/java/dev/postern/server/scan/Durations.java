// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.server.UsageException;
import java.time.Duration;

/** Durations as people write them: {@code 90s}, {@code 15m}, {@code 12h}, {@code 14d}. */
final class Durations {
    private static final long LONGEST_DAYS = 3650;

    private Durations() {}

    /**
     * Reads a duration of at most ten years.
     *
     * @param option the option's name, for the error message
     * @throws UsageException when it is none
     */
    static Duration parse(String option, String text) {
        if (text.length() >= 2 && text.length() <= 10) {
            try {
                long amount = Long.parseLong(text.substring(0, text.length() - 1));
                Duration duration = switch (text.charAt(text.length() - 1)) {
                    case 's' -> Duration.ofSeconds(amount);
                    case 'm' -> Duration.ofMinutes(amount);
                    case 'h' -> Duration.ofHours(amount);
                    case 'd' -> Duration.ofDays(amount);
                    default -> Duration.ofSeconds(-1);
                };
                if (!duration.isNegative() && duration.toDays() <= LONGEST_DAYS) {
                    return duration;
                }
            } catch (NumberFormatException notANumber) {
                // falls through to the message
            }
        }
        throw new UsageException(option + ": '" + text + "' is no duration; write a number and s, m, h or d, e.g. 14d");
    }
}
