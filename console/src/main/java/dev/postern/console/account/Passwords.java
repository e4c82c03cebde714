// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import dev.postern.console.web.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with bcrypt (OWASP Password Storage Cheat Sheet: cost 10 or more). One that is longer than bcrypt takes goes
 * through SHA-512 first.
 */
public final class Passwords {
    /** Least length, characters (NIST SP 800-63B-4, section 3.1.1.2 wants 15 where nothing else is asked for, 8 at least). */
    public static final int LEAST = 12;

    private static final int MOST_BYTES = 1_024;
    private static final Version VERSION = Version.VERSION_2B;
    private static final LongPasswordStrategy LONG = LongPasswordStrategies.hashSha512(VERSION);

    private final int cost;
    private final SecureRandom random;
    private final String nobody;
    /** Each takes a core for a quarter of a second: that many at once, so that no crowd of them stops all else. */
    private final Semaphore places = new Semaphore(2, true);
    /** How many strangers may wait for that, so that no crowd of them takes all threads of the web server either. */
    private final Semaphore line = new Semaphore(6);

    /**
     * @param cost logarithm of the rounds, 4 to 31
     * @param random source of salts
     */
    public Passwords(int cost, SecureRandom random) {
        this.cost = cost;
        this.random = random;
        nobody = hash("nobody's password");
    }

    /** What is wrong with a new password; null when nothing is. */
    static @Nullable String fault(String name, String password) {
        if (password.codePointCount(0, password.length()) < LEAST) {
            return "The password must have at least " + LEAST + " characters.";
        }
        if (bytes(password).length > MOST_BYTES) {
            return "The password must have at most " + MOST_BYTES + " bytes.";
        }
        if (password.equalsIgnoreCase(name) || password.chars().distinct().count() < 4) {
            return "This password is too easy to guess.";
        }
        return null;
    }

    /** What a password hashes to, with its salt and cost. */
    String hash(String password) {
        places.acquireUninterruptibly();
        try {
            byte[] hash = BCrypt.with(VERSION, random, LONG).hash(cost, bytes(password));
            return new String(hash, StandardCharsets.US_ASCII);
        } finally {
            places.release();
        }
    }

    /**
     * Whether a password hashes to this. It takes as long when there is no hash, so that nobody learns which users there are.
     *
     * @param hash null for a user that there is not
     * @throws RefusedException when so many wait already that nobody else should
     */
    boolean fits(String password, @Nullable String hash) {
        if (!line.tryAcquire()) {
            throw new RefusedException(503, "Too many are signing in at once. Try again in a few seconds.");
        }
        try {
            return fitsKnown(password, hash);
        } finally {
            line.release();
        }
    }

    /** As {@link #fits}, of somebody who does not stand in line with strangers. */
    boolean fitsKnown(String password, @Nullable String hash) {
        if (bytes(password).length > MOST_BYTES) {
            return false;
        }
        byte[] expected = (hash == null ? nobody : hash).getBytes(StandardCharsets.US_ASCII);
        places.acquireUninterruptibly();
        try {
            return BCrypt.verifyer(VERSION, LONG).verify(bytes(password), expected).verified && hash != null;
        } finally {
            places.release();
        }
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
