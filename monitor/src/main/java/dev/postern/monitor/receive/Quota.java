// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.util.concurrent.atomic.AtomicLong;

/** The space that the spools of one database share. */
public final class Quota {
    private final long most;
    private final AtomicLong used = new AtomicLong();

    /** @param most bytes */
    public Quota(long most) {
        this.most = most;
    }

    /** Takes space; false when there is not so much. */
    boolean take(long bytes) {
        if (used.addAndGet(bytes) <= most) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    /** Takes space that is used already. */
    void add(long bytes) {
        used.addAndGet(bytes);
    }

    /** Gives space back. */
    void give(long bytes) {
        used.addAndGet(-bytes);
    }

    /** Most bytes. */
    public long most() {
        return most;
    }

    /** Bytes in use. */
    public long used() {
        return used.get();
    }
}
