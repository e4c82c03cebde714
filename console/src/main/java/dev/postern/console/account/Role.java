// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import java.util.Locale;

/** What a user may do; each role may do all that those before it may. */
public enum Role {
    /** See everything but users. */
    VIEWER,
    /** Archive findings and judge them. */
    ANALYST,
    /** Set everything, and manage users. */
    ADMINISTRATOR;

    /** Whether who has this role may do what takes another. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** For people. */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
