// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.setup;

import dev.postern.console.oidc.OidcSettings;
import dev.postern.console.oidc.OidcTrial;
import dev.postern.formats.ScanOptions;
import dev.postern.monitor.LogTrial;
import dev.postern.monitor.feeds.Feed;
import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.receive.TlsFiles;
import dev.postern.monitor.sql.SqlSource;
import dev.postern.monitor.sql.SqlTrial;
import dev.postern.respond.WebTrial;
import dev.postern.server.config.Config;
import dev.postern.server.config.Secret;
import dev.postern.server.discovery.Discovery;
import dev.postern.server.intel.IntelParts;
import dev.postern.server.intel.Lists;
import dev.postern.server.kept.Stores;
import dev.postern.server.source.Reason;
import dev.postern.server.up.Databases;
import dev.postern.server.up.Oidc;
import dev.postern.server.up.SqlSources;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a configuration can be tried, in the order of its keys. */
final class Trials {
    /** Of one connection. */
    private static final Duration CONNECTION = Duration.ofSeconds(10);

    private final Config config;
    private final InstantSource clock = InstantSource.system();
    private final List<Trial> trials = new ArrayList<>();

    private Trials(Config config) {
        this.config = config;
    }

    /** All of them; nothing is tried yet. */
    static List<Trial> of(Config config) {
        Trials all = new Trials(config);
        Config.Syslog syslog = config.listen().syslog();
        Config.Tls tls = config.listen().tls();
        all.addTls("listen.tls", tls.certificate(), tls.key(), null);
        all.addTls("listen.syslog.tls", syslog.certificate(), syslog.key(), syslog.clientCa());
        all.add("store", () -> Stores.tryOut(config));
        all.addDatabases();
        all.addApi();
        all.addLists();
        all.addFeeds();
        all.addSinks();
        return all.trials;
    }

    private void add(String name, Trial.Step step) {
        trials.add(new Trial(name, step));
    }

    private void addTls(String name, @Nullable Path certificate, @Nullable Path key, @Nullable Path clientCa) {
        if (certificate != null && key != null) {
            add(name, () -> {
                TlsFiles.context(certificate, key, clientCa);
                return "certificate and key belong together";
            });
        }
    }

    private void addDatabases() {
        List<Config.Database> databases =
                config.databasesOr(config.isLeftToDiscovery() ? new Discovery(Path.of("/")).find() : List.of());
        for (Config.Database database : databases) {
            SqlSource source = SqlSources.source(config, database);
            if (source != null) {
                add("database " + database.id() + ", over SQL", () -> SqlTrial.run(source));
            }
            ScanOptions options = Databases.options(database);
            for (String log : database.logs()) {
                add("database " + database.id() + ", " + log, () -> LogTrial.run(new FollowedLog(log), options));
            }
        }
    }

    private void addApi() {
        Secret s3 = config.api().s3().endpoint();
        if (s3 != null) {
            addWeb("api.s3", URI.create(s3.value()));
        }
        OidcSettings oidc = Oidc.settings(config.console().oidc());
        if (oidc != null) {
            add("console.oidc", () -> OidcTrial.run(oidc));
        }
    }

    private void addWeb(String name, URI uri) {
        add(name, () -> WebTrial.run(uri, CONNECTION));
    }

    private void addLists() {
        Config.Lists lists = config.lists();
        int files = lists.threat().size()
                + lists.tor().size()
                + lists.trusted().size()
                + lists.geo().size();
        if (files > 0) {
            add("lists", () -> {
                List<String> skipped = new ArrayList<>();
                Lists.builder(lists, clock.instant(), skipped::add);
                skipped.add(0, files == 1 ? "1 file can be read" : files + " files can be read");
                return String.join("; ", skipped);
            });
        }
    }

    private void addFeeds() {
        List<Feed> feeds;
        try {
            feeds = new IntelParts(config, clock).feeds().enabled();
        } catch (IOException e) {
            add("feeds", () -> {
                throw new IOException("which are enabled cannot be read: " + Reason.of(e), e);
            });
            return;
        }
        for (Feed feed : feeds) {
            String name = "feed " + feed.id();
            if ("file".equals(feed.uri().getScheme())) {
                add(name, () -> readable(Path.of(feed.uri())));
            } else {
                addWeb(name, feed.uri());
            }
        }
    }

    private static String readable(Path file) throws IOException {
        try {
            Files.newInputStream(file).close();
            return file + " can be read";
        } catch (IOException e) {
            throw new IOException(file + ": " + Reason.of(e), e);
        }
    }

    private void addSinks() {
        Config.FileSink file = config.sinks().file();
        if (file.enabled()) {
            add("sinks.file", () -> writable(file.path()));
        }
        config.sinks().webhooks().forEach(each -> addWeb("webhook " + each.name(), each.uri()));
    }

    /** The file, or what it will be made in. */
    private static String writable(Path file) throws IOException {
        Path there = file.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        boolean isFile = file.toAbsolutePath().equals(there);
        if (there == null || !Files.isWritable(there) || isFile == Files.isDirectory(there)) {
            throw new IOException(
                    there + " cannot be written" + (isFile ? "" : " into") + "; let this user, or name another file");
        }
        return file + (isFile ? " can be written" : " can be made");
    }
}
