// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/**
 * Remembers from which address and port each process was reached and under which names it logs: neither changes while a process
 * lives. Of fixed size; a newer process takes the place of an older one.
 */
final class ReceivedBook {
    private static final int SIZE = 1 << 14;

    private final int[] pids = new int[SIZE];
    private final int[] endpoints = new int[SIZE];
    /** Hash of the names; 0 while they are not known. */
    private final int[] names = new int[SIZE];

    private boolean used;

    /** What the book says of a process that claims an address, a port and names. */
    enum Answer {
        /** It has logged under these names before. */
        CONFIRMS,
        AGREES,
        UNKNOWN,
        DIFFERS
    }

    /** Enters a process whose connection was received. */
    void enter(PgRecord r) {
        if (r.pid > 0) {
            int slot = r.pid & SIZE - 1;
            pids[slot] = r.pid;
            endpoints[slot] = endpoint(r);
            names[slot] = 0;
            used = true;
        }
    }

    /** Enters under which names a process logs. */
    void enterNames(PgRecord r) {
        int slot = r.pid & SIZE - 1;
        if (r.pid > 0 && pids[slot] == r.pid) {
            names[slot] = names(r);
        }
    }

    Answer ask(PgRecord r) {
        if (!used || r.pid <= 0) {
            return Answer.AGREES;
        }
        int slot = r.pid & SIZE - 1;
        if (pids[slot] != r.pid) {
            return Answer.UNKNOWN;
        }
        boolean sameEndpoint = !r.host.present() || r.port < 0 || endpoints[slot] == endpoint(r);
        if (!sameEndpoint) {
            return Answer.DIFFERS;
        }
        if (names[slot] == 0) {
            return Answer.AGREES;
        }
        return names[slot] == names(r) ? Answer.CONFIRMS : Answer.DIFFERS;
    }

    private static int endpoint(PgRecord r) {
        return hash(r, r.port, r.host.from, r.host.to);
    }

    /** A hash of both names with what stands between them, so that it does not matter how they were split; 0 if unknown. */
    static int names(PgRecord r) {
        if (!r.user.present() || (NameCheck.isUnknown(r, r.user) && NameCheck.isUnknown(r, r.database))) {
            return 0;
        }
        int from = r.database.present() ? Math.min(r.user.from, r.database.from) : r.user.from;
        return hash(r, 1, from, Math.max(r.user.to, r.database.to));
    }

    private static int hash(PgRecord r, int seed, int from, int to) {
        int hash = seed;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + r.bytes[i];
        }
        return hash;
    }
}
