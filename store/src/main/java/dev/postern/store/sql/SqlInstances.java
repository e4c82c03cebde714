// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.Instances;
import dev.postern.store.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Databases and their tags, in a table each. */
final class SqlInstances implements Instances {
    private final Database database;
    private final Scope scope;

    SqlInstances(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    @Override
    public void put(Instance instance) {
        database.write(handle -> {
            long number = Scopes.require(handle, scope).number();
            putRow(handle, number, instance);
            handle.createUpdate("DELETE FROM instance_tags WHERE scope = :scope AND instance = :id")
                    .bind("scope", number)
                    .bind("id", StoredText.of(instance.id()))
                    .execute();
            instance.tags().forEach((name, value) -> putTag(handle, number, instance.id(), name, value));
            return number;
        });
    }

    private static void putRow(Handle handle, long number, Instance instance) {
        handle.createUpdate("""
                        INSERT INTO instances (scope, id, engine, version, cluster_name, arn, watched_since)
                        VALUES (:scope, :id, :engine, :version, :cluster, :arn, :since)
                        ON CONFLICT (scope, id) DO UPDATE SET engine = excluded.engine, version = excluded.version,
                            cluster_name = excluded.cluster_name, arn = excluded.arn""")
                .bind("scope", number)
                .bind("id", StoredText.of(instance.id()))
                .bind("engine", StoredText.of(instance.engine()))
                .bind("version", StoredText.ofNullable(instance.version()))
                .bind("cluster", StoredText.ofNullable(instance.cluster()))
                .bind("arn", StoredText.of(instance.arn()))
                .bind("since", instance.watchedSinceMicros())
                .execute();
    }

    private static void putTag(Handle handle, long number, String instance, String name, String value) {
        handle.createUpdate(
                        "INSERT INTO instance_tags (scope, instance, name, content) VALUES (:scope, :instance, :name, :content)")
                .bind("scope", number)
                .bind("instance", StoredText.of(instance))
                .bind("name", StoredText.of(name))
                .bind("content", StoredText.of(value))
                .execute();
    }

    @Override
    public List<Instance> all() {
        return database.read(handle -> {
            long number = Scopes.find(handle, scope).number();
            Map<String, Map<String, String>> tags = tags(handle, number);
            return handle
                    .createQuery("SELECT * FROM instances WHERE scope = :scope")
                    .bind("scope", number)
                    .map((row, context) -> instance(row, tags))
                    .stream()
                    .sorted(Comparator.comparing(Instance::id))
                    .toList();
        });
    }

    private static Map<String, Map<String, String>> tags(Handle handle, long number) {
        Map<String, Map<String, String>> tags = new HashMap<>();
        handle.createQuery("SELECT instance, name, content FROM instance_tags WHERE scope = :scope")
                .bind("scope", number)
                .map((row, context) -> List.of(
                        StoredText.require(row, "instance"),
                        StoredText.require(row, "name"),
                        StoredText.require(row, "content")))
                .forEach(tag ->
                        tags.computeIfAbsent(tag.get(0), id -> new TreeMap<>()).put(tag.get(1), tag.get(2)));
        return tags;
    }

    private static Instance instance(ResultSet row, Map<String, Map<String, String>> tags) throws SQLException {
        String id = StoredText.require(row, "id");
        return new Instance(
                id,
                StoredText.require(row, "engine"),
                StoredText.get(row, "version"),
                StoredText.get(row, "cluster_name"),
                StoredText.require(row, "arn"),
                row.getLong("watched_since"),
                tags.getOrDefault(id, Map.of()));
    }
}
