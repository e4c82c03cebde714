// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.episode.Words;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.profile.FleetProfile;
import dev.postern.kernel.profile.HourCounts;
import dev.postern.kernel.profile.Person;
import dev.postern.kernel.profile.UserProfile;
import org.jspecify.annotations.Nullable;

/** Whether the user is expected at all: a first login, or one after a long silence. */
final class PresenceFactors {

    /** The share of an attacker's logins that are the first of their user. */
    private static final double ATTACKER_IS_NEW = 0.05;
    /** The share of an attacker's logins, with what belongs to a person, that are the person's first to a database. */
    private static final double ATTACKER_STRAYS = 0.5;
    /** Whoever opens a new database no more often than every so many days at work is not expected at another. */
    private static final double RARELY = 1.0 / 5;

    private static final int NAMES_KNOWN_DAYS = 21;
    /** Whoever has been left in one database may be left in another. */
    private static final int FEW_ARRIVALS = 3;

    private static final double RARELY_NEW_NAMES = 0.5;
    /** Users stay away for three weeks on average once they stay away. */
    private static final double ABSENCE_DAYS = 22;

    private static final double ABSENT_AT_ALL = 0.25;
    private static final int DORMANT_DAYS = 50;

    private PresenceFactors() {}

    /** The first login of a user on this instance, else null. */
    static @Nullable Term newcomer(Context context) {
        if (context.user() != null || context.isUserExpected()) {
            return null;
        }
        Person person = context.person();
        if (person != null && person.isSettled()) {
            double openings = person.openingsADay();
            return new Term(
                    "user",
                    Term.bits(ATTACKER_STRAYS, openings, -2, 6),
                    () -> "first login of " + context.name() + " on this database; in "
                            + Words.count(person.days(), "day") + " with logins to others, a new one came "
                            + everyDays(openings));
        }
        HourCounts users = context.instance().userHours();
        double bits = Term.bits(ATTACKER_IS_NEW, users.chanceOfNew(context.hour()), -2, 6);
        return new Term(
                "user",
                bits,
                () -> "first login of " + context.name() + " on this database ("
                        + Words.count(users.distinct(), "other user") + " known)");
    }

    private static String everyDays(double openingsADay) {
        long days = Math.round(1 / openingsADay);
        return days <= 1 ? "each day lately" : "once in " + days + " days lately";
    }

    /**
     * Whether somebody who has been at work for weeks, and lately on the same databases, comes to one for the first time: with the
     * right account, program and network it is what an insider does who looks around.
     */
    static boolean isStray(Context context) {
        Person person = context.person();
        return context.user() == null
                && !context.isUserExpected()
                && person != null
                && person.isSettled()
                && context.origin().ip() != null
                && person.openingsADay() < RARELY;
    }

    /**
     * Whether an account of this name is new to all databases, or to all but a few, where new names are rare: somebody new, a new application,
     * or what an intruder has left to come back by (ATT&CK T1136).
     */
    static boolean isUnheardOf(Context context) {
        FleetProfile fleet = context.fleet();
        return context.user() == null
                && !context.isUserExpected()
                && !context.name().isEmpty()
                && context.origin().ip() != null
                && fleet.daysOfNames() >= NAMES_KNOWN_DAYS
                && fleet.arrivalsOfName(context.name()) <= FEW_ARRIVALS
                && fleet.newNamesADay() < RARELY_NEW_NAMES;
    }

    /** The whole days without a login before this one, or null when there was none. */
    static @Nullable Term gap(Context context) {
        UserProfile user = context.user();
        if (user == null || context.isUserExpected()) {
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
        if (user == null || context.isUserExpected()) {
            return false;
        }
        int days = gapDays(context, user);
        return days > DORMANT_DAYS && days > 2 * user.longestGapDays();
    }

    private static int gapDays(Context context, UserProfile user) {
        return EventTime.day(context.micros()) - EventTime.day(user.latestMicros());
    }
}
