// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import dev.postern.server.discovery.FoundDatabase.Product;
import org.jspecify.annotations.Nullable;

/**
 * A MySQL or MariaDB server.
 *
 * @param data its data folder
 * @param process as which it runs, or null
 */
record MySqlServer(
        String id,
        Product product,
        String data,
        MySqlOptions options,
        @Nullable Running process) {

    /** A path as it is, or below the data folder. */
    String resolve(String path) {
        return path.startsWith("/") ? path : data + "/" + path;
    }
}
