// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/**
 * Remembers from which address and port each process was reached and under which names it logs: neither changes while a process
 * lives. A newer process takes the place of an older one when the book is as large as it gets: some thousand databases are
 * watched at once, and each log has a book.
 */
final class ReceivedBook {
    private static final int LEAST = 1 << 6;
    /** So many slots are made so that no process is forgotten that may still live. */
    private static final int MOST = 1 << 12;
    /** So many are made so that processes are remembered that have ended: what imitates one is known by that. */
    private static final int MOST_FOR_ENDED = 1 << 10;

    /** Empty until a connection was received: most of the prefixes that a log's head is tried with see none. */
    private int[] pids = {};

    private int[] endpoints = {};
    /** Hash of the names; 0 while they are not known. */
    private int[] names = {};

    private boolean[] ended = {};

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
            while (pids.length == 0 || isTaken(r)) {
                grow();
            }
            int slot = slot(r.pid);
            pids[slot] = r.pid;
            endpoints[slot] = endpoint(r);
            names[slot] = 0;
            ended[slot] = false;
        }
    }

    /** Whether another process has the place, and there may be more places. */
    private boolean isTaken(PgRecord r) {
        int slot = slot(r.pid);
        return pids[slot] != 0 && pids[slot] != r.pid && pids.length < (ended[slot] ? MOST_FOR_ENDED : MOST);
    }

    private void grow() {
        int[] oldPids = pids;
        int[] oldEndpoints = endpoints;
        int[] oldNames = names;
        boolean[] oldEnded = ended;
        int size = Math.max(LEAST, 2 * oldPids.length);
        pids = new int[size];
        endpoints = new int[size];
        names = new int[size];
        ended = new boolean[size];
        for (int i = 0; i < oldPids.length; i++) {
            int slot = slot(oldPids[i]);
            if (oldPids[i] != 0) {
                pids[slot] = oldPids[i];
                endpoints[slot] = oldEndpoints[i];
                names[slot] = oldNames[i];
                ended[slot] = oldEnded[i];
            }
        }
    }

    /** Enters under which names a process logs. */
    void enterNames(PgRecord r) {
        if (holds(r)) {
            names[slot(r.pid)] = names(r);
        }
    }

    /** Enters that a process has come to its end. */
    void enterEnd(PgRecord r) {
        if (holds(r)) {
            ended[slot(r.pid)] = true;
        }
    }

    /** Whether the process serves a client, as far as is known. */
    boolean isClient(PgRecord r) {
        return holds(r) && !ended[slot(r.pid)];
    }

    /** What the book says of process, address, port and names of a record. */
    Answer ask(PgRecord r) {
        if (pids.length == 0 || r.pid <= 0) {
            return Answer.AGREES;
        }
        if (!holds(r)) {
            return Answer.UNKNOWN;
        }
        int slot = slot(r.pid);
        boolean sameEndpoint = !r.host.present() || r.port < 0 || endpoints[slot] == endpoint(r);
        if (!sameEndpoint) {
            return Answer.DIFFERS;
        }
        if (names[slot] == 0) {
            return Answer.AGREES;
        }
        return names[slot] == names(r) ? Answer.CONFIRMS : Answer.DIFFERS;
    }

    /** Whether the record's process is in the book. */
    private boolean holds(PgRecord r) {
        return r.pid > 0 && pids.length > 0 && pids[slot(r.pid)] == r.pid;
    }

    private int slot(int pid) {
        return pid & pids.length - 1;
    }

    private static int endpoint(PgRecord r) {
        return hash(r, r.port, r.host.from, r.host.to);
    }

    /** A hash of user and database with what stands between them, so that it does not matter where; 0 while not known. */
    static int names(PgRecord r) {
        boolean known = r.names.present() && !(NameCheck.isUnknown(r, r.user) && NameCheck.isUnknown(r, r.database));
        return known ? hash(r, 1, r.names.from, r.names.to) : 0;
    }

    private static int hash(PgRecord r, int seed, int from, int to) {
        int hash = seed;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + r.bytes[i];
        }
        return hash;
    }
}
