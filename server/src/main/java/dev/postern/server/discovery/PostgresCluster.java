// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL data folder and what belongs to it.
 *
 * @param id identifier for it
 * @param data the data folder
 * @param config its {@code postgresql.conf}
 * @param startLog where its start script sends what it writes to standard error; null when that is not known
 * @param server the server that runs on it, or null
 */
record PostgresCluster(
        String id,
        String data,
        String config,
        @Nullable String startLog,
        @Nullable Running server) {

    /** A cluster whose configuration lies in its data folder, as everywhere but on Debian. */
    static PostgresCluster at(String id, String data) {
        return new PostgresCluster(id, data, data + "/postgresql.conf", null, null);
    }

    PostgresCluster runningAs(Running process) {
        return new PostgresCluster(id, data, config, startLog, process);
    }
}
