// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Accounts and regions, by the number that stands for them in other tables, and how far each has come. */
final class Scopes {

    private Scopes() {}

    /**
     * What is known of an account and region.
     *
     * @param number stands for it in keys, from 1
     * @param lastSeq last place given in the login log
     * @param cursor place up to which all findings are stored
     * @param snapshotSeq place of the snapshot
     */
    record State(long number, long lastSeq, long cursor, long snapshotSeq) {
        /** Nothing is stored. */
        static final State NONE = new State(0, 0, 0, 0);

        private static State read(ResultSet row) throws SQLException {
            return new State(
                    row.getLong("scope"),
                    row.getLong("last_seq"),
                    row.getLong("cursor_seq"),
                    row.getLong("snapshot_seq"));
        }
    }

    /** Its state, {@link State#NONE} when nothing was ever written. */
    static State find(Handle handle, Scope scope) {
        State known = known(handle, scope);
        return known == null ? State.NONE : known;
    }

    /** Its state; it gets a number when it has none. For writers. */
    static State require(Handle handle, Scope scope) {
        State known = known(handle, scope);
        if (known != null) {
            return known;
        }
        handle.createUpdate(
                        "INSERT INTO scopes (account, region, last_seq, cursor_seq, snapshot_seq) VALUES (:account, :region, 0, 0, 0)")
                .bind("account", StoredText.of(scope.account()))
                .bind("region", StoredText.of(scope.region()))
                .execute();
        return find(handle, scope);
    }

    /** Stores the last place given in the login log. */
    static void setLastSeq(Handle handle, long number, long seq) {
        handle.createUpdate("UPDATE scopes SET last_seq = :seq WHERE scope = :scope")
                .bind("seq", seq)
                .bind("scope", number)
                .execute();
    }

    /** The number of the latest change of findings, 0 when there was none. */
    static long lastChange(Handle handle, long number) {
        return handle.createQuery("SELECT last_change FROM scopes WHERE scope = :scope")
                .bind("scope", number)
                .mapTo(long.class)
                .findOne()
                .orElse(0L);
    }

    /** Takes numbers for changes of findings; gives the first of them. */
    static long takeChanges(Handle handle, long number, int changes) {
        return handle.createQuery(
                                "UPDATE scopes SET last_change = last_change + :changes WHERE scope = :scope RETURNING last_change")
                        .bind("changes", changes)
                        .bind("scope", number)
                        .mapTo(long.class)
                        .one()
                - changes
                + 1;
    }

    /** Stores how far detection has come. */
    static void setCursor(Handle handle, long number, long cursor, long snapshotSeq) {
        handle.createUpdate("UPDATE scopes SET cursor_seq = :cursor, snapshot_seq = :snapshot WHERE scope = :scope")
                .bind("cursor", cursor)
                .bind("snapshot", snapshotSeq)
                .bind("scope", number)
                .execute();
    }

    private static @Nullable State known(Handle handle, Scope scope) {
        return handle.createQuery(
                        "SELECT scope, last_seq, cursor_seq, snapshot_seq FROM scopes WHERE account = :account AND region = :region")
                .bind("account", StoredText.of(scope.account()))
                .bind("region", StoredText.of(scope.region()))
                .map((row, context) -> State.read(row))
                .findOne()
                .orElse(null);
    }
}
