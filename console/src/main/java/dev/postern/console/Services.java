// SPDX-License-Identifier: Apache-2.0
package dev.postern.console;

import dev.postern.console.web.Backend;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What the console is made of. Each is safe for use by several threads.
 *
 * @param store of users and sessions, and of what pages count
 * @param scope account and region that viewers look at
 * @param backend answers what the API answers
 * @param random source of all secrets
 * @param clock this machine's time
 * @param passwordCost logarithm of the rounds of bcrypt
 */
public record Services(
        Store store, Scope scope, Backend backend, SecureRandom random, InstantSource clock, int passwordCost) {
    /** A quarter of a second of one core. */
    public static final int PASSWORD_COST = 12;
}
