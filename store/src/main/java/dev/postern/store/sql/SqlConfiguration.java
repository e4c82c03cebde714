// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.Configuration;
import dev.postern.store.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Documents in one table. */
final class SqlConfiguration implements Configuration {
    private final Database database;
    private final Scope scope;

    SqlConfiguration(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    /** Accounts and regions with documents of a kind. */
    static List<Scope> scopesWith(Database database, String kind) {
        return database.read(handle -> handle.createQuery("""
                        SELECT account, region FROM scopes
                        WHERE scope IN (SELECT scope FROM configuration WHERE kind = :kind) ORDER BY scope""")
                .bind("kind", kind)
                .map((row, context) -> new Scope(StoredText.require(row, "account"), StoredText.require(row, "region")))
                .list());
    }

    @Override
    public @Nullable String find(String kind, String name) {
        return database.<@Nullable String>read(handle -> handle.createQuery(
                        "SELECT document FROM configuration WHERE scope = :scope AND kind = :kind AND name = :name")
                .bind("scope", Scopes.find(handle, scope).number())
                .bind("kind", kind)
                .bind("name", StoredText.of(name))
                .map((row, context) -> StoredText.require(row, "document"))
                .findOne()
                .orElse(null));
    }

    @Override
    public Map<String, String> all(String kind) {
        Map<String, String> documents = new LinkedHashMap<>();
        database
                .read(handle -> handle.createQuery(
                                "SELECT name, document FROM configuration WHERE scope = :scope AND kind = :kind")
                        .bind("scope", Scopes.find(handle, scope).number())
                        .bind("kind", kind)
                        .map((row, context) ->
                                Map.entry(StoredText.require(row, "name"), StoredText.require(row, "document")))
                        .list())
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> documents.put(entry.getKey(), entry.getValue()));
        return documents;
    }

    @Override
    public Map<String, String> all() {
        Map<String, String> documents = new TreeMap<>();
        database.read(handle -> handle.createQuery(
                                "SELECT kind, name, document FROM configuration WHERE scope = :scope")
                        .bind("scope", Scopes.find(handle, scope).number())
                        .map((row, context) -> Map.entry(
                                StoredText.require(row, "kind") + "/" + StoredText.require(row, "name"),
                                StoredText.require(row, "document")))
                        .list())
                .forEach(entry -> documents.put(entry.getKey(), entry.getValue()));
        return documents;
    }

    @Override
    public void put(String kind, String name, String document) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO configuration (scope, kind, name, document) VALUES (:scope, :kind, :name, :document)
                        ON CONFLICT (scope, kind, name) DO UPDATE SET document = excluded.document""")
                .bind("scope", Scopes.require(handle, scope).number())
                .bind("kind", kind)
                .bind("name", StoredText.of(name))
                .bind("document", StoredText.of(document))
                .execute());
    }

    @Override
    public boolean remove(String kind, String name) {
        return database.write(handle -> handle.createUpdate(
                                "DELETE FROM configuration WHERE scope = :scope AND kind = :kind AND name = :name")
                        .bind("scope", Scopes.find(handle, scope).number())
                        .bind("kind", kind)
                        .bind("name", StoredText.of(name))
                        .execute())
                > 0;
    }

    @Override
    public void clear() {
        database.write(handle -> handle.createUpdate("DELETE FROM configuration WHERE scope = :scope")
                .bind("scope", Scopes.find(handle, scope).number())
                .execute());
    }
}
