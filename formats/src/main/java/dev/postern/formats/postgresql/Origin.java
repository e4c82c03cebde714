// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import org.jspecify.annotations.Nullable;

/** A place that clients come from: its connections without an outcome yet, newest first, and how many sessions run. */
final class Origin {
    /** Connections looked at when a login explains an earlier silent one. */
    private static final int LOOKED_AT = 32;

    /** Address or host name. */
    final Object place;

    int running;
    private long arrivals;
    private @Nullable Session newest;

    Origin(Object place) {
        this.place = place;
    }

    void add(Session s) {
        s.origin = this;
        s.arrival = arrivals++;
        s.olderThere = newest;
        if (newest != null) {
            newest.newerThere = s;
        }
        newest = s;
    }

    void remove(Session s) {
        if (s.newerThere != null) {
            s.newerThere.olderThere = s.olderThere;
        } else if (newest == s) {
            newest = s.olderThere;
        }
        if (s.olderThere != null) {
            s.olderThere.newerThere = s.newerThere;
        }
        s.olderThere = null;
        s.newerThere = null;
    }

    boolean isEmpty() {
        return newest == null && running == 0;
    }

    /** Excuses the last connection without an outcome that came before a login, if one did not long before. */
    void excuseBefore(Session login, long withinMicros) {
        Session s = newest;
        for (int i = 0; s != null && i < LOOKED_AT; i++) {
            boolean before = s.openedMicros < login.openedMicros
                    || (s.openedMicros == login.openedMicros && s.arrival < login.arrival);
            if (s != login && before && !s.excused) {
                s.excused = login.openedMicros - s.openedMicros <= withinMicros;
                return;
            }
            s = s.olderThere;
        }
    }
}
