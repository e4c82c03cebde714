// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.novelty.Score.Telling;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.profile.HourCounts;
import dev.postern.kernel.profile.PeerGroup;
import dev.postern.kernel.profile.Person;
import dev.postern.kernel.profile.Tools;
import dev.postern.kernel.profile.Trait;
import dev.postern.kernel.profile.Traits;
import dev.postern.kernel.profile.UserProfile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What about a login is a sign by itself, however familiar all the rest is.
 *
 * @param words the shape of the login in fixed words
 * @param telling whether one of the signs is enough for a finding
 */
record Signs(List<String> words, Telling telling) {

    /** Hours with encrypted logins after which one without TLS is no chance. */
    private static final int ENCRYPTED_HOURS = 8;
    /** The same of all users together, for somebody who is not known so well. */
    private static final int ENCRYPTED_HOURS_HERE = 200;

    private static final double RARELY_PLAIN = 0.02;
    private static final double RARELY_PLAIN_HERE = 0.005;

    private static final int LOCAL_HOURS = 24;
    private static final int APPLICATION_HOURS = 48;

    private static final int PARTS_OF_DAY = 8;
    /** Days and hours at work after which the hours of somebody are known. */
    private static final int KNOWN_DAYS = 15;

    private static final int KNOWN_HOURS = 40;
    private static final long AROUND_MICROS = EventTime.HOUR_MICROS * 3 / 2;
    /** The share of hours of which a night in a quarter of a year makes no habit. */
    private static final double RARE = 0.01;

    /**
     * Looks for the signs.
     *
     * @param travelled whether the journey from the login before was impossible
     */
    static Signs of(Context context, boolean travelled) {
        List<String> words = new ArrayList<>(2);
        boolean grave = add(words, "tls-downgrade", isDowngrade(context));
        grave |= add(words, "first-over-network", isFirstOverNetwork(context));
        boolean mild = add(words, "unusual-hour", isOddHour(context));
        add(words, "new-user", context.user() == null);
        add(words, "dormant-account", PresenceFactors.isDormant(context));
        add(words, "impossible-travel", travelled);
        boolean fromPeople = isFromPeople(context);
        add(words, "application-account-used-by-person", fromPeople || isTyped(context));
        mild |= fromPeople || PresenceFactors.isStray(context) || PresenceFactors.isUnheardOf(context);
        return new Signs(List.copyOf(words), grave ? Telling.GRAVE : mild ? Telling.MILD : Telling.NOTHING);
    }

    private static boolean add(List<String> words, String word, boolean applies) {
        if (applies) {
            words.add(word);
        }
        return applies;
    }

    /**
     * Whether somebody whose logins have been encrypted logs in without: what a person in the middle leaves (CWE-757). Somebody who
     * is not known for long is taken for one like the others here.
     */
    private static boolean isDowngrade(Context context) {
        UserProfile user = context.user();
        Object security = context.traits().get(Trait.SECURITY);
        if (user == null
                || security == null
                || !Traits.isPlain(security)
                || context.isExplained(Trait.SECURITY, security)) {
            return false;
        }
        Hours own = Hours.of(user.node().counts(Trait.SECURITY));
        if (own.encrypted >= ENCRYPTED_HOURS) {
            return own.plain <= RARELY_PLAIN * own.encrypted;
        }
        Hours here = Hours.of(context.instance().all().counts(Trait.SECURITY));
        return own.encrypted > 0
                && own.plain == 0
                && here.encrypted >= ENCRYPTED_HOURS_HERE
                && here.plain <= RARELY_PLAIN_HERE * here.encrypted;
    }

    /** Hours in which logins were encrypted, and in which they were not. */
    private record Hours(int encrypted, int plain) {

        static Hours of(@Nullable HourCounts counts) {
            int[] hours = {0, 0};
            if (counts != null) {
                counts.forEach((value, seen) -> {
                    hours[0] += Traits.isEncrypted(value) ? seen : 0;
                    hours[1] += Traits.isPlain(value) ? seen : 0;
                });
            }
            return new Hours(hours[0], hours[1]);
        }
    }

    /** Whether an account that has only ever been used on the database's own host is used over the network. */
    private static boolean isFirstOverNetwork(Context context) {
        UserProfile user = context.user();
        HourCounts networks = user == null ? null : user.node().counts(Trait.NETWORK);
        IpAddress ip = context.origin().ip();
        if (networks == null
                || ip == null
                || context.expected() != null
                || AddressScope.of(ip) == AddressScope.LOOPBACK) {
            return false;
        }
        int[] hours = {0, 0};
        networks.forEach((network, seen) -> hours[isOnHost(network) ? 0 : 1] += seen);
        return hours[0] >= LOCAL_HOURS && hours[1] == 0;
    }

    private static boolean isOnHost(Object network) {
        return network instanceof IpAddress ip
                ? AddressScope.of(ip) == AddressScope.LOOPBACK
                : network.equals("[local]");
    }

    /** Whether an application's account is used with a program in which people type. */
    private static boolean isTyped(Context context) {
        UserProfile user = context.user();
        return user != null
                && user.group() == PeerGroup.MACHINE
                && context.traits().get(Trait.APPLICATION) instanceof String application
                && Tools.isInteractive(application)
                && !context.isUsersOwn(Trait.APPLICATION, application);
    }

    /** Whether an application's account is used from a network from which people log in here, and applications never do. */
    private static boolean isFromPeople(Context context) {
        UserProfile user = context.user();
        Object network = context.traits().get(Trait.NETWORK);
        return user != null
                && network != null
                && context.origin().ip() != null
                && user.group() == PeerGroup.MACHINE
                && user.hours() >= APPLICATION_HOURS
                && !context.isUsersOwn(Trait.NETWORK, network)
                && context.instance().group(PeerGroup.HUMAN).knows(Trait.NETWORK, network)
                && !context.instance().group(PeerGroup.MACHINE).knows(Trait.NETWORK, network);
    }

    /**
     * Whether somebody whose hours are known, over all databases, logs in at a time of day at which that name has hardly ever been
     * seen, nor an hour and a half before or after: whoever has a stolen password may not know when its owner sleeps.
     */
    private static boolean isOddHour(Context context) {
        Person person = context.person();
        Object part = context.traits().get(Trait.HOUR);
        if (person == null
                || context.user() == null
                || context.origin().ip() == null
                || (part != null && context.isExplained(Trait.HOUR, part))) {
            return false;
        }
        HourCounts hours = person.node().counts(Trait.HOUR);
        return hours != null
                && person.days() >= KNOWN_DAYS
                && isRare(hours, context.micros() - AROUND_MICROS)
                && isRare(hours, context.micros() + AROUND_MICROS);
    }

    private static boolean isRare(HourCounts hours, long micros) {
        int part = EventTime.hourOfDay(EventTime.hour(micros)) % 24 / 3;
        int[] seen = {0, 0};
        hours.forEach((value, count) -> {
            seen[0] += (Integer) value % PARTS_OF_DAY == part ? count : 0;
            seen[1] += count;
        });
        return seen[1] >= KNOWN_HOURS && seen[0] <= RARE * seen[1];
    }
}
