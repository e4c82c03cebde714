// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.formats.ScanOptions;
import dev.postern.kernel.Input;
import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.StartAt;
import java.util.List;
import java.util.function.Predicate;

/**
 * A database that is watched through its log files.
 *
 * @param options what is said of its logs; {@link ScanOptions#instance()} is its identifier
 * @param logs its logs, at least one; a server may write several (error log, audit log)
 * @param startAt where a log is begun that has never been read
 * @param leftOut inputs that are nobody's but our own; the answer for an input never changes
 */
public record WatchedDatabase(ScanOptions options, List<FollowedLog> logs, StartAt startAt, Predicate<Input> leftOut) {

    /** One of which nothing is left out. */
    public WatchedDatabase(ScanOptions options, List<FollowedLog> logs, StartAt startAt) {
        this(options, logs, startAt, input -> false);
    }

    public WatchedDatabase {
        logs = List.copyOf(logs);
        if (logs.isEmpty()) {
            throw new IllegalArgumentException(options.instance() + " has no log");
        }
    }

    /** Identifier of the database instance. */
    public String id() {
        return options.instance();
    }
}
