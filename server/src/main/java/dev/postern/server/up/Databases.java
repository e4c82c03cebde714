// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.formats.ScanOptions;
import dev.postern.monitor.WatchedDatabase;
import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.StartAt;
import dev.postern.server.config.Config;
import dev.postern.server.discovery.Discovery;
import dev.postern.server.discovery.FoundDatabase;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Which databases to watch: the configured ones, else those of this machine. */
final class Databases {
    private Databases() {}

    static List<WatchedDatabase> of(Config config, boolean discover, Consumer<String> notes) {
        List<WatchedDatabase> databases = new ArrayList<>();
        for (Config.Database each : config.databases()) {
            ScanOptions options = ScanOptions.of(each.id(), ZoneId.systemDefault())
                    .withZone(each.timezone())
                    .withLogLinePrefix(each.logLinePrefix());
            StartAt startAt = each.from() == Config.From.END ? StartAt.END : StartAt.BEGINNING;
            databases.add(watched(options, each.logs(), startAt));
        }
        if (!databases.isEmpty()) {
            return databases;
        }
        if (!discover) {
            notes.accept("no database is configured, and discovery is off: nothing is watched");
            return databases;
        }
        for (FoundDatabase each : new Discovery(Path.of("/")).find()) {
            notes.accept("found " + each.product().title() + ", watched as " + each.id() + ": "
                    + (each.logs().isEmpty() ? "no log that can be read" : String.join(", ", each.logs())));
            each.notes().forEach(note -> notes.accept(each.id() + ": " + note));
            if (!each.logs().isEmpty()) {
                databases.add(
                        watched(ScanOptions.of(each.id(), ZoneId.systemDefault()), each.logs(), StartAt.BEGINNING));
            }
        }
        if (databases.isEmpty()) {
            notes.accept("found no log of a database server on this machine; say in a configuration what to watch"
                    + " (docs/configuration.md)");
        }
        return databases;
    }

    private static WatchedDatabase watched(ScanOptions options, List<String> logs, StartAt startAt) {
        return new WatchedDatabase(options, logs.stream().map(FollowedLog::new).toList(), startAt);
    }
}
