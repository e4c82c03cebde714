// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.profile.Tools;
import dev.postern.kernel.profile.Trait;
import org.jspecify.annotations.Nullable;

/**
 * The program that the client names. The attacker copies the user's one time in four, and otherwise comes with a program that
 * anybody has at hand.
 */
final class ApplicationFactor {

    private static final double LEAST = -2;
    private static final double MOST = 8;
    private static final double SPOOFED = 0.25;
    private static final double GENERIC_TOOLS = 20;
    private static final double OTHER_NAMES = 10_000;
    private static final double ATTACKER_USES_TOOL = 0.9;
    private static final double HABIT_USES_TOOL = 0.4;

    private ApplicationFactor() {}

    /** The term, or null when the log does not name applications. */
    static @Nullable Term of(Context context) {
        if (!(context.traits().get(Trait.APPLICATION) instanceof String application)) {
            return null;
        }
        double habit = context.habit(Trait.APPLICATION, application, spread(application, HABIT_USES_TOOL));
        double attacker = SPOOFED * habit + (1 - SPOOFED) * spread(application, ATTACKER_USES_TOOL);
        return new Term(
                "application",
                Term.bits(attacker, habit, LEAST, MOST),
                () -> History.of(
                        context, Trait.APPLICATION, application, show(application), other -> show(other.toString())));
    }

    private static double spread(String application, double shareOfTools) {
        return Tools.isGeneric(application) ? shareOfTools / GENERIC_TOOLS : (1 - shareOfTools) / OTHER_NAMES;
    }

    private static String show(String application) {
        return application.isEmpty() ? "no application name" : application;
    }
}
