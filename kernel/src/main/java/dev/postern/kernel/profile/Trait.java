// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

/** What profiles count of a login. */
public enum Trait {
    /** The exact address or host name. Kept per user alone: most of a profile would be addresses otherwise. */
    ADDRESS(64, 0),
    /** The /24 or /48. */
    NETWORK(32, 1024),
    /** The AS number, or the user's name of a private network. */
    PROVIDER(32, 1024),
    COUNTRY(32, 256),
    /** Public or private. */
    SCOPE(2, 2),
    APPLICATION(32, 1024),
    DATABASE(32, 1024),
    /** The part of the week, see {@link EventTime#partOfWeek}. */
    HOUR(16, 16),
    /** Authentication method and TLS version. */
    SECURITY(32, 256);

    private final int mostPerUser;
    private final int mostShared;

    Trait(int mostPerUser, int mostShared) {
        this.mostPerUser = mostPerUser;
        this.mostShared = mostShared;
    }

    /** Most values that are kept of one user. */
    int mostPerUser() {
        return mostPerUser;
    }

    /** Most values that are kept of a peer group, an instance or the fleet; 0 when it is not counted there. */
    int mostShared() {
        return mostShared;
    }
}
