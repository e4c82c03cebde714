// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.server.Durations;
import dev.postern.server.config.Config.CustomFeed;
import dev.postern.server.config.Config.Database;
import dev.postern.server.config.Config.FileSink;
import dev.postern.server.config.Config.ListFile;
import dev.postern.server.config.Config.Postgresql;
import dev.postern.server.config.Config.Store;
import dev.postern.server.config.Config.Tls;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** A configuration as a file that says the same, with all defaults; secrets are masked. */
public final class ConfigYaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private ConfigYaml() {}

    /** A configuration that takes effect. */
    public static String of(Config config) {
        return MAPPER.writeValueAsString(keys(config));
    }

    /** All keys, in the order of the records. */
    static Map<String, Object> keys(Config config) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("data", config.data().toString());
        keys.put("account", config.account());
        keys.put("region", config.region());
        keys.put(
                "listen",
                ordered(
                        "address", config.listen().address(),
                        "port", config.listen().port(),
                        "hostNames", config.listen().hostNames(),
                        "unencrypted", config.listen().unencrypted(),
                        "tls", tls(config.listen().tls()),
                        "syslog", syslog(config.listen().syslog())));
        keys.put("store", store(config.store()));
        keys.put(
                "retention",
                ordered(
                        "logins", Durations.text(config.retention().logins()),
                        "loginsMaxSize", Sizes.text(config.retention().loginsMaxSize()),
                        "findings", Durations.text(config.retention().findings()),
                        "receivedMaxSize", Sizes.text(config.retention().receivedMaxSize())));
        keys.put("learning", Durations.text(config.learning()));
        keys.put("decoyUsers", config.decoyUsers().stream().sorted().toList());
        keys.put(
                "databases",
                config.databases().stream().map(ConfigYaml::database).toList());
        keys.put("discovery", config.discovery());
        keys.put("api", api(config.api()));
        keys.put("console", ordered("oidc", oidc(config.console().oidc())));
        keys.put("lists", lists(config.lists()));
        keys.put("feeds", feeds(config.feeds()));
        keys.put("sinks", sinks(config.sinks()));
        keys.put("log", ordered("format", config.log().format().name().toLowerCase(Locale.ROOT)));
        return keys;
    }

    private static Map<String, Object> api(Config.Api api) {
        Map<String, Object> lists = ordered(
                "folders",
                api.lists().folders().stream().map(Path::toString).toList(),
                "allowPrivate",
                api.lists().allowPrivate());
        Map<String, Object> s3 = ordered(
                "endpoint",
                api.s3().endpoint(),
                "region",
                api.s3().region(),
                "accessKey",
                api.s3().accessKey(),
                "secretKey",
                api.s3().secretKey());
        return ordered(
                "defaultDetector",
                api.defaultDetector(),
                "lists",
                lists,
                "s3",
                s3,
                "replayFolders",
                api.replayFolders().stream().map(Path::toString).toList());
    }

    private static @Nullable Map<String, Object> oidc(Config.Oidc oidc) {
        return oidc.issuer() == null
                ? null
                : ordered(
                        "issuer", oidc.issuer(),
                        "clientId", oidc.clientId(),
                        "clientSecret", text(oidc.clientSecret()),
                        "url", oidc.url(),
                        "name", oidc.name(),
                        "scopes", oidc.scopes(),
                        "roleClaim", oidc.roleClaim(),
                        "roles",
                                ordered(
                                        "viewer", oidc.roles().viewer(),
                                        "analyst", oidc.roles().analyst(),
                                        "administrator", oidc.roles().administrator()),
                        "domains", oidc.domains());
    }

    private static Map<String, Object> tls(Tls tls) {
        return ordered("certificate", text(tls.certificate()), "key", text(tls.key()));
    }

    private static Map<String, Object> store(Store store) {
        if (store instanceof Postgresql server) {
            return ordered(
                    "type",
                    "postgresql",
                    "url",
                    server.url(),
                    "user",
                    server.user(),
                    "password",
                    server.password().value().isEmpty()
                            ? null
                            : server.password().toString());
        }
        return ordered("type", "sqlite");
    }

    private static Map<String, Object> database(Database database) {
        return ordered(
                "id", database.id(),
                "account", database.account(),
                "region", database.region(),
                "logs", database.sql() == null ? database.logs() : null,
                "sql", database.sql() == null ? null : sql(database.sql()),
                "syslog", database.syslog().isEmpty() ? null : senders(database.syslog()),
                "ingestTokens",
                        database.ingestTokens().isEmpty()
                                ? null
                                : database.ingestTokens().stream()
                                        .map(Secret::toString)
                                        .toList(),
                "timezone",
                        database.timezone() == null ? null : database.timezone().getId(),
                "logLinePrefix", database.logLinePrefix(),
                "from", database.from().name().toLowerCase(Locale.ROOT),
                "tags", database.tags());
    }

    private static Map<String, Object> sql(Config.Sql sql) {
        return ordered(
                "url", sql.url(),
                "user", sql.user(),
                "password",
                        sql.password().value().isEmpty() ? null : sql.password().toString(),
                "interval", Durations.text(sql.interval()),
                "maxSize", Sizes.text(sql.maxSize()));
    }

    private static @Nullable Map<String, Object> syslog(Config.Syslog syslog) {
        return !syslog.isOn()
                ? null
                : ordered(
                        "udp", text(syslog.udp()),
                        "tcp", text(syslog.tcp()),
                        "tls", text(syslog.tls()),
                        "certificate", text(syslog.certificate()),
                        "key", text(syslog.key()),
                        "clientCa", text(syslog.clientCa()));
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof InetSocketAddress address) {
            return Endpoints.text(address);
        }
        return value == null ? null : value.toString();
    }

    private static List<Map<String, Object>> senders(List<Config.Sender> senders) {
        return senders.stream()
                .map(sender -> ordered(
                        "program",
                        sender.program(),
                        "from",
                        sender.from().isEmpty() ? null : sender.from(),
                        "certificate",
                        sender.certificate().isEmpty() ? null : sender.certificate(),
                        "host",
                        sender.host()))
                .toList();
    }

    private static Map<String, Object> lists(Config.Lists lists) {
        return ordered(
                "threat", files(lists.threat()),
                "tor", files(lists.tor()),
                "trusted", files(lists.trusted()),
                "geo", lists.geo().stream().map(Path::toString).toList(),
                "privateNetworks",
                        lists.privateNetworks().stream()
                                .map(net -> ordered("name", net.name(), "cidr", net.cidr()))
                                .toList());
    }

    private static Map<String, Object> feeds(Config.Feeds feeds) {
        return ordered(
                "enabled", feeds.enabled(),
                "custom", feeds.custom().stream().map(ConfigYaml::feed).toList(),
                "ownNetworks", feeds.ownNetworks(),
                "maxSize", Sizes.text(feeds.maxSize()),
                "timeout", Durations.text(feeds.timeout()));
    }

    private static Map<String, Object> feed(CustomFeed feed) {
        return ordered(
                "name", feed.name(),
                "url", feed.url().toString(),
                "kind", feed.kind().name().toLowerCase(Locale.ROOT),
                "form", feed.form().name().toLowerCase(Locale.ROOT),
                "interval", Durations.text(feed.interval()),
                "user", feed.user(),
                "password", feed.password() == null ? null : feed.password().toString(),
                "apiKey", feed.apiKey() == null ? null : feed.apiKey().toString(),
                "apiKeyHeader", feed.apiKeyHeader());
    }

    private static List<String> files(List<ListFile> files) {
        return files.stream().map(file -> file.list() + "=" + file.file()).toList();
    }

    private static Map<String, Object> sinks(Config.Sinks sinks) {
        FileSink file = sinks.file();
        return ordered(
                "file",
                        ordered(
                                "enabled", file.enabled(),
                                "path", file.path().toString(),
                                "maxSize", Sizes.text(file.maxSize()),
                                "keep", file.keep()),
                "webhooks",
                        sinks.webhooks().stream()
                                .map(hook -> ordered(
                                        "name", hook.name(),
                                        "url", hook.url().toString(),
                                        "secret",
                                                hook.secret() == null
                                                        ? null
                                                        : hook.secret().toString()))
                                .toList());
    }

    /** Keys and values in turn; a key without a value is left out. */
    private static Map<String, Object> ordered(@Nullable Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            if (value != null) {
                map.put(String.valueOf(keysAndValues[i]), value);
            }
        }
        return map;
    }
}
