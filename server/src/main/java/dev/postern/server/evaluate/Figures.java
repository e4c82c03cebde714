// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.evaluate;

import dev.postern.evaluation.measure.Interval;
import dev.postern.evaluation.report.Rates.Rate;
import dev.postern.evaluation.report.SequenceQuality;
import dev.postern.evaluation.report.Share;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them; {@code –} where there is none. */
final class Figures {
    private static final String NONE = "–";
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    private Figures() {}

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    static String percent(@Nullable Double share) {
        return share == null ? NONE : format("%.1f %%", 100 * share);
    }

    /** {@code 27/30}. */
    static String fraction(Share share) {
        return share.of() == 0 ? NONE : share.count() + "/" + share.of();
    }

    /** {@code 74–97 %}; nothing where nothing was tried. */
    static String interval(Share share) {
        Interval interval = share.interval();
        return share.of() == 0 ? NONE : format("%.0f–%.0f %%", 100 * interval.low(), 100 * interval.high());
    }

    static String rate(Rate rate) {
        return format("%.3f", rate.perDatabaseWeek());
    }

    static String rateInterval(Rate rate) {
        return format("%.3f–%.3f", rate.interval().low(), rate.interval().high());
    }

    /** How often findings were told together as an attack in several stages, in a sentence. */
    static String sentence(SequenceQuality of) {
        return "Told as an attack in several stages: " + fraction(of.severalStages()) + " of those that are, "
                + fraction(of.otherAttacks()) + " of the other attacks, " + fraction(of.authorised())
                + " of the authorised tests; made of background " + whole(of.background()) + ", false "
                + whole(of.wrong()) + ".";
    }

    static String number(@Nullable Double value) {
        if (value == null) {
            return NONE;
        }
        return value >= 1000 ? format("%,.0f", value) : format("%.2f", value);
    }

    /** A goal's figure, whatever its size. */
    static String goal(@Nullable Double value) {
        if (value == null) {
            return NONE;
        }
        return Math.abs(value) >= 100 ? format("%,.0f", value) : format("%.3f", value);
    }

    static String whole(long value) {
        return format("%,d", value);
    }

    /** A time in the unit that suits it: {@code 8 s}, {@code 40 min}, {@code 5.2 h}, {@code 3.1 d}. */
    static String seconds(@Nullable Double seconds) {
        if (seconds == null) {
            return NONE;
        }
        if (seconds < 2 * MINUTE) {
            return format("%.0f s", seconds);
        }
        if (seconds < 2 * HOUR) {
            return format("%.0f min", seconds / MINUTE);
        }
        return seconds < 2 * DAY ? format("%.1f h", seconds / HOUR) : format("%.1f d", seconds / DAY);
    }
}
