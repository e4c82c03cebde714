// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.Credentials;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Access keys in one table. */
final class SqlCredentials implements Credentials {
    private final Database database;

    SqlCredentials(Database database) {
        this.database = database;
    }

    @Override
    public void add(Credential credential) {
        database.write(handle -> handle.createUpdate(
                        "INSERT INTO credentials (id, account, role, sealed, created) VALUES (:id, :account, :role, :sealed, :created)")
                .bind("id", StoredText.of(credential.id()))
                .bind("account", StoredText.of(credential.account()))
                .bind("role", StoredText.of(credential.role()))
                .bind("sealed", StoredText.of(credential.sealed()))
                .bind("created", credential.createdMicros())
                .execute());
    }

    @Override
    public @Nullable Credential find(String id) {
        return database.<@Nullable Credential>read(
                handle -> handle.createQuery("SELECT * FROM credentials WHERE id = :id")
                        .bind("id", StoredText.of(id))
                        .map((row, context) -> credential(row))
                        .findOne()
                        .orElse(null));
    }

    @Override
    public List<Credential> all() {
        return database.read(handle -> handle.createQuery("SELECT * FROM credentials ORDER BY created, id")
                .map((row, context) -> credential(row))
                .list());
    }

    @Override
    public boolean remove(String id) {
        return database.write(handle -> handle.createUpdate("DELETE FROM credentials WHERE id = :id")
                        .bind("id", StoredText.of(id))
                        .execute())
                > 0;
    }

    private static Credential credential(ResultSet row) throws SQLException {
        return new Credential(
                StoredText.require(row, "id"),
                StoredText.require(row, "account"),
                StoredText.require(row, "role"),
                StoredText.require(row, "sealed"),
                row.getLong("created"));
    }
}
