// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.episode.Words;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.profile.HourCounts;
import dev.postern.kernel.profile.UserProfile;
import org.jspecify.annotations.Nullable;

/** Whether the user is expected at all: a first login, or one after a long silence. */
final class PresenceFactors {

    /** The share of an attacker's logins that are the first of their user. */
    private static final double ATTACKER_IS_NEW = 0.05;
    /** Users stay away for three weeks on average once they stay away. */
    private static final double ABSENCE_DAYS = 22;

    private static final double ABSENT_AT_ALL = 0.25;
    private static final int DORMANT_DAYS = 50;

    private PresenceFactors() {}

    /** The first login of a user on this instance, else null. */
    static @Nullable Term newcomer(Context context) {
        if (context.user() != null) {
            return null;
        }
        HourCounts users = context.instance().userHours();
        double bits = Term.bits(ATTACKER_IS_NEW, users.chanceOfNew(context.hour()), -2, 6);
        return new Term(
                "user",
                bits,
                () -> "first login of " + context.name() + " on this database ("
                        + Words.count(users.distinct(), "other user") + " known)");
    }

    /** The whole days without a login before this one, or null when there was none. */
    static @Nullable Term gap(Context context) {
        UserProfile user = context.user();
        if (user == null) {
            return null;
        }
        int days = gapDays(context, user) - 1;
        if (days < 1) {
            return null;
        }
        int age = EventTime.day(context.micros()) - EventTime.day(user.firstMicros());
        double active = Math.min(1, (user.activeDays() + 1.0) / (age + 2.0));
        double silent =
                Math.max(StrictMath.pow(1 - active, days), ABSENT_AT_ALL * StrictMath.exp(-days / ABSENCE_DAYS));
        return new Term(
                "absence",
                Term.clip(-Term.log2(silent), 0, 7),
                () -> "no login of " + context.name() + " for " + Words.count(days, "day") + " (at most "
                        + Words.count(user.longestGapDays(), "day") + " before)");
    }

    /** Whether the account was unused for more than 50 days and twice its longest pause. */
    static boolean isDormant(Context context) {
        UserProfile user = context.user();
        if (user == null) {
            return false;
        }
        int days = gapDays(context, user);
        return days > DORMANT_DAYS && days > 2 * user.longestGapDays();
    }

    private static int gapDays(Context context, UserProfile user) {
        return EventTime.day(context.micros()) - EventTime.day(user.latestMicros());
    }
}
