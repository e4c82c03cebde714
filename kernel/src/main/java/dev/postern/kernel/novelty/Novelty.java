// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.episode.Words;
import dev.postern.kernel.feedback.Expected;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.FleetProfile;
import dev.postern.kernel.profile.InstanceProfile;
import dev.postern.kernel.profile.PeerGroup;
import dev.postern.kernel.profile.Person;
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
     * @param expected what people have said of such logins, or null
     */
    public static Score score(
            Traits traits,
            Origin origin,
            String name,
            long micros,
            @Nullable UserProfile user,
            InstanceProfile instance,
            FleetProfile fleet,
            @Nullable Expected expected) {
        Person person = user != null && user.group() == PeerGroup.MACHINE ? null : fleet.person(name);
        Context context = new Context(name, origin, traits, micros, user, instance, fleet, person, expected);
        List<Term> terms = new ArrayList<>(8);
        add(terms, NetworkFactor.of(context));
        add(terms, ApplicationFactor.of(context));
        add(terms, PlainFactors.database(context));
        add(terms, PlainFactors.hour(context));
        add(terms, PlainFactors.security(context));
        add(terms, PresenceFactors.newcomer(context));
        add(terms, PresenceFactors.gap(context));
        if (expected != null) {
            add(terms, new Term(Words.FEEDBACK, 0, expected::text));
        }
        Term travel = Travel.of(context);
        add(terms, travel);
        double threshold = PresenceFactors.isDormant(context) ? DORMANT_THRESHOLD : THRESHOLD;
        Signs signs = Signs.of(context, travel != null);
        return new Score(List.copyOf(terms), signs.words(), threshold, signs.telling(), isFromOwnNetwork(context));
    }

    private static boolean isFromOwnNetwork(Context context) {
        Object network = context.traits().get(Trait.NETWORK);
        Person person = context.person();
        return network != null && person != null && person.node().knows(Trait.NETWORK, network);
    }

    private static void add(List<Term> terms, @Nullable Term term) {
        if (term != null) {
            terms.add(term);
        }
    }
}
