// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.episode.Words;
import dev.postern.kernel.profile.HourCounts;
import dev.postern.kernel.profile.Trait;
import dev.postern.kernel.profile.UserProfile;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says how a value stands against its history. */
final class History {

    private History() {}

    /**
     * "psql, never used by app_rw (orders-api in 1,212 hours)".
     *
     * @param shown the value as people write it
     * @param show how another value of this trait is written
     */
    static String of(Context context, Trait trait, Object value, String shown, Function<Object, String> show) {
        return ofUser(context, trait, value, shown, show)
                + (context.isExplained(trait, value) ? ", marked as expected" : "");
    }

    private static String ofUser(
            Context context, Trait trait, Object value, String shown, Function<Object, String> show) {
        UserProfile user = context.user();
        HourCounts counts = user == null ? null : user.node().counts(trait);
        if (counts == null) {
            return shown + (context.isKnownHere(trait, value) ? ", used by others here" : ", never used here before");
        }
        int hours = counts.hours(value);
        if (hours > 0) {
            return shown + ", used by " + context.name() + " in " + Words.count(hours, "hour") + " before";
        }
        String others = context.isKnownHere(trait, value) ? "" : " or anyone else here";
        return shown + ", never used by " + context.name() + others + usual(counts, context.hour(), show);
    }

    private static String usual(HourCounts counts, int hour, Function<Object, String> show) {
        @Nullable Object heaviest = counts.heaviest(hour);
        if (heaviest == null) {
            return "";
        }
        int more = counts.distinct() - 1;
        return " (" + show.apply(heaviest) + " in " + Words.count(counts.hours(heaviest), "hour")
                + (more == 0 ? ")" : " and " + more + " more)");
    }
}
