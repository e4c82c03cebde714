// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/**
 * Remembers from which address and port each process was reached, as "connection received" has told. Of fixed size; a newer
 * process takes the place of an older one.
 */
final class ReceivedBook {
    private static final int SIZE = 1 << 14;

    private final int[] pids = new int[SIZE];
    private final int[] endpoints = new int[SIZE];
    private boolean used;

    /** What the book says of a process that claims an address and port. */
    enum Answer {
        AGREES,
        UNKNOWN,
        DIFFERS
    }

    void enter(PgRecord r) {
        if (r.pid > 0) {
            int slot = r.pid & SIZE - 1;
            pids[slot] = r.pid;
            endpoints[slot] = endpoint(r);
            used = true;
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
        return !r.host.present() || r.port < 0 || endpoints[slot] == endpoint(r) ? Answer.AGREES : Answer.DIFFERS;
    }

    private static int endpoint(PgRecord r) {
        int hash = r.port;
        for (int i = r.host.from; i < r.host.to; i++) {
            hash = hash * 31 + r.bytes[i];
        }
        return hash;
    }
}
