// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.kernel.Input;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginFilter;
import dev.postern.store.LoginLog;
import dev.postern.store.LoginPage;
import dev.postern.store.LoginQuery;
import dev.postern.store.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** The login log in one table, with a note of what each piece of it holds. */
final class SqlLoginLog implements LoginLog {
    private final Database database;
    private final Scope scope;
    private final Consumer<Handle> afterPrune;

    SqlLoginLog(Database database, Scope scope, Consumer<Handle> afterPrune) {
        this.database = database;
        this.scope = scope;
        this.afterPrune = afterPrune;
    }

    @Override
    public long append(List<Input> inputs, Map<String, byte[]> checkpoints) {
        return database.write(handle -> {
            Scopes.State state = Scopes.require(handle, scope);
            long lastSeq = state.lastSeq() + inputs.size();
            if (!inputs.isEmpty()) {
                long bytes = LoginBatch.insert(handle, state.number(), state.lastSeq() + 1, inputs);
                new Pieces(handle, state.number()).add(state.lastSeq() + 1, inputs, bytes);
                Scopes.setLastSeq(handle, state.number(), lastSeq);
            }
            Blobs.CHECKPOINTS.put(handle, state.number(), checkpoints);
            return lastSeq;
        });
    }

    @Override
    public Map<String, byte[]> checkpoints() {
        return database.read(handle ->
                Blobs.CHECKPOINTS.all(handle, Scopes.find(handle, scope).number()));
    }

    @Override
    public long lastSeq() {
        return database.read(handle -> Scopes.find(handle, scope).lastSeq());
    }

    @Override
    public List<LoggedInput> after(long seq, int limit) {
        return after(new Where(), seq, limit);
    }

    @Override
    public List<LoggedInput> after(String instance, long seq, int limit) {
        return after(new Where().and("instance = :instance", "instance", StoredText.of(instance)), seq, limit);
    }

    private List<LoggedInput> after(Where where, long seq, int limit) {
        return database.read(handle -> {
            Places places = Places.after(Scopes.find(handle, scope).number(), seq);
            where.and("place >= :first", "first", places.first()).and("place <= :last", "last", places.last());
            return where.bind(handle.createQuery("SELECT * FROM login_log" + where + " ORDER BY place LIMIT :limit"))
                    .bind("limit", limit)
                    .map(new LoginRow())
                    .list();
        });
    }

    @Override
    public List<LoggedInput> search(LoginQuery query) {
        return database.read(
                handle -> LoginSearch.run(handle, Scopes.find(handle, scope).number(), query));
    }

    @Override
    public LoginPage page(LoginFilter filter, Predicate<String> instances, long before, int limit) {
        return database.read(handle ->
                new LoginPages(handle, Scopes.find(handle, scope).number(), filter, instances).page(before, limit));
    }

    @Override
    public Pruned prune(long decidedBeforeMicros, long maxBytes, long keepAfterSeq) {
        return database.write(handle -> {
            long number = Scopes.find(handle, scope).number();
            Pruned pruned = new Retention(handle, number, keepAfterSeq).run(decidedBeforeMicros, maxBytes);
            afterPrune.accept(handle);
            return pruned;
        });
    }
}
