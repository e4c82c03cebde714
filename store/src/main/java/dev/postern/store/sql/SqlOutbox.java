// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.FindingState;
import dev.postern.store.Outbox;
import dev.postern.store.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Deliveries in one table; those made are removed, those given up have no time at which they are due. */
final class SqlOutbox implements Outbox {
    private static final String SELECT = """
            SELECT d.id, s.account, s.region, d.sink, d.finding, d.version, d.document, d.attempts, d.error, d.created
            FROM deliveries d JOIN scopes s ON s.scope = d.scope
            """;

    /** What {@link #due} asks. */
    static final String DUE = SELECT + """
            WHERE d.sink = :sink AND d.due <= :now AND NOT EXISTS (
                SELECT 1 FROM deliveries e
                WHERE e.scope = d.scope AND e.finding = d.finding AND e.sink = d.sink AND e.version < d.version AND e.due > :now)
            ORDER BY d.id LIMIT :limit""";

    private final Database database;

    SqlOutbox(Database database) {
        this.database = database;
    }

    /** When a further state of a finding is to be delivered: at the next multiple of a time, or now when that is zero. */
    static long due(long nowMicros, Duration every) {
        long micros = every.toSeconds() * 1_000_000;
        return micros == 0 ? nowMicros : (Math.floorDiv(nowMicros, micros) + 1) * micros;
    }

    /** Puts a finding in on its way to a sink, in place of states of it that were held back until now. */
    static void put(
            Handle handle,
            long scope,
            String sink,
            FindingState finding,
            long version,
            long nowMicros,
            long dueMicros) {
        handle.createUpdate("""
                        DELETE FROM deliveries
                        WHERE scope = :scope AND sink = :sink AND finding = :finding AND version < :version
                            AND attempts = 0 AND due > :now""")
                .bind("scope", scope)
                .bind("sink", StoredText.of(sink))
                .bind("finding", StoredText.of(finding.id()))
                .bind("version", version)
                .bind("now", nowMicros)
                .execute();
        handle.createUpdate("""
                        INSERT INTO deliveries (scope, sink, finding, version, document, attempts, created, due)
                        VALUES (:scope, :sink, :finding, :version, :document, 0, :now, :due)""")
                .bind("scope", scope)
                .bind("sink", StoredText.of(sink))
                .bind("finding", StoredText.of(finding.id()))
                .bind("version", version)
                .bind("document", StoredText.of(finding.document()))
                .bind("now", nowMicros)
                .bind("due", dueMicros)
                .execute();
    }

    @Override
    public List<Delivery> due(String sink, long nowMicros, int limit) {
        return database.read(handle -> handle.createQuery(DUE)
                .bind("sink", StoredText.of(sink))
                .bind("now", nowMicros)
                .bind("limit", limit)
                .map((row, context) -> delivery(row))
                .list());
    }

    @Override
    public void delivered(List<Long> ids) {
        if (!ids.isEmpty()) {
            database.write(handle -> handle.createUpdate("DELETE FROM deliveries WHERE id IN (<ids>)")
                    .bindList("ids", ids)
                    .execute());
        }
    }

    @Override
    public void failed(List<Long> ids, String error, long nextMicros) {
        tried(ids, error, nextMicros);
    }

    @Override
    public void dead(List<Long> ids, String error) {
        tried(ids, error, null);
    }

    private void tried(List<Long> ids, String error, @Nullable Long due) {
        if (!ids.isEmpty()) {
            database.write(handle -> handle.createUpdate(
                            "UPDATE deliveries SET attempts = attempts + 1, error = :error, due = :due WHERE id IN (<ids>)")
                    .bind("error", StoredText.of(error))
                    .bind("due", due)
                    .bindList("ids", ids)
                    .execute());
        }
    }

    @Override
    public int revive(String sink, long nowMicros) {
        return database.write(
                handle -> handle.createUpdate("UPDATE deliveries SET due = :now WHERE sink = :sink AND due IS NULL")
                        .bind("now", nowMicros)
                        .bind("sink", StoredText.of(sink))
                        .execute());
    }

    @Override
    public List<Delivery> dead(int limit) {
        return database.read(
                handle -> handle.createQuery(SELECT + "WHERE d.due IS NULL ORDER BY d.id DESC LIMIT :limit")
                        .bind("limit", limit)
                        .map((row, context) -> delivery(row))
                        .list());
    }

    @Override
    public Map<String, Counts> counts() {
        return database.read(handle -> {
            Map<String, Counts> counts = new LinkedHashMap<>();
            handle.createQuery(
                            "SELECT sink, COUNT(due) AS waiting, COUNT(*) AS deliveries FROM deliveries GROUP BY sink ORDER BY sink")
                    .map((row, context) -> {
                        long waiting = row.getLong("waiting");
                        return Map.entry(
                                StoredText.require(row, "sink"),
                                new Counts(waiting, row.getLong("deliveries") - waiting));
                    })
                    .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
            return counts;
        });
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                new Scope(StoredText.require(row, "account"), StoredText.require(row, "region")),
                StoredText.require(row, "sink"),
                StoredText.require(row, "finding"),
                row.getLong("version"),
                StoredText.require(row, "document"),
                row.getInt("attempts"),
                StoredText.get(row, "error"),
                row.getLong("created"));
    }
}
