// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.replay;

import dev.postern.store.Scope;
import java.time.Instant;
import java.util.List;

/** Tells which logs a replay may name. Safe for use by several threads. */
@FunctionalInterface
public interface ReplayLogs {

    /** What there is for an account and region now. */
    Offer of(Scope scope);

    /**
     * Logs to choose from.
     *
     * @param folders below which they are; empty when no files are read for the account and region
     * @param logs in the order of their paths
     * @param more whether there are more than are told
     */
    record Offer(List<String> folders, List<Log> logs, boolean more) {

        public Offer {
            folders = List.copyOf(folders);
            logs = List.copyOf(logs);
        }
    }

    /**
     * A file, or a folder whose files are one rotated set.
     *
     * @param path absolute; hostile
     * @param folder whether it is a folder
     * @param bytes size of a file, 0 of a folder
     * @param changed when it changed last
     */
    record Log(String path, boolean folder, long bytes, Instant changed) {}
}
