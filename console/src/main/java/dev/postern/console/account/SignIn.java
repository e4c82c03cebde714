// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.web.RefusedException;
import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Users;
import dev.postern.store.Users.User;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges names and passwords. Too many failures lock out for a quarter of an hour: ten of one user from one network; a hundred of one
 * user, wherever from (NIST SP 800-63B-4, section 3.2.2), and of one network, whoever for. None of these lock out a browser in which
 * the user has signed in before: it has ten failures of its own. So nobody who guesses can keep a user out, not even one behind the
 * same proxy. Somebody who is locked out is told so, whether the password is right or not.
 */
public final class SignIn {
    static final int MOST_TRIES = 10;
    static final int MOST_OF_ALL = 100;
    static final Duration LOCKED = Duration.ofMinutes(15);

    private static final int LONGEST_NAME = 200;
    /** Who has an IPv6 address has the network. */
    private static final int NETWORK_BYTES = 8;

    private final Users users;
    private final Passwords passwords;
    private final Devices devices;
    private final Failures ofPairs;
    private final Failures ofUsers;
    private final Failures ofNetworks;

    /**
     * @param random makes names of browsers
     * @param clock this machine's time
     */
    public SignIn(Users users, Passwords passwords, SecureRandom random, InstantSource clock) {
        this.users = users;
        this.passwords = passwords;
        devices = new Devices(random);
        ofPairs = new Failures(MOST_TRIES, LOCKED, clock);
        ofUsers = new Failures(MOST_OF_ALL, LOCKED, clock);
        ofNetworks = new Failures(MOST_OF_ALL, LOCKED, clock);
    }

    /** What is counted, and by which name. */
    private record Counted(Failures failures, String who) {}

    /**
     * The user who gives a name and a password, or null when they are wrong.
     *
     * @throws RefusedException when somebody like this is locked out, or too many try at once
     */
    @Nullable
    User user(String name, String password, WebRequest request) {
        String address = request.remoteAddress();
        if (name.length() > LONGEST_NAME) {
            return null;
        }
        User user = users.find(name);
        String device = devices.known(user, request);
        List<Counted> counts = counts(name, network(address), device);
        if (counts.stream().anyMatch(each -> each.failures().isLocked(each.who()))) {
            AuditTrail.tell("sign-in refused, locked out", name, address);
            throw new RefusedException(
                    429, "There were too many failures. Try again in " + LOCKED.toMinutes() + " minutes.");
        }
        String hash = user == null || UserChanges.isOfProvider(user) ? null : user.password();
        if (device == null ? passwords.fits(password, hash) : passwords.fitsKnown(password, hash)) {
            Counted own = counts.get(0);
            own.failures().forget(own.who());
            return admitted(user, address);
        }
        counts.forEach(each -> each.failures().add(each.who()));
        AuditTrail.tell("sign-in failed", name, address);
        return null;
    }

    /** Who knows the password may know that it is no use for now. */
    private static @Nullable User admitted(@Nullable User user, String address) {
        if (user != null && user.disabled()) {
            AuditTrail.tell("sign-in refused, disabled", user.name(), address);
            throw new RefusedException(403, "You cannot sign in for now; an administrator can let you again.");
        }
        AuditTrail.tell("signed in", user == null ? "" : user.name(), address);
        return user;
    }

    /** Lets the browser be known from now on. */
    WebResponse remember(User user, WebRequest request, WebResponse answer) {
        return devices.remember(user, request, answer);
    }

    /** What a failure counts for; what only this user of this place has comes first. */
    private List<Counted> counts(String name, String network, @Nullable String device) {
        return device == null
                ? List.of(
                        new Counted(ofPairs, network + " " + name),
                        new Counted(ofUsers, name),
                        new Counted(ofNetworks, network))
                : List.of(new Counted(ofPairs, device));
    }

    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal: nobody is asked
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
