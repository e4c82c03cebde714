// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.failure;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.InstanceProfile;
import dev.postern.kernel.profile.PeerGroup;
import dev.postern.kernel.profile.Trait;
import dev.postern.kernel.profile.UserProfile;
import java.util.Locale;
import java.util.Set;

/**
 * Tells a program with a wrong or an old password from a guesser: it tries one name, at a beat, from inside, or from where the account
 * has been used before.
 */
final class Misconfiguration {

    /** Accounts that guessers try first; programs are not told to use them. */
    private static final Set<String> GUESSED = Set.of(
            "postgres",
            "root",
            "admin",
            "administrator",
            "mysql",
            "mariadb",
            "pgsql",
            "sa",
            "dba",
            "oracle",
            "ubuntu",
            "guest",
            "test",
            "user");

    private Misconfiguration() {}

    /** Whether the failures of the source until now, of which this is the latest, are most likely such a program's. */
    static boolean explains(Source source, LoginEvent event, Origin origin, InstanceProfile profile) {
        String name = InstanceProfile.nameOf(event);
        if (name.isEmpty()
                || GUESSED.contains(name.toLowerCase(Locale.ROOT))
                || source.names(event.timeMicros()) != 1) {
            return false;
        }
        UserProfile user = profile.user(name);
        if (user == null) {
            // Whoever guesses guesses an account that there is; a program with a wrong name most often names none.
            return !origin.isPublic() && source.isSteady();
        }
        boolean job = user.group() == PeerGroup.MACHINE && !origin.isPublic() && source.isOnSchedule();
        return job || (source.isSteady() && isFromUsualPlace(user, origin));
    }

    /** A person's address at home changes within what the provider has. */
    private static boolean isFromUsualPlace(UserProfile user, Origin origin) {
        Object provider = origin.provider();
        return user.node().knows(Trait.NETWORK, origin.network())
                || (origin.isPublic() && provider != null && user.node().knows(Trait.PROVIDER, provider));
    }
}
