// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.feedback.Expected;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.profile.FleetProfile;
import dev.postern.kernel.profile.InstanceProfile;
import dev.postern.kernel.profile.Node;
import dev.postern.kernel.profile.PeerGroup;
import dev.postern.kernel.profile.Person;
import dev.postern.kernel.profile.Trait;
import dev.postern.kernel.profile.Traits;
import dev.postern.kernel.profile.UserProfile;
import org.jspecify.annotations.Nullable;

/**
 * A login and all that it is compared with.
 *
 * @param name the user's name
 * @param user the user's profile, or null at the first login
 * @param person what is known of a person of that name over all instances; null of an application's account
 * @param expected what people have said of such logins, or null
 */
record Context(
        String name,
        Origin origin,
        Traits traits,
        long micros,
        @Nullable UserProfile user,
        InstanceProfile instance,
        FleetProfile fleet,
        @Nullable Person person,
        @Nullable Expected expected) {

    /** A peer group with less history than this is compared with the whole instance instead of the fleet's peers. */
    private static final double ENOUGH_HOURS = 24;

    private static final Node NOTHING = Node.ofNobody();

    int hour() {
        return EventTime.hour(micros);
    }

    /** Probability of the value by habit; {@code base} is its probability when nothing is known. */
    double habit(Trait trait, Object value, double base) {
        UserProfile known = user;
        if (isExplained(trait, value)) {
            Node own = known == null ? NOTHING : known.node();
            return own.probabilityIfExpected(trait, value, habitOfOthers(trait, value, base), hour());
        }
        if (known != null) {
            return known.node().probability(trait, value, habitOfOthers(trait, value, base), hour());
        }
        return habitOfOthers(trait, value, base);
    }

    private double habitOfOthers(Trait trait, Object value, double base) {
        UserProfile known = user;
        if (known != null) {
            return ofPerson(known.group(), trait, value, base);
        }
        if (person != null) {
            return ofPerson(PeerGroup.HUMAN, trait, value, base);
        }
        // Nobody knows yet what the newcomer is: as likely a machine or a person as the others here.
        double sum = 0;
        for (PeerGroup group : PeerGroup.values()) {
            sum += instance.shareOf(group) * ofPeers(group, trait, value, base);
        }
        return sum;
    }

    private double ofPerson(PeerGroup group, Trait trait, Object value, double base) {
        double peers = ofPeers(group, trait, value, base);
        // A person's hours are counted at each login, here as there: they would be held against a login twice.
        return person == null || (user != null && trait == Trait.HOUR)
                ? peers
                : person.node().probability(trait, value, peers, hour());
    }

    private double ofPeers(PeerGroup group, Trait trait, Object value, double base) {
        Node peers = instance.group(group);
        Node wider = peers.hours(hour()) >= ENOUGH_HOURS ? fleet.group(group) : instance.all();
        return peers.probability(trait, value, wider.probability(trait, value, base, hour()), hour());
    }

    /** Whether the user has shown this value before, or is expected to. */
    boolean isUsersOwn(Trait trait, Object value) {
        return (user != null && user.node().knows(trait, value)) || isExplained(trait, value);
    }

    /** Whether somebody has said to expect this value of such logins. */
    boolean isExplained(Trait trait, Object value) {
        return expected != null && expected.explains(trait, value);
    }

    /** Whether somebody has said to expect this very user. */
    boolean isUserExpected() {
        return expected != null && expected.isOfUser();
    }

    /** Whether anybody on this instance has shown this value before. */
    boolean isKnownHere(Trait trait, Object value) {
        return instance.all().knows(trait, value);
    }
}
