// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.intel.IntelSnapshot;
import dev.postern.server.config.Config.Api;
import dev.postern.server.config.Config.Database;
import dev.postern.server.config.Config.FileSink;
import dev.postern.server.config.Config.From;
import dev.postern.server.config.Config.ListFile;
import dev.postern.server.config.Config.ListLocations;
import dev.postern.server.config.Config.Listen;
import dev.postern.server.config.Config.Lists;
import dev.postern.server.config.Config.Log;
import dev.postern.server.config.Config.Postgresql;
import dev.postern.server.config.Config.PrivateNetwork;
import dev.postern.server.config.Config.Retention;
import dev.postern.server.config.Config.S3;
import dev.postern.server.config.Config.Sinks;
import dev.postern.server.config.Config.Sql;
import dev.postern.server.config.Config.Sqlite;
import dev.postern.server.config.Config.Store;
import dev.postern.server.config.Config.Tls;
import dev.postern.server.config.Config.Webhook;
import dev.postern.server.logging.LogForm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each key of the file: its name, its default, and how it is read. */
final class ConfigReader {
    private static final Secret NONE = Secret.of("");

    private final Surroundings surroundings;
    private final Overrides overrides;

    ConfigReader(Surroundings surroundings, Overrides overrides) {
        this.surroundings = surroundings;
        this.overrides = overrides;
    }

    Config read(Section root) {
        try (root) {
            Path configured = root.value("data", defaultData(), surroundings::path);
            Path data = overrides.data() == null
                    ? configured
                    : overrides.data().toAbsolutePath().normalize();
            if (Files.exists(data) && !(Files.isDirectory(data) && Files.isWritable(data))) {
                root.problem("data", data + " is no folder that this user may write to");
            }
            Listen listen = listen(root.section("listen"));
            return new Config(
                    data,
                    root.value("account", "000000000000", Values::account),
                    root.value("region", "us-east-1", Values::region),
                    listen,
                    store(root.section("store")),
                    retention(root.section("retention")),
                    root.value("learning", Duration.ofDays(14), Values::duration),
                    Set.copyOf(root.values("decoyUsers", Values::text)),
                    databases(root.sections("databases"), new SenderReader(surroundings, listen.syslog())),
                    root.value("discovery", true, Values::flag) && !overrides.noDiscovery(),
                    api(root.section("api")),
                    new ConsoleReader(surroundings).read(root.section("console")),
                    lists(root.section("lists")),
                    new FeedsReader(surroundings).read(root.section("feeds")),
                    sinks(root.section("sinks"), data),
                    log(root.section("log")));
        }
    }

    /** As systemd gives it to a service, else as the XDG Base Directory Specification says. */
    private Path defaultData() {
        String service = surroundings.env("STATE_DIRECTORY");
        if (service != null) {
            int colon = service.indexOf(':'); // systemd separates several by colons
            return Path.of(colon < 0 ? service : service.substring(0, colon)).toAbsolutePath();
        }
        String state = surroundings.env("XDG_STATE_HOME");
        Path base = state == null
                ? surroundings.home().resolve(".local/state")
                : Path.of(state).toAbsolutePath();
        return base.resolve("postern");
    }

    private static Log log(Section section) {
        try (section) {
            return new Log(section.value("format", LogForm.TEXT, Values.oneOf(LogForm.class)));
        }
    }

    private Listen listen(Section section) {
        try (section) {
            int port = section.value("port", 8420, Values.number(1, 65_535));
            Listen listen = new Listen(
                    section.value("address", "127.0.0.1", Values::address),
                    Objects.requireNonNullElse(overrides.port(), port),
                    section.values("hostNames", Values::hostName),
                    section.value("unencrypted", false, Values::flag),
                    tls(section.section("tls")),
                    SenderReader.listen(section.section("syslog"), surroundings));
            if (listen.isOpenUnencrypted() && !listen.unencrypted()) {
                section.problem(
                        "address",
                        "is open to the network without encryption; set listen.tls.certificate and listen.tls.key, or"
                                + " listen.unencrypted: true if something before Postern encrypts");
            }
            return listen;
        }
    }

    private Tls tls(Section section) {
        try (section) {
            Tls tls = new Tls(
                    section.optional("certificate", surroundings::file), section.optional("key", surroundings::file));
            if (section.has("certificate") != section.has("key")) {
                section.problem(section.has("key") ? "key" : "certificate", "needs the other of certificate and key");
            }
            return tls;
        }
    }

    private Store store(Section section) {
        try (section) {
            boolean server = section.value("type", false, Values::isServer);
            String url = section.optional("url", Values::jdbcUrl);
            String user = section.optional("user", Values::text);
            Secret password = section.value("password", NONE, surroundings::secret);
            if (!server) {
                for (String key : List.of("url", "user", "password")) {
                    if (section.has(key)) {
                        section.problem(key, "is for PostgreSQL only; write type: postgresql, or leave it out");
                    }
                }
                return new Sqlite();
            }
            for (String key : List.of("url", "user")) {
                if (!section.has(key)) {
                    section.problem(key, "is missing; type: postgresql needs it");
                }
            }
            return new Postgresql(Objects.requireNonNullElse(url, ""), Objects.requireNonNullElse(user, ""), password);
        }
    }

    private static Retention retention(Section section) {
        try (section) {
            return new Retention(
                    section.value("logins", Duration.ofDays(90), Values::age),
                    section.value("loginsMaxSize", 10_000_000_000L, Values.size(10_000_000)),
                    section.value("findings", Duration.ofDays(90), Values::age),
                    section.value("receivedMaxSize", 1_000_000_000L, Values.size(10_000_000)));
        }
    }

    private List<Database> databases(List<Section> sections, SenderReader senders) {
        List<Database> databases = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section section : sections) {
            try (section) {
                String id = section.required("id", Values::identifier);
                if (id != null && !ids.add(id.toLowerCase(Locale.ROOT))) {
                    section.problem("id", "'" + id + "' is the id of another database already; give each its own");
                }
                List<String> logs = section.values("logs", surroundings::log);
                boolean isElsewhere = section.has("sql") || section.has("syslog") || section.has("ingestTokens");
                Sql sql = section.has("sql") ? sql(section.section("sql")) : null;
                if (section.has("sql") && section.has("logs")) {
                    section.problem("logs", "is for files, and the logs of this database come over SQL; leave one out");
                }
                if (!isElsewhere && !section.has("logs")) {
                    section.problem(
                            "logs",
                            "is missing; name at least one log, or say where to fetch it (sql) or who sends it (syslog,"
                                    + " ingestTokens)");
                }
                databases.add(new Database(
                        id == null ? "" : id,
                        section.optional("account", Values::account),
                        section.optional("region", Values::region),
                        logs,
                        sql,
                        senders.syslog(section),
                        senders.tokens(section),
                        section.optional("timezone", Values::zone),
                        section.optional("logLinePrefix", Values::text),
                        section.value("from", From.BEGINNING, Values::from),
                        section.texts("tags", Values::tag, Values::tag)));
            }
        }
        return List.copyOf(databases);
    }

    private @Nullable Sql sql(Section section) {
        try (section) {
            String url = section.required("url", Values::serverUrl);
            String user = section.required("user", Values::text);
            Secret password = section.value("password", NONE, surroundings::secret);
            Duration interval = section.value("interval", Duration.ofSeconds(1), Values::interval);
            long maxSize = section.value("maxSize", 1_000_000_000L, Values.size(50_000_000));
            return url == null || user == null ? null : new Sql(url, user, password, interval, maxSize);
        }
    }

    private Api api(Section section) {
        try (section) {
            return new Api(
                    section.value("defaultDetector", true, Values::flag),
                    listLocations(section.section("lists")),
                    s3(section.section("s3")),
                    section.values("replayFolders", surroundings::path));
        }
    }

    private S3 s3(Section section) {
        try (section) {
            if (section.has("accessKey") != section.has("secretKey")) {
                section.problem(
                        section.has("accessKey") ? "accessKey" : "secretKey",
                        "needs the other of accessKey and secretKey");
            }
            return new S3(
                    section.optional("endpoint", surroundings::webUrl),
                    section.optional("region", Values::region),
                    section.optional("accessKey", Values::identifier),
                    section.optional("secretKey", surroundings::secret));
        }
    }

    private ListLocations listLocations(Section section) {
        try (section) {
            return new ListLocations(
                    section.values("folders", surroundings::path), section.value("allowPrivate", false, Values::flag));
        }
    }

    private Lists lists(Section section) {
        try (section) {
            return new Lists(
                    section.values("threat", this::listFile),
                    section.values("tor", this::listFile),
                    section.values("trusted", this::listFile),
                    section.values("geo", surroundings::file),
                    privateNetworks(section.sections("privateNetworks")));
        }
    }

    /** {@code [LIST=]FILE}; without a name, the file's is the list's. */
    private ListFile listFile(String text) {
        int equals = text.indexOf('=');
        boolean named = equals > 0 && !Files.exists(surroundings.path(text));
        Path file = surroundings.file(named ? text.substring(equals + 1) : text);
        Path fileName = file.getFileName();
        return new ListFile(named ? text.substring(0, equals) : String.valueOf(fileName), file);
    }

    private static List<PrivateNetwork> privateNetworks(List<Section> sections) {
        List<PrivateNetwork> networks = new ArrayList<>();
        IntelSnapshot.Builder trial = IntelSnapshot.builder(Instant.EPOCH); // refuses what cannot be used together
        for (Section section : sections) {
            try (section) {
                String name = section.required("name", Values::text);
                String cidr = section.required("cidr", text -> {
                    trial.privateNet(name == null ? text : name, text);
                    return text;
                });
                if (name != null && cidr != null) {
                    networks.add(new PrivateNetwork(name, cidr));
                }
            }
        }
        return List.copyOf(networks);
    }

    private Sinks sinks(Section section, Path data) {
        try (section) {
            return new Sinks(fileSink(section.section("file"), data), webhooks(section.sections("webhooks")));
        }
    }

    private FileSink fileSink(Section section, Path data) {
        try (section) {
            return new FileSink(
                    section.value("enabled", true, Values::flag),
                    section.value("path", data.resolve("findings.jsonl"), surroundings::path),
                    section.value("maxSize", 100_000_000L, Values.size(100_000)),
                    section.value("keep", 5, Values.number(0, 1000)));
        }
    }

    private List<Webhook> webhooks(List<Section> sections) {
        List<Webhook> webhooks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : sections) {
            try (section) {
                String name = section.required("name", Values::identifier);
                if (name != null && !names.add(name)) {
                    section.problem("name", "'" + name + "' is the name of another webhook already; give each its own");
                }
                @Nullable Secret url = section.required("url", surroundings::webUrl);
                @Nullable Secret secret = section.optional("secret", surroundings::secret);
                if (name != null && url != null) {
                    webhooks.add(new Webhook(name, url, secret));
                }
            }
        }
        return List.copyOf(webhooks);
    }
}
