// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.FleetProfile;
import dev.postern.kernel.profile.InstanceProfile;
import dev.postern.kernel.profile.PeerGroup;
import dev.postern.kernel.profile.Tools;
import dev.postern.kernel.profile.Trait;
import dev.postern.kernel.profile.Traits;
import dev.postern.kernel.profile.UserProfile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores successful logins. */
public final class Novelty {

    /** Bits at which a login becomes a finding: attackers are taken to make one login in 4,096. */
    static final double THRESHOLD = 12;
    /** A dormant account that wakes up is looked at sooner. */
    private static final double DORMANT_THRESHOLD = 8;

    private Novelty() {}

    /**
     * The score of a login against what was learnt before it.
     *
     * @param user the user's profile, or null at the first login
     */
    public static Score score(
            Traits traits,
            Origin origin,
            String name,
            long micros,
            @Nullable UserProfile user,
            InstanceProfile instance,
            FleetProfile fleet) {
        Context context = new Context(name, origin, traits, micros, user, instance, fleet);
        List<Term> terms = new ArrayList<>(8);
        add(terms, NetworkFactor.of(context));
        add(terms, ApplicationFactor.of(context));
        add(terms, PlainFactors.database(context));
        add(terms, PlainFactors.hour(context));
        add(terms, PlainFactors.security(context));
        add(terms, PresenceFactors.newcomer(context));
        add(terms, PresenceFactors.gap(context));
        Term travel = Travel.of(context);
        add(terms, travel);
        boolean dormant = PresenceFactors.isDormant(context);
        boolean downgrade = PlainFactors.isDowngrade(context);
        List<String> patterns = patterns(context, dormant, travel != null, downgrade);
        double threshold = dormant ? DORMANT_THRESHOLD : THRESHOLD;
        return new Score(List.copyOf(terms), patterns, downgrade ? Double.NEGATIVE_INFINITY : threshold);
    }

    private static void add(List<Term> terms, @Nullable Term term) {
        if (term != null) {
            terms.add(term);
        }
    }

    private static List<String> patterns(Context context, boolean dormant, boolean travelled, boolean downgrade) {
        List<String> patterns = new ArrayList<>(2);
        if (downgrade) {
            patterns.add("tls-downgrade");
        }
        UserProfile user = context.user();
        if (user == null) {
            patterns.add("new-user");
        }
        if (dormant) {
            patterns.add("dormant-account");
        }
        if (travelled) {
            patterns.add("impossible-travel");
        }
        if (user != null
                && user.group() == PeerGroup.MACHINE
                && context.traits().get(Trait.APPLICATION) instanceof String application
                && Tools.isInteractive(application)
                && !context.isUsersOwn(Trait.APPLICATION, application)) {
            patterns.add("application-account-used-by-person");
        }
        return List.copyOf(patterns);
    }
}
