// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import dev.postern.intel.IntelSnapshot;
import dev.postern.kernel.Policy;
import dev.postern.monitor.feeds.Feed;
import dev.postern.monitor.feeds.FeedFetcher;
import dev.postern.monitor.feeds.FeedFolder;
import dev.postern.monitor.feeds.FeedRefresh;
import dev.postern.monitor.feeds.FeedSet;
import dev.postern.monitor.feeds.GivenCopies;
import dev.postern.monitor.feeds.GivenLists;
import dev.postern.monitor.feeds.LiveIntel;
import dev.postern.monitor.location.LocalFiles;
import dev.postern.monitor.location.Locations;
import dev.postern.monitor.location.WebGet;
import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.server.config.Config.CustomFeed;
import dev.postern.server.config.Secret;
import dev.postern.server.s3.S3Access;
import dev.postern.server.source.Reason;
import dev.postern.store.LoginLog;
import dev.postern.store.Owners;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The parts that know addresses, put together from a configuration. */
public final class IntelParts {
    /** Of a list that is given by way of the API, bytes (GuardDuty's guide, lists). */
    private static final long LONGEST_LIST = 35L * 1024 * 1024;

    private static final byte[] NOTHING = {};

    private static final Duration LIST_TIMEOUT = Duration.ofSeconds(30);

    private final Config config;
    private final InstantSource clock;
    private final FeedFolder folder;
    private final FeedSet feeds;
    private final List<String> own;

    /** @param config what is configured; nothing is read or fetched yet */
    public IntelParts(Config config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        own = own(config);
        folder = new FeedFolder(config.data().resolve("feeds"));
        feeds = new FeedSet(
                folder,
                config.feeds().enabled(),
                config.feeds().custom().stream().map(IntelParts::feed).toList(),
                own);
    }

    /** The folder of all copies. */
    FeedFolder folder() {
        return folder;
    }

    /** The feeds that there are. */
    public FeedSet feeds() {
        return feeds;
    }

    /** Fetches feeds. */
    FeedRefresh refresh() {
        FeedFetcher fetcher =
                new FeedFetcher(config.feeds().timeout(), config.feeds().maxSize());
        return new FeedRefresh(folder, fetcher, own, config.feeds().maxSize(), clock, new Random());
    }

    /**
     * What a running Postern knows of addresses; it is to be refreshed by a thread.
     *
     * @param given lists that are given while it runs
     * @param owners of the databases
     * @param log logins that are matched again when a list has changed
     * @param notes told of what was skipped and of what goes wrong
     * @throws UsageException when a configured list or the folder cannot be read
     */
    public LiveIntel live(Policy policy, GivenLists given, Owners owners, LoginLog log, Consumer<String> notes) {
        try {
            return new LiveIntel(
                    folder,
                    feeds,
                    refresh(),
                    new GivenCopies(given, locations(), own),
                    at -> Lists.builder(config.lists(), at, notes),
                    database -> ApiLists.word(owners.of(database)),
                    policy,
                    log,
                    clock,
                    notes);
        } catch (IOException e) {
            throw new UsageException("feeds: " + Reason.of(e));
        }
    }

    /** Where lists may be that are given while it runs. */
    private Locations locations() {
        Config.ListLocations allowed = config.api().lists();
        List<Path> folders = new ArrayList<>(allowed.folders());
        folders.add(config.data().resolve("lists"));
        S3Access s3 = S3Access.of(config, clock);
        SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return new Locations(
                new LocalFiles(folders, LONGEST_LIST),
                new WebGet(allowed.allowPrivate(), LIST_TIMEOUT, LONGEST_LIST, tls),
                new WebGet(true, LIST_TIMEOUT, LONGEST_LIST, tls),
                s3.endpoint(),
                (uri, headers) -> s3.headers("GET", uri, headers, NOTHING));
    }

    /** What is known of addresses now, with the latest good copies. */
    IntelSnapshot snapshot(Consumer<String> notes) throws IOException {
        Instant now = clock.instant();
        IntelSnapshot.Builder builder = Lists.builder(config.lists(), now, notes);
        feeds.addTo(builder).forEach(notes);
        return builder.build();
    }

    private static Feed feed(CustomFeed custom) {
        return new Feed(
                custom.name(),
                custom.name(),
                URI.create(custom.url().value()),
                custom.kind(),
                custom.form(),
                custom.interval(),
                "yours",
                false,
                credential(custom));
    }

    private static Feed.@Nullable Credential credential(CustomFeed custom) {
        Secret password = custom.password();
        if (custom.user() != null && password != null) {
            byte[] pair = (custom.user() + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
            return new Feed.Credential(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        Secret key = custom.apiKey();
        return key == null ? null : new Feed.Credential(custom.apiKeyHeader(), key.value());
    }

    /** Those of this machine too: a list that names it is wrong, or tells of a visitor that should not be shut out here. */
    private static List<String> own(Config config) {
        List<String> own = new ArrayList<>(config.feeds().ownNetworks());
        config.lists().privateNetworks().forEach(net -> own.add(net.cidr()));
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                for (InetAddress address : each.inetAddresses().toList()) {
                    String text = address.getHostAddress();
                    int zone = text.indexOf('%');
                    own.add(zone < 0 ? text : text.substring(0, zone));
                }
            }
        } catch (SocketException e) {
            return own; // a machine that does not tell its addresses; what is configured counts
        }
        return own;
    }
}
