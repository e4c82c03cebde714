// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.web.RefusedException;
import dev.postern.store.Users;
import dev.postern.store.Users.User;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Judges names and passwords. Too many failures lock out: of a user after ten, of an address after thirty, each for a quarter of an
 * hour (OWASP Authentication Cheat Sheet). Somebody who is locked out is told so, whether the password is right or not.
 */
public final class SignIn {
    static final int MOST_OF_USER = 10;
    static final int MOST_OF_ADDRESS = 30;
    static final Duration LOCKED = Duration.ofMinutes(15);

    private static final int LONGEST_NAME = 200;
    /** Who has an IPv6 address has the network. */
    private static final int NETWORK_BYTES = 8;

    private final Users users;
    private final Passwords passwords;
    private final Failures ofUsers;
    private final Failures ofAddresses;

    /** @param clock this machine's time */
    public SignIn(Users users, Passwords passwords, InstantSource clock) {
        this.users = users;
        this.passwords = passwords;
        ofUsers = new Failures(MOST_OF_USER, LOCKED, clock);
        ofAddresses = new Failures(MOST_OF_ADDRESS, LOCKED, clock);
    }

    /**
     * The user who gives a name and a password, or null when they are wrong.
     *
     * @param address of the peer
     * @throws RefusedException when the user or the address is locked out
     */
    @Nullable
    User user(String name, String password, String address) {
        String network = network(address);
        if (name.length() > LONGEST_NAME) {
            return null;
        }
        if (ofUsers.isLocked(name) || ofAddresses.isLocked(network)) {
            AuditTrail.tell("sign-in refused, locked out", name, address);
            throw new RefusedException(
                    429, "There were too many failures. Try again in " + LOCKED.toMinutes() + " minutes.");
        }
        User user = users.find(name);
        if (passwords.fits(password, user == null ? null : user.password())) {
            ofUsers.forget(name);
            AuditTrail.tell("signed in", name, address);
            return user;
        }
        ofUsers.add(name);
        ofAddresses.add(network);
        AuditTrail.tell("sign-in failed", name, address);
        return null;
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
