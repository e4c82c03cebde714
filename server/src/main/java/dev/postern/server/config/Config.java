// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.monitor.feeds.Feed;
import dev.postern.server.discovery.FoundDatabase;
import dev.postern.server.logging.LogForm;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that can be configured. Components are the keys of the file, in the order of {@code docs/examples/postern.yaml}, which
 * describes them; each has a default, so that an empty file is valid.
 *
 * @param data folder of all that is kept
 * @param account AWS account that everything is kept under, twelve digits
 * @param region AWS region that everything is kept under
 * @param learning upper bound of the learning time
 * @param decoyUsers accounts that nobody uses, each attempt with which is a finding
 * @param databases databases to watch
 * @param discovery whether to look for logs of this machine when {@code databases} is empty
 */
public record Config(
        Path data,
        String account,
        String region,
        Listen listen,
        Store store,
        Retention retention,
        Duration learning,
        Set<String> decoyUsers,
        List<Database> databases,
        boolean discovery,
        Api api,
        Console console,
        Lists lists,
        Feeds feeds,
        Sinks sinks,
        Log log) {

    /** Which account and region each database belongs to. */
    public Owners owners() {
        Scope main = new Scope(account, region);
        Map<String, Scope> others = new HashMap<>();
        for (Database database : databases) {
            Scope owner = new Scope(
                    Objects.requireNonNullElse(database.account(), account),
                    Objects.requireNonNullElse(database.region(), region));
            if (!owner.equals(main)) {
                others.put(database.id(), owner);
            }
        }
        return new Owners(main, Map.copyOf(others));
    }

    /**
     * The databases to watch: those configured; when there are none and discovery is on, those found whose logs can be read.
     *
     * @param found by discovery
     */
    public List<Database> databasesOr(List<FoundDatabase> found) {
        if (!isLeftToDiscovery()) {
            return databases;
        }
        return found.stream()
                .filter(one -> !one.logs().isEmpty())
                .map(one -> new Database(one.id(), one.logs(), null, null, From.BEGINNING, Map.of()))
                .toList();
    }

    /** Whether discovery is to say what is watched. */
    public boolean isLeftToDiscovery() {
        return databases.isEmpty() && discovery;
    }

    /**
     * Where the program is reached.
     *
     * @param address IP address or {@code localhost}
     * @param port 1 to 65535
     * @param hostNames names beside those of this machine's loopback under which it may be called, in lower case
     * @param unencrypted whether the network may ask without TLS, for example because a proxy before it has TLS
     * @param tls what it has for TLS
     * @param syslog where messages of databases' logs are taken
     */
    public record Listen(
            String address, int port, List<String> hostNames, boolean unencrypted, Tls tls, Syslog syslog) {

        /** Whether another machine may get here without TLS. */
        public boolean isOpenUnencrypted() {
            return !tls.isOn() && !isLoopback(address);
        }

        private static boolean isLoopback(String address) {
            try {
                return InetAddress.getByName(address).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }
    }

    /**
     * Files for TLS; null: none, and requests come in the clear.
     *
     * @param certificate the server's, with those of intermediate authorities behind it, PEM
     * @param key its private key, PEM
     */
    public record Tls(@Nullable Path certificate, @Nullable Path key) {
        /** No TLS. */
        public static final Tls OFF = new Tls(null, null);

        /** Whether there is TLS. */
        public boolean isOn() {
            return certificate != null && key != null;
        }
    }

    /**
     * Where syslog is taken; null: not in this way.
     *
     * @param udp for datagrams, of which nobody can tell who has sent them
     * @param certificate of the TLS server, PEM
     * @param key of the TLS server, PEM
     * @param clientCa authorities whose client certificates are accepted over TLS, PEM; null: none is asked for
     */
    public record Syslog(
            @Nullable InetSocketAddress udp,
            @Nullable InetSocketAddress tcp,
            @Nullable InetSocketAddress tls,
            @Nullable Path certificate,
            @Nullable Path key,
            @Nullable Path clientCa) {
        /** Not at all. */
        public static final Syslog OFF = new Syslog(null, null, null, null, null, null);

        /** Whether syslog is taken at all. */
        public boolean isOn() {
            return udp != null || tcp != null || tls != null;
        }
    }

    /**
     * The GuardDuty API.
     *
     * @param defaultDetector whether the account and region begin with a detector
     * @param lists from where lists are read that requests name
     * @param s3 where buckets are that requests name
     * @param replayFolders whose logs may be replayed, beside {@code replay} of the data folder
     */
    public record Api(boolean defaultDetector, ListLocations lists, S3 s3, List<Path> replayFolders) {}

    /**
     * From where lists are read that requests name.
     *
     * @param folders whose files may be named, beside {@code lists} of the data folder
     * @param allowPrivate whether web servers in private and local networks may be named
     */
    public record ListLocations(List<Path> folders, boolean allowPrivate) {}

    /**
     * A server that speaks S3: lists are read from it, and findings exported to it.
     *
     * @param endpoint what comes before the bucket; null: there is none
     * @param region for signatures; null: that of {@link Config#region}
     * @param accessKey id of the key that requests are signed with; null: they are not signed
     * @param secretKey secret of that key, or null
     */
    public record S3(
            @Nullable Secret endpoint,
            @Nullable String region,
            @Nullable String accessKey,
            @Nullable Secret secretKey) {}

    /** The console. */
    public record Console(Oidc oidc) {}

    /**
     * A provider of OpenID Connect where people may sign in.
     *
     * @param issuer its identifier; null: there is none
     * @param clientId what we are called there
     * @param clientSecret null when we have none
     * @param url where browsers reach Postern
     * @param name of the provider for people
     * @param scopes beside {@code openid}
     * @param roleClaim claim with roles or groups
     * @param roles values of that claim by what they make somebody
     * @param domains of mail addresses that may come in; any when there are none
     */
    public record Oidc(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable Secret clientSecret,
            @Nullable String url,
            String name,
            List<String> scopes,
            String roleClaim,
            OidcRoles roles,
            List<String> domains) {}

    /** Values of a claim by what they make somebody. */
    public record OidcRoles(List<String> viewer, List<String> analyst, List<String> administrator) {}

    /** Where logins and findings are kept. */
    public sealed interface Store {}

    /** In a file of the data folder. */
    public record Sqlite() implements Store {}

    /**
     * On a PostgreSQL server.
     *
     * @param url {@code jdbc:postgresql://HOST:PORT/DATABASE}
     */
    public record Postgresql(String url, String user, Secret password) implements Store {}

    /**
     * How long things are kept.
     *
     * @param logins age of logins
     * @param loginsMaxSize bytes of the login log
     * @param findings age of findings, since they were last updated
     * @param receivedMaxSize bytes of what one database has sent and what may have to be read again
     */
    public record Retention(Duration logins, long loginsMaxSize, Duration findings, long receivedMaxSize) {}

    /**
     * A database instance that is watched through its logs, or through what is sent of it.
     *
     * @param id its identifier
     * @param account that it belongs to; null: the one that everything is kept under
     * @param region that it belongs to; null: the one that everything is kept under
     * @param logs files, folders and patterns of file names; absolute; none with {@code sql}
     * @param sql how its logs are fetched; null: they are files of this machine, or sent
     * @param syslog whose syslog messages are its log
     * @param ingestTokens of those who may send its logins over HTTP: the token, or {@code sha256:} and its hash
     * @param timezone zone of times that have none, or an abbreviation only
     * @param logLinePrefix PostgreSQL's setting, where it is not recognised from the lines
     * @param from where a log is begun that has never been read
     * @param tags as an RDS instance has them
     */
    public record Database(
            String id,
            @Nullable String account,
            @Nullable String region,
            List<String> logs,
            @Nullable Sql sql,
            List<Sender> syslog,
            List<Secret> ingestTokens,
            @Nullable ZoneId timezone,
            @Nullable String logLinePrefix,
            From from,
            Map<String, String> tags) {

        /** One whose logs are files of this machine. */
        public Database(
                String id,
                List<String> logs,
                @Nullable ZoneId timezone,
                @Nullable String logLinePrefix,
                From from,
                Map<String, String> tags) {
            this(id, null, null, logs, null, List.of(), List.of(), timezone, logLinePrefix, from, tags);
        }
    }

    /**
     * A server that shows its logs over SQL.
     *
     * @param url {@code jdbc:postgresql:} or {@code jdbc:mysql:}, with the driver's options
     * @param interval how often it is asked for something new
     * @param maxSize most bytes that copies of its logs take
     */
    public record Sql(String url, String user, Secret password, Duration interval, long maxSize) {}

    /**
     * Whose syslog messages are the log of a database. All that is given has to hold.
     *
     * @param program what the program calls itself
     * @param from addresses and networks
     * @param certificate names of client certificates, or {@code sha256:} and a fingerprint
     * @param host what the machine is called in the messages; null: any
     */
    public record Sender(
            String program,
            List<String> from,
            List<String> certificate,
            @Nullable String host) {}

    /** Where a log is begun that has never been read. */
    public enum From {
        /** At its oldest line: history is learning. */
        BEGINNING,
        /** After its last complete line. */
        END
    }

    /**
     * What is known of addresses, as the options of {@code scan} have it.
     *
     * @param geo networks and places of addresses: MMDB or ip2asn
     */
    public record Lists(
            List<ListFile> threat,
            List<ListFile> tor,
            List<ListFile> trusted,
            List<Path> geo,
            List<PrivateNetwork> privateNetworks) {}

    /**
     * A file of a list.
     *
     * @param list the list's name; several files may have the same
     */
    public record ListFile(String list, Path file) {}

    /** A network of the user's own, with a name. */
    public record PrivateNetwork(String name, String cidr) {}

    /**
     * Lists and tables that are fetched.
     *
     * @param enabled ids of known feeds, or {@code recommended}
     * @param custom feeds that are not known; they are enabled
     * @param ownNetworks addresses that no feed may list, beside those of this machine and the named private networks
     * @param maxSize most bytes of one feed, unpacked
     * @param timeout of one answer, whole
     */
    public record Feeds(
            List<String> enabled, List<CustomFeed> custom, List<String> ownNetworks, long maxSize, Duration timeout) {}

    /**
     * A feed that is not known.
     *
     * @param name its id, and the list's name
     * @param url http, https or file; may hold a token
     * @param kind what it is good for
     * @param form how it is fetched
     * @param interval how often
     * @param user for basic authentication, or null
     * @param password for basic authentication, or null
     * @param apiKey sent as it is in a header, or null
     * @param apiKeyHeader that header
     */
    public record CustomFeed(
            String name,
            Secret url,
            Feed.Use kind,
            Feed.Form form,
            Duration interval,
            @Nullable String user,
            @Nullable Secret password,
            @Nullable Secret apiKey,
            String apiKeyHeader) {}

    /**
     * What {@code up} tells of itself.
     *
     * @param format how it is written on standard error
     */
    public record Log(LogForm format) {}

    /** Where findings go. */
    public record Sinks(FileSink file, List<Webhook> webhooks) {}

    /**
     * A file of findings, one JSON object a line.
     *
     * @param maxSize bytes after which a new file is begun
     * @param keep number of older files that are kept
     */
    public record FileSink(boolean enabled, Path path, long maxSize, int keep) {}

    /**
     * An HTTP address that is sent each finding.
     *
     * @param name identifies it in messages; unique
     * @param url http or https; may hold a token, and is therefore shown without its path
     * @param secret signs what is sent; null: it is not signed
     */
    public record Webhook(String name, Secret url, @Nullable Secret secret) {

        /** The address to send to. */
        public URI uri() {
            return URI.create(url.value());
        }
    }
}
