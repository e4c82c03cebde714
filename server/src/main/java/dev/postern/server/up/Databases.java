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
import java.util.List;
import java.util.function.Consumer;

/** Which databases to watch: the configured ones, else those of this machine. */
final class Databases {
    private Databases() {}

    static List<WatchedDatabase> of(Config config, Consumer<String> notes) {
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
        return databases.stream().map(each -> watched(config, each)).toList();
    }

    private static WatchedDatabase watched(Config config, Config.Database database) {
        SqlSource fetched = SqlSources.source(config, database);
        return new WatchedDatabase(
                ScanOptions.of(database.id(), ZoneId.systemDefault())
                        .withZone(database.timezone())
                        .withLogLinePrefix(database.logLinePrefix()),
                fetched == null ? database.logs().stream().map(FollowedLog::new).toList() : List.of(fetched.log()),
                fetched == null ? startAt(database) : StartAt.BEGINNING); // a mirror has what is to be read alone
    }

    static StartAt startAt(Config.Database database) {
        return database.from() == Config.From.END ? StartAt.END : StartAt.BEGINNING;
    }
}
