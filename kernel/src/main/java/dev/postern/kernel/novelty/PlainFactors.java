// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.profile.Trait;
import org.jspecify.annotations.Nullable;

/** Factors of one trait each, against an attacker who takes any value alike. */
final class PlainFactors {

    private static final double PARTS_OF_WEEK = 16;
    private static final double DATABASES = 50;
    private static final double SECURITY_KINDS = 8;
    private static final double SPOOFED = 0.25;

    private PlainFactors() {}

    /** The database asked for, or null when the log does not tell. */
    static @Nullable Term database(Context context) {
        Object database = context.traits().get(Trait.DATABASE);
        if (database == null) {
            return null;
        }
        double habit = context.habit(Trait.DATABASE, database, 1 / DATABASES);
        double attacker = 1.0 / (context.instance().all().distinct(Trait.DATABASE) + 1);
        return new Term(
                "database",
                Term.bits(attacker, habit, -0.5, 4),
                () -> History.of(context, Trait.DATABASE, database, "database " + database, Object::toString));
    }

    /** The part of the week, UTC. */
    static @Nullable Term hour(Context context) {
        Object part = context.traits().get(Trait.HOUR);
        if (part == null) {
            return null;
        }
        double habit = context.habit(Trait.HOUR, part, 1 / PARTS_OF_WEEK);
        return new Term(
                "hour",
                Term.bits(1 / PARTS_OF_WEEK, habit, -1, 3),
                () -> History.of(context, Trait.HOUR, part, show(part), PlainFactors::show));
    }

    /** Authentication method and TLS, or null when the log tells neither. */
    static @Nullable Term security(Context context) {
        Object security = context.traits().get(Trait.SECURITY);
        if (security == null) {
            return null;
        }
        double habit = context.habit(Trait.SECURITY, security, 1 / SECURITY_KINDS);
        double attacker = SPOOFED * habit + (1 - SPOOFED) / SECURITY_KINDS;
        return new Term(
                "authentication",
                Term.bits(attacker, habit, -0.5, 4),
                () -> History.of(context, Trait.SECURITY, security, security.toString(), Object::toString));
    }

    private static String show(Object part) {
        return EventTime.partOfWeekText((Integer) part);
    }
}
