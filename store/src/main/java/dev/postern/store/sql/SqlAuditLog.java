// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes in one table. The database numbers them: commands of this machine write beside the Postern that runs. */
final class SqlAuditLog implements AuditLog {
    private final Database database;

    SqlAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void add(Entry entry) {
        database.write(handle -> {
            handle.createUpdate("""
                            INSERT INTO audit (at, actor, action, account, region, subject, before, after)
                            VALUES (:at, :actor, :action, :account, :region, :subject, :before, :after)""")
                    .bind("at", entry.atMicros())
                    .bind("actor", StoredText.of(entry.actor()))
                    .bind("action", StoredText.of(entry.action()))
                    .bind("account", StoredText.of(entry.account()))
                    .bind("region", StoredText.of(entry.region()))
                    .bind("subject", StoredText.of(entry.subject()))
                    .bind("before", StoredText.of(entry.before()))
                    .bind("after", StoredText.of(entry.after()))
                    .execute();
            return handle.createUpdate("DELETE FROM audit WHERE number <= (SELECT MAX(number) FROM audit) - :most")
                    .bind("most", MOST)
                    .execute();
        });
    }

    @Override
    public List<Numbered> page(Query query) {
        Where where = where(query);
        return database.read(handle -> where.bind(handle.createQuery(sql(where)))
                .bind("limit", query.limit())
                .map((row, context) -> new Numbered(row.getLong("number"), entry(row)))
                .list());
    }

    /** Only what narrows: a bound that leaves nothing out would lead the database to an index of no use. */
    static Where where(Query query) {
        return new Where()
                .and("number < :number", "number", query.before())
                .and("at >= :since", "since", query.fromMicros() == Long.MIN_VALUE ? null : query.fromMicros())
                .and("at < :until", "until", query.toMicros() == Long.MAX_VALUE ? null : query.toMicros())
                .and("actor = :actor", "actor", stored(query.actor()))
                .and("action = :action", "action", stored(query.action()));
    }

    /** An index alone gives the numbers; the long texts are read of those that are shown. */
    static String sql(Where where) {
        return "SELECT * FROM audit WHERE number IN (SELECT number FROM audit" + where
                + " ORDER BY number DESC LIMIT :limit) ORDER BY number DESC";
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
                .read(handle -> handle.createQuery(distinctSql(column))
                        .map((row, context) -> StoredText.require(row, "value"))
                        .list())
                .stream()
                .sorted() // one order in all databases
                .toList();
    }

    /** Goes from each value to the next by the index: there are few values in many rows. */
    static String distinctSql(String column) {
        return """
                WITH RECURSIVE each (value) AS (
                    SELECT MIN(%1$s) FROM audit
                    UNION ALL
                    SELECT (SELECT MIN(%1$s) FROM audit WHERE %1$s > each.value) FROM each WHERE each.value IS NOT NULL)
                SELECT value FROM each WHERE value IS NOT NULL""".formatted(column);
    }
}
