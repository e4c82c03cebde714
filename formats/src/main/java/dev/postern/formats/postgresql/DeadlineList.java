// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import org.jspecify.annotations.Nullable;

/** Sessions by deadline. Deadlines come nearly in order, so a new one finds its place within a few steps from the end. */
final class DeadlineList {
    /** A session is not carried further forward than this. */
    private static final int STEPS = 64;

    private @Nullable Session first;
    private @Nullable Session last;
    private int size;

    void add(Session s, long deadline) {
        s.deadline = deadline;
        s.list = this;
        Session before = last;
        for (int i = 0; before != null && before.deadline > deadline && i < STEPS; i++) {
            before = before.earlier;
        }
        Session after = before == null ? first : before.later;
        s.earlier = before;
        s.later = after;
        if (before == null) {
            first = s;
        } else {
            before.later = s;
        }
        if (after == null) {
            last = s;
        } else {
            after.earlier = s;
        }
        size++;
    }

    void remove(Session s) {
        if (s.earlier == null) {
            first = s.later;
        } else {
            s.earlier.later = s.later;
        }
        if (s.later == null) {
            last = s.earlier;
        } else {
            s.later.earlier = s.earlier;
        }
        s.earlier = null;
        s.later = null;
        s.list = null;
        size--;
    }

    /** No deadline in the list is later than this one from now on. */
    void bringForward(long latest) {
        for (Session s = last; s != null && s.deadline > latest; s = s.earlier) {
            s.deadline = latest;
        }
    }

    @Nullable
    Session first() {
        return first;
    }

    int size() {
        return size;
    }
}
