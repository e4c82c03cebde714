// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.FindingState;
import dev.postern.store.StoredFinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rows of findings. */
final class FindingTable implements RowMapper<StoredFinding> {

    /** The finding with an id, or null. */
    static @Nullable StoredFinding find(Handle handle, long scope, String id) {
        return handle.createQuery("SELECT * FROM findings WHERE scope = :scope AND id = :id")
                .bind("scope", scope)
                .bind("id", StoredText.of(id))
                .map(new FindingTable())
                .findOne()
                .orElse(null);
    }

    /**
     * Stores a new finding or a new state of a known one; what people have set stays.
     *
     * @return its version, 1 for a new finding
     */
    static long put(Handle handle, long scope, FindingState state) {
        return handle.createQuery("""
                        INSERT INTO findings (scope, id, version, type, severity, instance, title, occurred,
                            first_seen, last_seen, created, updated, replayed, send, archived, document)
                        VALUES (:scope, :id, 1, :type, :severity, :instance, :title, :occurred,
                            :firstSeen, :lastSeen, :created, :updated, :replayed, :send, 0, :document)
                        ON CONFLICT (scope, id) DO UPDATE SET
                            version = findings.version + 1, type = excluded.type, severity = excluded.severity,
                            instance = excluded.instance, title = excluded.title, occurred = excluded.occurred,
                            first_seen = excluded.first_seen, last_seen = excluded.last_seen,
                            created = excluded.created, updated = excluded.updated, replayed = excluded.replayed,
                            send = excluded.send, document = excluded.document
                        RETURNING version""")
                .bind("scope", scope)
                .bind("id", StoredText.of(state.id()))
                .bind("type", StoredText.of(state.type()))
                .bind("severity", state.severity())
                .bind("instance", StoredText.of(state.instance()))
                .bind("title", StoredText.of(state.title()))
                .bind("occurred", state.count())
                .bind("firstSeen", state.firstSeenMicros())
                .bind("lastSeen", state.lastSeenMicros())
                .bind("created", state.createdMicros())
                .bind("updated", state.updatedMicros())
                .bind("replayed", flag(state.replayed()))
                .bind("send", flag(state.send()))
                .bind("document", StoredText.of(state.document()))
                .mapTo(long.class)
                .one();
    }

    /** How a yes or no is stored. */
    static int flag(boolean value) {
        return value ? 1 : 0;
    }

    @Override
    public StoredFinding map(ResultSet row, StatementContext context) throws SQLException {
        FindingState state = new FindingState(
                StoredText.require(row, "id"),
                StoredText.require(row, "type"),
                row.getDouble("severity"),
                StoredText.require(row, "instance"),
                StoredText.require(row, "title"),
                row.getInt("occurred"),
                row.getLong("first_seen"),
                row.getLong("last_seen"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getInt("replayed") != 0,
                row.getInt("send") != 0,
                StoredText.require(row, "document"));
        return new StoredFinding(state, row.getLong("version"), row.getInt("archived") != 0);
    }
}
