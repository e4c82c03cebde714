// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/**
 * Remembers from which address and port each process was reached and under which names it logs: neither changes while a process
 * lives. Of fixed size once a connection was received; a newer process takes the place of an older one.
 */
final class ReceivedBook {
    private static final int SIZE = 1 << 14;

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
            open();
            int slot = slot(r);
            pids[slot] = r.pid;
            endpoints[slot] = endpoint(r);
            names[slot] = 0;
            ended[slot] = false;
        }
    }

    private void open() {
        if (pids.length == 0) {
            pids = new int[SIZE];
            endpoints = new int[SIZE];
            names = new int[SIZE];
            ended = new boolean[SIZE];
        }
    }

    /** Enters under which names a process logs. */
    void enterNames(PgRecord r) {
        if (holds(r)) {
            names[slot(r)] = names(r);
        }
    }

    /** Enters that a process has come to its end. */
    void enterEnd(PgRecord r) {
        if (holds(r)) {
            ended[slot(r)] = true;
        }
    }

    /** Whether the process serves a client, as far as is known. */
    boolean isClient(PgRecord r) {
        return holds(r) && !ended[slot(r)];
    }

    /** What the book says of process, address, port and names of a record. */
    Answer ask(PgRecord r) {
        if (pids.length == 0 || r.pid <= 0) {
            return Answer.AGREES;
        }
        if (!holds(r)) {
            return Answer.UNKNOWN;
        }
        int slot = slot(r);
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
        return r.pid > 0 && pids.length > 0 && pids[slot(r)] == r.pid;
    }

    private static int slot(PgRecord r) {
        return r.pid & SIZE - 1;
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
