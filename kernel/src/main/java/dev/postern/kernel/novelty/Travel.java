// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.Location;
import dev.postern.kernel.episode.Words;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.Trait;
import dev.postern.kernel.profile.UserProfile;
import org.jspecify.annotations.Nullable;

/** Impossible travel: two logins of one user from public addresses, further apart than an airliner flies in between. */
final class Travel {

    private static final double BITS = 6;
    private static final double AIRLINER_KM_PER_HOUR = 1000;
    /** Geographic data place an address in the wrong city often enough. */
    private static final double IGNORED_KM = 500;

    private static final double EARTH_RADIUS_KM = 6371;
    private static final double MICROS_PER_HOUR = 3_600_000_000.0;

    private Travel() {}

    /** The term, or null when the journey was possible or nothing is known of it. */
    static @Nullable Term of(Context context) {
        UserProfile user = context.user();
        Origin before = user == null ? null : user.latestOrigin();
        Object network = context.traits().get(Trait.NETWORK);
        if (user == null || before == null || network == null || context.isUsersOwn(Trait.NETWORK, network)) {
            return null;
        }
        if (!before.isPublic() || !context.origin().isPublic()) {
            return null;
        }
        double km = kilometres(before.location(), context.origin().location());
        long micros = Math.max(0, context.micros() - user.latestMicros());
        // False also when a place is unknown, since the distance is not a number then.
        if (!(km > IGNORED_KM && km > AIRLINER_KM_PER_HOUR * micros / MICROS_PER_HOUR)) {
            return null;
        }
        return new Term(
                "travel",
                BITS,
                () -> Words.count((long) km, "kilometre") + " from " + before.label() + ", the login "
                        + Words.span(micros) + " before");
    }

    /** Great-circle distance by the haversine formula. */
    private static double kilometres(Location a, Location b) {
        double lat1 = StrictMath.toRadians(a.latitude());
        double lat2 = StrictMath.toRadians(b.latitude());
        double sinLat = StrictMath.sin((lat2 - lat1) / 2);
        double sinLon = StrictMath.sin(StrictMath.toRadians(b.longitude() - a.longitude()) / 2);
        double h = sinLat * sinLat + StrictMath.cos(lat1) * StrictMath.cos(lat2) * sinLon * sinLon;
        return 2 * EARTH_RADIUS_KM * StrictMath.asin(Math.min(1, StrictMath.sqrt(h)));
    }
}
