// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

/**
 * Places in the login logs of all accounts and regions as one number: the scope's number above 44 bits of sequence number. So the
 * log is kept in order of scope and sequence with one key, and each index ends with it.
 *
 * @param first lowest place
 * @param last highest place, inclusive
 */
record Places(long first, long last) {
    private static final int SEQ_BITS = 44;
    private static final long SEQ_MASK = (1L << SEQ_BITS) - 1;
    private static final int PIECE_BITS = 12;

    /** Number of places in a piece. */
    static final int PIECE = 1 << PIECE_BITS;

    /** The place of a sequence number, 0 to 2^44 - 1; others are taken for the nearest. */
    static long of(long scope, long seq) {
        return (scope << SEQ_BITS) | Math.max(0, Math.min(seq, SEQ_MASK));
    }

    /** The sequence number of a place. */
    static long seq(long place) {
        return place & SEQ_MASK;
    }

    /** The piece that a sequence number belongs to. */
    static long piece(long seq) {
        return seq >> PIECE_BITS;
    }

    /** The places behind a sequence number. */
    static Places after(long scope, long seq) {
        return new Places(of(scope, seq) + 1, of(scope, SEQ_MASK));
    }

    /** The places of pieces, both inclusive. */
    static Places ofPieces(long scope, long firstPiece, long lastPiece) {
        return new Places(of(scope, firstPiece << PIECE_BITS), of(scope, ((lastPiece + 1) << PIECE_BITS) - 1));
    }

    /** Those of these places that are not behind a place. */
    Places upTo(long place) {
        return new Places(first, Math.min(last, place));
    }
}
