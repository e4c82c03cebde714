// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.kernel.Input;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What each run of 4,096 places of a login log holds. Inputs come nearly in order of time, so a time range is in a few pieces, and
 * the oldest inputs are in the first.
 */
final class Pieces {
    private final Handle handle;
    private final long scope;

    Pieces(Handle handle, long scope) {
        this.handle = handle;
        this.scope = scope;
    }

    /**
     * A piece that is not empty.
     *
     * @param number from 0
     * @param inputs how many it holds
     * @param bytes what they take, estimated
     */
    record Piece(long number, long inputs, long bytes) {}

    /** Inputs were inserted at consecutive places. */
    void add(long firstSeq, List<Input> inputs, long bytes) {
        for (int from = 0; from < inputs.size(); ) {
            long piece = Places.piece(firstSeq + from);
            int room = (int) ((piece + 1) * Places.PIECE - firstSeq) - from;
            int to = Math.min(inputs.size(), from + room);
            put(piece, inputs.subList(from, to), bytes * (to - from) / inputs.size());
            from = to;
        }
    }

    private void put(long piece, List<Input> inputs, long bytes) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Input input : inputs) {
            first = Math.min(first, input.timeMicros());
            last = Math.max(last, input.timeMicros());
        }
        handle.createUpdate("""
                        INSERT INTO login_log_pieces (scope, piece, inputs, bytes, first_decided, last_decided)
                        VALUES (:scope, :piece, :inputs, :bytes, :first, :last)
                        ON CONFLICT (scope, piece) DO UPDATE SET
                            inputs = login_log_pieces.inputs + excluded.inputs,
                            bytes = login_log_pieces.bytes + excluded.bytes,
                            first_decided = CASE WHEN excluded.first_decided < login_log_pieces.first_decided
                                THEN excluded.first_decided ELSE login_log_pieces.first_decided END,
                            last_decided = CASE WHEN excluded.last_decided > login_log_pieces.last_decided
                                THEN excluded.last_decided ELSE login_log_pieces.last_decided END""")
                .bind("scope", scope)
                .bind("piece", piece)
                .bind("inputs", inputs.size())
                .bind("bytes", bytes)
                .bind("first", first)
                .bind("last", last)
                .execute();
    }

    /** Places that hold all inputs decided in a time range, and others. */
    Places decidedWithin(long fromMicros, long toMicros) {
        return handle.createQuery("""
                        SELECT MIN(piece) AS low, MAX(piece) AS high, COUNT(*) AS pieces FROM login_log_pieces
                        WHERE scope = :scope AND last_decided >= :from AND first_decided < :to""")
                .bind("scope", scope)
                .bind("from", fromMicros)
                .bind("to", toMicros)
                .map((row, context) -> row.getLong("pieces") == 0
                        ? new Places(0, -1)
                        : Places.ofPieces(scope, row.getLong("low"), row.getLong("high")))
                .one();
    }

    /** The first pieces, at most {@code limit}, that hold inputs decided before a time. */
    List<Piece> decidedBefore(long micros, long lastPiece, int limit) {
        return handle.createQuery("""
                        SELECT piece, inputs, bytes FROM login_log_pieces
                        WHERE scope = :scope AND first_decided < :before AND piece <= :last ORDER BY piece LIMIT :limit""")
                .bind("scope", scope)
                .bind("before", micros)
                .bind("last", lastPiece)
                .bind("limit", limit)
                .map((row, context) -> new Piece(row.getLong("piece"), row.getLong("inputs"), row.getLong("bytes")))
                .list();
    }

    /** Bytes of all, estimated. */
    long bytes() {
        return handle.createQuery("SELECT COALESCE(SUM(bytes), 0) FROM login_log_pieces WHERE scope = :scope")
                .bind("scope", scope)
                .mapTo(long.class)
                .one();
    }

    /** Time of the oldest input, {@link Long#MAX_VALUE} when there is none. */
    long oldestMicros() {
        return handle.createQuery("SELECT MIN(first_decided) FROM login_log_pieces WHERE scope = :scope")
                .bind("scope", scope)
                .mapTo(Long.class)
                .findOne()
                .orElse(Long.MAX_VALUE);
    }

    /** Looks again at a piece from which inputs were removed. */
    void refresh(Piece piece) {
        Left left = left(Places.ofPieces(scope, piece.number(), piece.number()));
        if (left.inputs == 0) {
            handle.createUpdate("DELETE FROM login_log_pieces WHERE scope = :scope AND piece = :piece")
                    .bind("scope", scope)
                    .bind("piece", piece.number())
                    .execute();
            return;
        }
        handle.createUpdate("""
                        UPDATE login_log_pieces SET inputs = :inputs, bytes = :bytes, first_decided = :first, last_decided = :last
                        WHERE scope = :scope AND piece = :piece""")
                .bind("inputs", left.inputs)
                .bind("bytes", piece.bytes() * left.inputs / piece.inputs())
                .bind("first", left.first)
                .bind("last", left.last)
                .bind("scope", scope)
                .bind("piece", piece.number())
                .execute();
    }

    private record Left(long inputs, long first, long last) {}

    private Left left(Places places) {
        return handle.createQuery("""
                        SELECT COUNT(*) AS inputs, MIN(decided) AS first, MAX(decided) AS last FROM login_log
                        WHERE place BETWEEN :first AND :last""")
                .bind("first", places.first())
                .bind("last", places.last())
                .map((row, context) -> new Left(row.getLong("inputs"), row.getLong("first"), row.getLong("last")))
                .one();
    }
}
