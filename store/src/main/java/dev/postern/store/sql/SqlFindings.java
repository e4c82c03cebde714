// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.FindingChange;
import dev.postern.store.FindingCondition;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.FindingQuery;
import dev.postern.store.FindingState;
import dev.postern.store.Findings;
import dev.postern.store.Scope;
import dev.postern.store.StoredFinding;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Findings in one table. */
final class SqlFindings implements Findings {
    private static final int MOST = 10_000;
    private static final int MOST_CHANGES = 1_000;

    private final Database database;
    private final Scope scope;
    private final InstantSource clock;

    SqlFindings(Database database, Scope scope, InstantSource clock) {
        this.database = database;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public @Nullable StoredFinding find(String id) {
        return database.<@Nullable StoredFinding>read(handle -> FindingTable.find(handle, number(handle), id));
    }

    @Override
    public List<StoredFinding> search(FindingQuery query) {
        return database.read(handle -> {
            Where where = conditions(handle, query);
            return where.bind(handle.createQuery(
                            FindingTable.SELECT + where + " ORDER BY updated DESC, id DESC LIMIT :limit"))
                    .bind("limit", Math.min(query.limit(), MOST))
                    .map(new FindingTable())
                    .list();
        });
    }

    @Override
    public long count(FindingQuery query) {
        return database.read(handle -> {
            Where where = conditions(handle, query);
            return where.bind(handle.createQuery("SELECT COUNT(*) FROM findings" + where))
                    .mapTo(long.class)
                    .one();
        });
    }

    private Where conditions(Handle handle, FindingQuery query) {
        Boolean archived = query.archived();
        return new Where()
                .and("scope = :scope", "scope", number(handle))
                .and("updated >= :from", "from", query.updatedFromMicros())
                .and("updated < :to", "to", query.updatedToMicros())
                .and("instance = :instance", "instance", StoredText.ofNullable(query.instance()))
                .and("type = :type", "type", StoredText.ofNullable(query.type()))
                .and("severity >= :severity", "severity", query.minSeverity())
                .and("archived = :archived", "archived", archived == null ? null : FindingTable.flag(archived));
    }

    @Override
    public List<StoredFinding> find(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.read(
                handle -> handle.createQuery(FindingTable.SELECT + " WHERE scope = :scope AND id IN (<ids>)")
                        .bind("scope", number(handle))
                        .bindList("ids", ids.stream().map(StoredText::of).toList())
                        .map(new FindingTable())
                        .list());
    }

    @Override
    public List<StoredFinding> page(FindingPage page) {
        return database.read(handle -> new FindingChoice(number(handle), page.conditions()).page(handle, page));
    }

    @Override
    public List<Group> groups(List<FindingCondition> conditions, FindingField field) {
        return database.read(handle -> new FindingChoice(number(handle), conditions).groups(handle, field));
    }

    @Override
    public void raise(List<FindingState> findings, List<String> sinks) {
        database.write(handle -> {
            long number = Scopes.require(handle, scope).number();
            findings.forEach(
                    finding -> FindingTable.deliver(handle, number, finding, sinks, Duration.ZERO, Micros.now(clock)));
            return number;
        });
    }

    @Override
    public long lastChange() {
        return database.read(handle -> Scopes.lastChange(handle, number(handle)));
    }

    @Override
    public List<FindingChange> changes(long after, int limit) {
        FindingTable findings = new FindingTable();
        return database.read(handle -> handle.createQuery(FindingTable.SELECT
                        + " WHERE scope = :scope AND changed > :after ORDER BY scope, changed LIMIT :limit")
                .bind("scope", number(handle))
                .bind("after", after)
                .bind("limit", Math.min(limit, MOST_CHANGES))
                .map((row, context) ->
                        new FindingChange(row.getLong("changed"), row.getLong("raised"), findings.map(row, context)))
                .list());
    }

    @Override
    public void judge(Collection<String> ids, String feedback, @Nullable String comment) {
        change(
                ids,
                "UPDATE findings SET feedback = :feedback, comment = :comment, changed = :change"
                        + " WHERE scope = :scope AND id = :id",
                batch -> batch.bind("feedback", StoredText.of(feedback))
                        .bind("comment", StoredText.ofNullable(comment)));
    }

    @Override
    public void archive(Collection<String> ids, boolean archived) {
        change(
                ids,
                "UPDATE findings SET archived = :archived, changed = :change"
                        + " WHERE scope = :scope AND id = :id AND archived <> :archived",
                batch -> batch.bind("archived", FindingTable.flag(archived)));
    }

    /** Changes some findings, each of which gets a number for it. */
    private void change(Collection<String> ids, String sql, Consumer<PreparedBatch> values) {
        if (ids.isEmpty()) {
            return;
        }
        database.write(handle -> {
            long number = Scopes.require(handle, scope).number();
            long change = Scopes.takeChanges(handle, number, ids.size());
            try (PreparedBatch batch = handle.prepareBatch(sql)) {
                for (String id : ids) {
                    values.accept(batch);
                    batch.bind("scope", number)
                            .bind("id", StoredText.of(id))
                            .bind("change", change++)
                            .add();
                }
                return batch.execute();
            }
        });
    }

    /** Deliveries of a finding go with it: after so long nobody waits for them, and a finding with this id would begin anew. */
    @Override
    public long prune(long updatedBeforeMicros) {
        return database.write(handle -> {
            long number = number(handle);
            handle.createUpdate("""
                            DELETE FROM deliveries WHERE scope = :scope AND finding IN
                                (SELECT id FROM findings WHERE scope = :scope AND updated < :before)""")
                    .bind("scope", number)
                    .bind("before", updatedBeforeMicros)
                    .execute();
            handle.createUpdate("""
                            DELETE FROM finding_documents WHERE scope = :scope AND id IN
                                (SELECT id FROM findings WHERE scope = :scope AND updated < :before)""")
                    .bind("scope", number)
                    .bind("before", updatedBeforeMicros)
                    .execute();
            return (long) handle.createUpdate("DELETE FROM findings WHERE scope = :scope AND updated < :before")
                    .bind("scope", number)
                    .bind("before", updatedBeforeMicros)
                    .execute();
        });
    }

    private long number(Handle handle) {
        return Scopes.find(handle, scope).number();
    }
}
