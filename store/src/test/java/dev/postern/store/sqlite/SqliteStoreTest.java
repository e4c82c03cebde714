// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sqlite;

import dev.postern.store.Store;
import dev.postern.store.contract.StoreContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

/** The SQLite store does all that a store must. */
final class SqliteStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    @Override
    protected Store open(InstantSource clock) {
        return SqliteStore.open(folder.resolve("store").resolve("postern.db"), clock);
    }
}
