// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.formats.ScanOptions;
import dev.postern.monitor.WatchedDatabase;
import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.StartAt;
import dev.postern.monitor.sql.SqlSource;
import dev.postern.server.config.Config;
import dev.postern.server.discovery.Discovery;
import dev.postern.server.discovery.DiscoveryReport;
import dev.postern.server.discovery.FoundDatabase;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Which databases to watch: the configured ones, else those of this machine. */
public final class Databases {
    private Databases() {}

    /**
     * All of them.
     *
     * @param received the logs in which what is sent of a database is followed
     */
    static List<WatchedDatabase> of(
            Config config, Function<String, List<FollowedLog>> received, Consumer<String> notes) {
        List<FoundDatabase> found = List.of();
        if (config.isLeftToDiscovery()) {
            found = new Discovery(Path.of("/")).find();
            DiscoveryReport.lines(found).forEach(notes);
        }
        List<Config.Database> databases = config.databasesOr(found);
        if (databases.isEmpty()) {
            notes.accept(
                    "there is no database to watch; say in a configuration where its logs are (docs/configuration.md)");
        }
        return databases.stream()
                .map(database -> watched(config, database, received.apply(database.id())))
                .toList();
    }

    /** The logs of each database, as they are configured, by its identifier. */
    static Function<String, List<String>> sources(List<WatchedDatabase> databases) {
        Map<String, List<String>> sources = new HashMap<>();
        databases.forEach(database -> sources.put(
                database.id(), database.logs().stream().map(FollowedLog::path).toList()));
        return id -> sources.getOrDefault(id, List.of());
    }

    private static WatchedDatabase watched(Config config, Config.Database database, List<FollowedLog> received) {
        SqlSource fetched = SqlSources.source(config, database);
        List<FollowedLog> logs = new ArrayList<>(received);
        if (fetched != null) {
            logs.add(fetched.log());
        }
        database.logs().stream().map(FollowedLog::new).forEach(logs::add);
        return new WatchedDatabase(
                options(database),
                logs,
                fetched == null ? startAt(database) : StartAt.BEGINNING); // a mirror has what is to be read alone
    }

    /** What is said of the logs of a database. */
    public static ScanOptions options(Config.Database database) {
        return ScanOptions.of(database.id(), ZoneId.systemDefault())
                .withZone(database.timezone())
                .withLogLinePrefix(database.logLinePrefix());
    }

    static StartAt startAt(Config.Database database) {
        return database.from() == Config.From.END ? StartAt.END : StartAt.BEGINNING;
    }
}
