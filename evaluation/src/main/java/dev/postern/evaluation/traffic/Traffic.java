// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic;

import dev.postern.kernel.Intel;
import dev.postern.kernel.LoginEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The logins of a fleet over some weeks; the same seed gives the same logins. */
public interface Traffic {

    /** Identifiers of the database instances. */
    List<String> instances();

    /** Time of the first login at the earliest. */
    Instant start();

    /** Time after the last login. */
    Instant end();

    /** What is known of addresses: lists, networks and places of the fleet's world. */
    Intel intel();

    /** Names of accounts that nobody uses, laid out as decoys on all instances. */
    default Set<String> decoys() {
        return Set.of();
    }

    /** Everything out of the ordinary that happens; its place in the list is its {@link Happening#id()}. */
    List<Happening> happenings();

    /** Gives all logins in the kernel's total order, made anew each time. */
    void replay(Receiver receiver);

    /** Takes the logins one after the other. */
    interface Receiver {
        /** The login belongs to no happening. */
        int ORDINARY = -1;

        /**
         * Takes a login.
         *
         * @param happening the {@link Happening#id()} that it belongs to, or {@link #ORDINARY}
         */
        void login(LoginEvent login, int happening);
    }
}
