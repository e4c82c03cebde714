// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes in one table. One process writes, by one connection, so that numbers are not given twice. */
final class SqlAuditLog implements AuditLog {
    private final Database database;

    SqlAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void add(Entry entry) {
        database.write(handle -> {
            long number = handle.createQuery("SELECT COALESCE(MAX(number), 0) + 1 FROM audit")
                    .mapTo(long.class)
                    .one();
            handle.createUpdate("""
                            INSERT INTO audit (number, at, actor, action, account, region, subject, before, after)
                            VALUES (:number, :at, :actor, :action, :account, :region, :subject, :before, :after)""")
                    .bind("number", number)
                    .bind("at", entry.atMicros())
                    .bind("actor", StoredText.of(entry.actor()))
                    .bind("action", StoredText.of(entry.action()))
                    .bind("account", StoredText.of(entry.account()))
                    .bind("region", StoredText.of(entry.region()))
                    .bind("subject", StoredText.of(entry.subject()))
                    .bind("before", StoredText.of(entry.before()))
                    .bind("after", StoredText.of(entry.after()))
                    .execute();
            return handle.createUpdate("DELETE FROM audit WHERE number <= :last")
                    .bind("last", number - MOST)
                    .execute();
        });
    }

    @Override
    public List<Numbered> page(Query query) {
        Where where = new Where()
                .and("number < :number", "number", query.before())
                .and("at >= :since", "since", query.fromMicros())
                .and("at < :until", "until", query.toMicros())
                .and("actor = :actor", "actor", stored(query.actor()))
                .and("action = :action", "action", stored(query.action()));
        return database.read(handle -> where.bind(
                        handle.createQuery("SELECT * FROM audit" + where + " ORDER BY number DESC LIMIT :limit"))
                .bind("limit", query.limit())
                .map((row, context) -> new Numbered(row.getLong("number"), entry(row)))
                .list());
    }

    private static @Nullable String stored(@Nullable String text) {
        return text == null ? null : StoredText.of(text);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("at"),
                StoredText.require(row, "actor"),
                StoredText.require(row, "action"),
                StoredText.require(row, "account"),
                StoredText.require(row, "region"),
                StoredText.require(row, "subject"),
                StoredText.require(row, "before"),
                StoredText.require(row, "after"));
    }

    @Override
    public List<String> actors() {
        return distinct("actor");
    }

    @Override
    public List<String> actions() {
        return distinct("action");
    }

    private List<String> distinct(String column) {
        return database
                .read(handle -> handle.createQuery("SELECT DISTINCT " + column + " FROM audit")
                        .map((row, context) -> StoredText.require(row, column))
                        .list())
                .stream()
                .sorted() // one order in all databases
                .toList();
    }
}
