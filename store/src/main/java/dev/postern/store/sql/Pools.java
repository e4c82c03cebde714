// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** Pools of connections, which are made when they are needed and kept for good. */
public final class Pools {
    private static final int READERS = 4;
    private static final int PATIENCE_MILLIS = 10_000;

    private Pools() {}

    /** One connection, for whoever writes. */
    public static HikariDataSource writer(DataSource connections) {
        return new HikariDataSource(config(connections, "store-writer", 1));
    }

    /** A few connections that only read. */
    public static HikariDataSource readers(DataSource connections) {
        HikariConfig config = config(connections, "store-readers", READERS);
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(DataSource connections, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(connections);
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(0);
        config.setMaxLifetime(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        return config;
    }
}
