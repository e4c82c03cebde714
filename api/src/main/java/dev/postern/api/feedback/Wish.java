// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.feedback;

import dev.postern.api.Refusals;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far feedback goes. The API has no members for it, so it is read out of the comments, where words of the form
 * {@code scope=user} and {@code days=90} may stand.
 *
 * @param reach of whom else it is true
 * @param days how long it lasts, 1 to 365
 */
public record Wish(Reach reach, int days) {
    private static final int MOST_DAYS = 365;
    private static final int DIGITS = 3;

    /** Of whom and where a login like the one in the finding is expected. */
    public enum Reach {
        /** Of this user on this database. */
        USER,
        /** Of everybody on this database. */
        DATABASE,
        /** Of this user on all databases of the account and region. */
        EVERYWHERE
    }

    /** What counts when nothing is said: this user on this database, for 90 days. */
    static final Wish USUAL = new Wish(Reach.USER, 90);

    /**
     * Reads it out of comments.
     *
     * @throws dev.postern.api.ApiException when a word has the form but no such value
     */
    public static Wish of(@Nullable String comment) {
        Wish wish = USUAL;
        for (String word : (comment == null ? "" : comment).split("\\s+", -1)) {
            if (word.startsWith("scope=")) {
                wish = new Wish(reach(word.substring(word.indexOf('=') + 1)), wish.days);
            } else if (word.startsWith("days=")) {
                wish = new Wish(wish.reach, days(word.substring(word.indexOf('=') + 1)));
            }
        }
        return wish;
    }

    private static Reach reach(String word) {
        for (Reach reach : Reach.values()) {
            if (reach.name().toLowerCase(Locale.ROOT).equals(word)) {
                return reach;
            }
        }
        throw Refusals.because("scope= in the comments must be user, database or everywhere.");
    }

    private static int days(String word) {
        boolean isNumber =
                !word.isEmpty() && word.length() <= DIGITS && word.chars().allMatch(c -> c >= '0' && c <= '9');
        int days = isNumber ? Integer.parseInt(word) : 0;
        if (days < 1 || days > MOST_DAYS) {
            throw Refusals.because("days= in the comments must be from 1 to " + MOST_DAYS + ".");
        }
        return days;
    }

    long millis() {
        return Duration.ofDays(days).toMillis();
    }
}
