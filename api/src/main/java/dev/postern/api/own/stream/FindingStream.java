// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.stream;

import dev.postern.api.sigv4.AccessKey;
import dev.postern.store.FindingChange;
import dev.postern.store.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reader. What it has been told of is a number alone, and the store has the rest: so a slow reader costs one piece that is on
 * its way, and no queue.
 */
final class FindingStream {
    /** Characters of a piece, beyond which the next event waits. */
    private static final int PIECE = 128 << 10;

    private final Scope scope;
    private final AccessKey key;
    private final StreamFilter filter;
    private final long opened;
    private long at;
    private volatile long sent;
    private volatile @Nullable Outlet outlet;
    private volatile boolean underway;
    private volatile boolean gone;

    /**
     * @param at number of the change up to which the reader knows all
     * @param now nanoseconds
     */
    FindingStream(Scope scope, AccessKey key, StreamFilter filter, long at, long now) {
        this.scope = scope;
        this.key = key;
        this.filter = filter;
        this.at = at;
        opened = now;
        sent = now;
    }

    Scope scope() {
        return scope;
    }

    AccessKey key() {
        return key;
    }

    long at() {
        return at;
    }

    /** When something was last sent, nanoseconds. */
    long sent() {
        return sent;
    }

    /** Whether a piece is on its way, or the reader is not there yet. */
    boolean isBusy() {
        return underway || outlet == null;
    }

    /** Whether the reader is gone. */
    boolean isGone() {
        return gone;
    }

    /** The reader is there and gets a first piece. Until that has gone, the thread that looks for changes passes it over. */
    void begin(Outlet to, String piece, long now, Runnable whenGone) {
        underway = true;
        outlet = to;
        send(piece, now, whenGone);
    }

    /** Since when there is a piece on its way, or the reader has not come, nanoseconds. */
    long busySince() {
        return outlet == null ? opened : sent;
    }

    /** Tells of changes behind the place. */
    void tell(List<FindingChange> changes, long now, Runnable whenGone) {
        StringBuilder piece = new StringBuilder();
        long from = at;
        for (FindingChange change : changes) {
            if (piece.length() > PIECE) {
                break;
            }
            if (filter.admits(change.finding().state())) {
                piece.append(Event.of(change, from));
            }
            at = change.number();
        }
        if (piece.length() > 0) {
            send(piece.toString(), now, whenGone);
        }
    }

    /** There is nothing to tell up to a place. */
    void passTo(long place) {
        at = place;
    }

    void send(String piece, long now, Runnable whenGone) {
        Outlet to = outlet;
        if (to == null) {
            return;
        }
        sent = now;
        underway = true;
        to.send(piece).whenComplete((nothing, failure) -> {
            underway = false;
            gone |= failure != null;
            whenGone.run();
        });
    }

    /** Ends after a last piece. */
    void end(String piece) {
        gone = true;
        Outlet to = outlet;
        if (to != null) {
            to.send(piece).whenComplete((nothing, failure) -> to.end());
        }
    }

    /** Ends at once. */
    void cut() {
        gone = true;
        Outlet to = outlet;
        if (to != null) {
            to.cut();
        }
    }
}
