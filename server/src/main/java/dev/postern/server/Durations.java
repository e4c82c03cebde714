// SPDX-License-Identifier: Apache-2.0
package dev.postern.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 90s}, {@code 15m}, {@code 12h}, {@code 14d}. */
public final class Durations {
    /** What to write instead of a text that is no duration. */
    public static final String HINT = "write a number and s, m, h or d, e.g. 14d";

    private static final long LONGEST_DAYS = 3650;

    private Durations() {}

    /**
     * Reads a duration of at most ten years.
     *
     * @param option the option's name, for the error message
     * @throws UsageException when it is none
     */
    public static Duration parse(String option, String text) {
        Duration duration = of(text);
        if (duration == null) {
            throw new UsageException(option + ": '" + text + "' is no duration; " + HINT);
        }
        return duration;
    }

    /** Reads a duration of at most ten years; null when the text is none. */
    public static @Nullable Duration of(String text) {
        if (text.length() < 2 || text.length() > 10) {
            return null;
        }
        try {
            long amount = Long.parseLong(text.substring(0, text.length() - 1));
            Duration duration = switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(amount);
                case 'm' -> Duration.ofMinutes(amount);
                case 'h' -> Duration.ofHours(amount);
                case 'd' -> Duration.ofDays(amount);
                default -> Duration.ofSeconds(-1);
            };
            return duration.isNegative() || duration.toDays() > LONGEST_DAYS ? null : duration;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** The shortest text that {@link #of} reads as this duration; parts of a second are left out. */
    public static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
