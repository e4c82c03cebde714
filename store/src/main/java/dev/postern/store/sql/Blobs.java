// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Named byte strings of an account and region, of two kinds. */
enum Blobs {
    /** From where sources are read on. */
    CHECKPOINTS("checkpoints", "source"),
    /** The detector's memory. */
    SNAPSHOT_PARTS("snapshot_parts", "name");

    private final String replace;
    private final String select;
    private final String selectOne;

    Blobs(String table, String name) {
        this.replace = "INSERT INTO " + table + " (scope, " + name + ", content) VALUES (:scope, :name, :content)"
                + " ON CONFLICT (scope, " + name + ") DO UPDATE SET content = excluded.content";
        this.select = "SELECT " + name + " AS name, content FROM " + table + " WHERE scope = :scope ORDER BY " + name;
        this.selectOne = "SELECT content FROM " + table + " WHERE scope = :scope AND " + name + " = :name";
    }

    /** Replaces those given; others stay. */
    void put(Handle handle, long scope, Map<String, byte[]> contents) {
        if (contents.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(replace)) {
            contents.forEach((name, content) -> batch.bind("scope", scope)
                    .bind("name", StoredText.of(name))
                    .bind("content", content)
                    .add());
            batch.execute();
        }
    }

    /** The one with a name, or null. */
    byte @Nullable [] find(Handle handle, long scope, String name) {
        return handle.createQuery(selectOne)
                .bind("scope", scope)
                .bind("name", StoredText.of(name))
                .map((row, context) -> row.getBytes("content"))
                .findOne()
                .orElse(null);
    }

    /** All by name. */
    Map<String, byte[]> all(Handle handle, long scope) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        handle.createQuery(select)
                .bind("scope", scope)
                .map((row, context) -> Map.entry(StoredText.require(row, "name"), row.getBytes("content")))
                .forEach(entry -> contents.put(entry.getKey(), entry.getValue()));
        return contents;
    }
}
