// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.kernel.LoginEvent;

/** Something that finds attacks in logins: the kernel, or what it is compared with. It is given each login once. */
public interface Detector {

    /** Its name in tables. */
    String name();

    /**
     * Takes the next login.
     *
     * @param happening what the login belongs to; detectors keep it with their evidence and must not judge by it
     */
    void login(LoginEvent login, int happening);

    /** There are no more logins. */
    void finish();

    /** What it has found so far. */
    Iterable<Sighting> sightings();

    /** Whether it watches this instance; one that is too slow for all looks at a part of them. */
    default boolean watches(String instance) {
        return true;
    }
}
