// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.kept;

import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.store.Store;
import dev.postern.store.StoreException;
import dev.postern.store.postgresql.PostgresStore;
import dev.postern.store.sqlite.SqliteStore;
import java.time.InstantSource;

/** Opens the store of a configuration. */
public final class Stores {
    private static final String DATABASE = "postern.db";

    private Stores() {}

    /**
     * For the one process that writes logins and findings.
     *
     * @throws StoreException when it cannot be opened, or another process has it
     */
    public static Store open(Config config, InstantSource clock) {
        if (config.store() instanceof Config.Postgresql server) {
            return PostgresStore.open(
                    server.url(), server.user(), server.password().value(), clock);
        }
        return SqliteStore.open(config.data().resolve(DATABASE), clock);
    }

    /**
     * Tries whether it could be opened, and changes nothing.
     *
     * @return what was found, in words
     * @throws StoreException when it could not
     */
    public static String tryOut(Config config) {
        if (config.store() instanceof Config.Postgresql server) {
            return PostgresStore.tryOut(
                    server.url(), server.user(), server.password().value());
        }
        return SqliteStore.tryOut(config.data().resolve(DATABASE));
    }

    /**
     * For a command, whether {@code up} runs or not.
     *
     * @throws UsageException when it cannot be opened
     */
    public static Store openBeside(Config config, InstantSource clock) {
        try {
            if (config.store() instanceof Config.Postgresql server) {
                return PostgresStore.openBeside(
                        server.url(), server.user(), server.password().value(), clock);
            }
            return SqliteStore.openBeside(config.data().resolve(DATABASE), clock);
        } catch (StoreException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
