// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.FindingState;
import dev.postern.store.StoredFinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rows of findings. */
final class FindingTable implements RowMapper<StoredFinding> {
    /** All that {@link #map} reads; conditions follow. */
    static final String SELECT = """
            SELECT f.*,
                (SELECT d.document FROM finding_documents d WHERE d.scope = f.scope AND d.id = f.id) AS document
            FROM findings f""";

    /**
     * The findings whose ids a query gives, each fetched by its key: the document of a finding that is only looked at on the way
     * would cost more than the look.
     */
    static String ofIds(String ids) {
        return SELECT.replace("FROM findings f", "FROM (" + ids + ") AS chosen CROSS JOIN findings f")
                + " WHERE f.scope = :scope AND f.id = chosen.id";
    }

    /** The finding with an id, or null. */
    static @Nullable StoredFinding find(Handle handle, long scope, String id) {
        return handle.createQuery(SELECT + " WHERE scope = :scope AND id = :id")
                .bind("scope", scope)
                .bind("id", StoredText.of(id))
                .map(new FindingTable())
                .findOne()
                .orElse(null);
    }

    /**
     * What became of a finding that was stored.
     *
     * @param version 1 for a new finding
     * @param suppressed whether a rule keeps it from being delivered
     */
    record Put(long version, boolean suppressed) {}

    /**
     * Stores a new finding or a new state of a known one; what people have set stays. A rule archives new findings, and keeps
     * back further states of those that it archived.
     */
    static Put put(Handle handle, long scope, FindingState state) {
        Facts facts = Facts.of(state.document());
        putDocument(handle, scope, state);
        long change = Scopes.takeChanges(handle, scope, 1);
        return handle.createQuery("""
                        INSERT INTO findings (scope, id, version, type, severity, instance, title, occurred,
                            first_seen, last_seen, created, updated, replayed, send, archived, suppressed,
                            engine, cluster_name, user_key, user_name, raised, changed)
                        VALUES (:scope, :id, 1, :type, :severity, :instance, :title, :occurred,
                            :firstSeen, :lastSeen, :created, :updated, :replayed, :send, :suppressed, :suppressed,
                            :engine, :cluster, :userKey, :userName, :change, :change)
                        ON CONFLICT (scope, id) DO UPDATE SET
                            version = findings.version + 1, type = excluded.type, severity = excluded.severity,
                            instance = excluded.instance, title = excluded.title, occurred = excluded.occurred,
                            first_seen = excluded.first_seen, last_seen = excluded.last_seen,
                            created = excluded.created, updated = excluded.updated, replayed = excluded.replayed,
                            send = excluded.send, suppressed = findings.suppressed * excluded.suppressed,
                            engine = excluded.engine, cluster_name = excluded.cluster_name,
                            user_key = excluded.user_key, user_name = excluded.user_name,
                            changed = excluded.changed
                        RETURNING version, suppressed""")
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
                .bind("suppressed", flag(state.suppressed()))
                .bind("engine", StoredText.ofNullable(facts.engine()))
                .bind("cluster", StoredText.ofNullable(facts.cluster()))
                .bind("userKey", facts.userKey())
                .bind("userName", StoredText.ofNullable(facts.user()))
                .bind("change", change)
                .map((row, context) -> new Put(row.getLong("version"), row.getInt("suppressed") != 0))
                .one();
    }

    private static void putDocument(Handle handle, long scope, FindingState state) {
        handle.createUpdate("""
                        INSERT INTO finding_documents (scope, id, document) VALUES (:scope, :id, :document)
                        ON CONFLICT (scope, id) DO UPDATE SET document = excluded.document""")
                .bind("scope", scope)
                .bind("id", StoredText.of(state.id()))
                .bind("document", StoredText.of(state.document()))
                .execute();
    }

    /**
     * Stores a finding, and a delivery of it to each sink if it is to be sent.
     *
     * @param updatesEvery how often further states of a known finding are delivered; zero: at once
     */
    static void deliver(
            Handle handle,
            long scope,
            FindingState finding,
            List<String> sinks,
            Duration updatesEvery,
            long nowMicros) {
        Put put = put(handle, scope, finding);
        if (finding.send() && !put.suppressed()) {
            long due = put.version() == 1 ? nowMicros : SqlOutbox.due(nowMicros, updatesEvery);
            for (String sink : sinks) {
                SqlOutbox.put(handle, scope, sink, finding, put.version(), nowMicros, due);
            }
        }
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
                row.getInt("suppressed") != 0,
                StoredText.require(row, "document"));
        return new StoredFinding(
                state, row.getLong("version"), row.getInt("archived") != 0, StoredText.get(row, "feedback"));
    }
}
