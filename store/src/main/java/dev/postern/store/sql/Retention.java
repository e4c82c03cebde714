// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.LoginLog.Pruned;
import dev.postern.store.sql.Pieces.Piece;
import org.jdbi.v3.core.Handle;

/** Removes the oldest inputs of a login log, a bounded number in a transaction so that appending goes on meanwhile. */
final class Retention {
    private final Handle handle;
    private final long scope;
    private final long keepAfterSeq;
    private final Pieces pieces;

    Retention(Handle handle, long scope, long keepAfterSeq) {
        this.handle = handle;
        this.scope = scope;
        this.keepAfterSeq = keepAfterSeq;
        this.pieces = new Pieces(handle, scope);
    }

    /** Removes inputs decided before a time, and the oldest while the log is larger than a limit. */
    Pruned run(long decidedBeforeMicros, long maxBytes) {
        long removed = 0;
        long last;
        do {
            last = removeAged(decidedBeforeMicros);
            if (last == 0) {
                last = removeExcess(maxBytes);
            }
            removed += last;
        } while (last > 0 && removed < Places.PIECE);
        return new Pruned(removed, pieces.oldestMicros(), last > 0);
    }

    /** Takes one piece; the second is looked at because the first may be the one in which detection still reads. */
    private long removeAged(long beforeMicros) {
        for (Piece piece : pieces.decidedBefore(beforeMicros, Places.piece(keepAfterSeq), 2)) {
            long removed = remove(piece, Long.MAX_VALUE, beforeMicros);
            if (removed > 0) {
                return removed;
            }
        }
        return 0;
    }

    private long removeExcess(long maxBytes) {
        long excess = pieces.bytes() - maxBytes;
        if (excess <= 0) {
            return 0;
        }
        for (Piece piece : pieces.decidedBefore(Long.MAX_VALUE, Places.piece(keepAfterSeq), 1)) {
            long inputs = (long) Math.ceil((double) excess * piece.inputs() / piece.bytes());
            long place = placeOf(piece, Math.min(inputs, piece.inputs()));
            return remove(piece, place, Long.MAX_VALUE);
        }
        return 0;
    }

    /** The place of the nth input in a piece. */
    private long placeOf(Piece piece, long n) {
        Places places = Places.ofPieces(scope, piece.number(), piece.number());
        return handle.createQuery(
                        "SELECT place FROM login_log WHERE place BETWEEN :first AND :last ORDER BY place LIMIT 1 OFFSET :n")
                .bind("first", places.first())
                .bind("last", places.last())
                .bind("n", n - 1)
                .mapTo(long.class)
                .one();
    }

    private long remove(Piece piece, long lastPlace, long beforeMicros) {
        Places places = Places.ofPieces(scope, piece.number(), piece.number())
                .upTo(Places.of(scope, keepAfterSeq))
                .upTo(lastPlace);
        int removed = handle.createUpdate(
                        "DELETE FROM login_log WHERE place BETWEEN :first AND :last AND decided < :before")
                .bind("first", places.first())
                .bind("last", places.last())
                .bind("before", beforeMicros)
                .execute();
        if (removed > 0) {
            pieces.refresh(piece);
        }
        return removed;
    }
}
