// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postern.server.config.Config.Database;
import dev.postern.server.config.Config.From;
import dev.postern.server.config.Config.ListFile;
import dev.postern.server.config.Config.Postgresql;
import dev.postern.server.config.Config.PrivateNetwork;
import dev.postern.server.config.Config.Sqlite;
import dev.postern.server.discovery.FoundDatabase;
import dev.postern.server.discovery.FoundDatabase.Product;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final Map<String, String> ENV = Map.of("HOME", "/home/ada", "DB_PASSWORD", "swordfish");

    @TempDir
    private Path folder;

    private Config load(String yaml) throws Exception {
        return ConfigFile.load(Files.writeString(folder.resolve("postern.yaml"), yaml), ENV);
    }

    /** What is wrong, a line each, without the file's name. */
    private List<String> problems(String yaml) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> load(yaml));
        assertThat(e).as("the file was taken").isNotNull();
        return e.problems().stream().map(Problem::toString).toList();
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "x\n");
    }

    @Test
    void the_network_gets_in_over_tls_or_by_an_explicit_word() throws Exception {
        file("web.crt");
        file("web.key");

        assertThat(problems("listen: {address: 0.0.0.0}"))
                .singleElement()
                .asString()
                .contains("listen.address")
                .contains("listen.tls.certificate")
                .contains("listen.unencrypted");
        assertThat(problems("listen: {address: 192.0.2.1, tls: {certificate: web.crt}}"))
                .anySatisfy(problem -> assertThat(problem).contains("listen.tls.certificate"));
        assertThat(load("listen: {address: \"::1\"}").listen().isOpenUnencrypted())
                .isFalse();
        Config.Listen open =
                load("listen: {address: 0.0.0.0, unencrypted: true}").listen();
        assertThat(open.isOpenUnencrypted()).isTrue();
        Config encrypted = load("listen: {address: 0.0.0.0, tls: {certificate: web.crt, key: web.key}}");
        assertThat(encrypted.listen().tls())
                .isEqualTo(new Config.Tls(folder.resolve("web.crt"), folder.resolve("web.key")));
        assertThat(Cautions.of(encrypted)).isEmpty();
        assertThat(Cautions.of(load("listen: {address: 0.0.0.0, unencrypted: true}")))
                .singleElement()
                .asString()
                .startsWith("not encrypted: listen.address 0.0.0.0");
    }

    @Test
    void an_empty_file_gives_all_defaults() throws Exception {
        for (String empty : List.of("", "# nothing\n", "---\n", "null\n", "listen:\ndatabases:\nsinks:\n  file:\n")) {
            Config config = load(empty);

            assertThat(config).isEqualTo(ConfigFile.defaults(ENV, Overrides.NONE));
            assertThat(config.data()).hasToString("/home/ada/.local/state/postern");
            assertThat(config.account()).isEqualTo("000000000000");
            assertThat(config.region()).isEqualTo("us-east-1");
            assertThat(config.listen())
                    .isEqualTo(
                            new Config.Listen("127.0.0.1", 8420, List.of(), false, Config.Tls.OFF, Config.Syslog.OFF));
            assertThat(config.store()).isEqualTo(new Sqlite());
            assertThat(config.retention())
                    .isEqualTo(new Config.Retention(
                            Duration.ofDays(90), 10_000_000_000L, Duration.ofDays(90), 1_000_000_000L));
            assertThat(config.learning()).isEqualTo(Duration.ofDays(14));
            assertThat(config.databases()).isEmpty();
            assertThat(config.discovery()).isTrue();
            assertThat(config.sinks().file().path()).isEqualTo(config.data().resolve("findings.jsonl"));
        }
    }

    @Test
    void the_data_folder_is_where_systemd_or_the_desktop_says() throws Exception {
        assertThat(ConfigFile.defaults(
                                Map.of("HOME", "/home/ada", "STATE_DIRECTORY", "/var/lib/postern:/var/lib/other"),
                                Overrides.NONE)
                        .data())
                .hasToString("/var/lib/postern");
        assertThat(ConfigFile.defaults(Map.of("HOME", "/home/ada", "XDG_STATE_HOME", "/state"), Overrides.NONE)
                        .data())
                .hasToString("/state/postern");
    }

    @Test
    void the_command_line_has_the_last_word() throws Exception {
        Path file = Files.writeString(folder.resolve("postern.yaml"), "data: /x\nlisten: {port: 9000}\n");
        Config config = ConfigFile.load(file, ENV, new Overrides(folder.resolve("data"), 9001, true));

        assertThat(config.data()).isEqualTo(folder.resolve("data"));
        assertThat(config.sinks().file().path()).isEqualTo(folder.resolve("data/findings.jsonl"));
        assertThat(config.listen().port()).isEqualTo(9001);
        assertThat(config.discovery()).isFalse();
    }

    @Test
    void the_data_folder_must_be_one() throws Exception {
        Path file = file("data");

        assertThat(problems("data: data\n"))
                .containsExactly("1:7: data: " + file + " is no folder that this user may write to");
    }

    @Test
    void everything_can_be_set() throws Exception {
        file("app.log");
        file("drop.txt");
        Config config = load("""
                data: state
                account: 000000000042
                region: eu-central-1
                listen: {address: "::", port: 9000, hostNames: [Postern.Example.org], unencrypted: true}
                store: {type: postgresql, url: "jdbc:postgresql://db/postern", user: ada, password: "${DB_PASSWORD}"}
                retention: {logins: 12h, loginsMaxSize: 2GiB, findings: 400d}
                learning: 0d
                discovery: false
                databases:
                  - id: orders
                    logs: [app.log, '*.csv', .]
                    timezone: Europe/Berlin
                    logLinePrefix: '%m [%p] '
                    from: end
                    tags: {env: prod, cost: 007}
                lists:
                  threat: [drop=drop.txt, drop.txt]
                  tor: drop.txt
                  privateNetworks:
                    - {name: vpn, cidr: 10.20.0.0/16}
                sinks:
                  file: {enabled: false, path: out.jsonl, maxSize: 1MB, keep: 0}
                  webhooks:
                    - {name: pager, url: "https://pager.example.org/x", secret: swordfish}
                """);

        assertThat(config.data()).isEqualTo(folder.resolve("state"));
        assertThat(config.account()).isEqualTo("000000000042");
        assertThat(config.listen())
                .isEqualTo(new Config.Listen(
                        "::", 9000, List.of("postern.example.org"), true, Config.Tls.OFF, Config.Syslog.OFF));
        assertThat(config.store())
                .isInstanceOfSatisfying(
                        Postgresql.class,
                        store -> assertThat(store.password().value()).isEqualTo("swordfish"));
        assertThat(config.retention())
                .isEqualTo(new Config.Retention(Duration.ofHours(12), 2L << 30, Duration.ofDays(400), 1_000_000_000L));
        assertThat(config.learning()).isZero();
        assertThat(config.discovery()).isFalse();
        assertThat(config.databases())
                .containsExactly(new Database(
                        "orders",
                        List.of(folder + "/app.log", folder + "/*.csv", folder + "/"),
                        ZoneId.of("Europe/Berlin"),
                        "%m [%p] ",
                        From.END,
                        Map.of("env", "prod", "cost", "007")));
        assertThat(config.lists().threat())
                .containsExactly(
                        new ListFile("drop", folder.resolve("drop.txt")),
                        new ListFile("drop.txt", folder.resolve("drop.txt")));
        assertThat(config.lists().tor()).hasSize(1);
        assertThat(config.lists().privateNetworks()).containsExactly(new PrivateNetwork("vpn", "10.20.0.0/16"));
        assertThat(config.sinks().file())
                .isEqualTo(new Config.FileSink(false, folder.resolve("out.jsonl"), 1_000_000, 0));
        assertThat(config.sinks().webhooks().get(0).uri()).hasHost("pager.example.org");
    }

    @Test
    void all_problems_are_told_at_once_each_with_its_place() {
        assertThat(problems("""
                learning: 3 weeks
                listn: {}
                listen:
                  port: 99999
                  host_names: [a]
                databases:
                  - id: orders
                    logs: /nowhere/app.log
                  - id: Orders
                    logs: /
                    timezone: Mars/Olympus
                  - logs: /nowhere/*/app.log
                lists:
                  geo: [/]
                """))
                .containsExactly(
                        "1:11: learning: '3 weeks' is no duration; write a number and s, m, h or d, e.g. 14d",
                        "2:1: listn: is no known key; did you mean listen?",
                        "4:9: listen.port: '99999' is no whole number between 1 and 65535",
                        "5:3: listen.host_names: is no known key; did you mean hostNames?",
                        "8:11: databases[0].logs: /nowhere/app.log: no such file or folder, or a folder above it is closed"
                                + " to this user",
                        "9:9: databases[1].id: 'Orders' is the id of another database already; give each its own",
                        "11:15: databases[1].timezone: 'Mars/Olympus' is no zone; write for example Europe/Berlin, UTC or"
                                + " +05:30",
                        "12:5: databases[2].id: is missing",
                        "12:11: databases[2].logs: '/nowhere/*/app.log' has a pattern of folders; only file names can be"
                                + " patterns, so write a line for each folder",
                        "14:9: lists.geo[0]: / is a folder; name a file in it");
    }

    @Test
    void values_of_the_wrong_shape_are_told() {
        assertThat(problems("listen: 8420\ndatabases: orders\naccount: [1]\nsinks: {webhooks: [a]}\nregion: {a: b}\n"))
                .containsExactly(
                        "1:9: listen: must hold keys and values",
                        "2:12: databases: must be a list; begin each element with '- '",
                        "3:10: account: must be a single value",
                        "4:20: sinks.webhooks[0]: must hold keys and values",
                        "5:9: region: must be a single value");
        assertThat(problems("- a\n")).singleElement().asString().contains("is no configuration");
        assertThat(problems("learning: 1d\nlearning: 2d\n"))
                .containsExactly("2:1: learning: is given twice, first in line 1; keep one");
        assertThat(problems("learning: 1d\n---\nlearning: 2d\n"))
                .singleElement()
                .asString()
                .contains("a second document");
    }

    @Test
    void what_is_no_yaml_is_told_with_its_line() {
        assertThat(problems("learning: 14d\n  listen: [\n"))
                .singleElement()
                .asString()
                .startsWith("2:");
        assertThat(problems("learning: \"14d\n")).singleElement().asString().contains("is no YAML here");
        assertThat(problems("\tlearning: 14d\n")).singleElement().asString().startsWith("1:");
    }

    @Test
    void a_file_that_would_grow_or_nest_without_end_is_refused() throws Exception {
        assertThat(problems("lists:\n  tor: &a [x, x]\n  threat: [*a, *a]\n"))
                .contains("3:12: lists.threat[0]: aliases are not read; write the value itself");
        assertThat(problems("learning: " + "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("nesting depth");
        assertThat(problems("a: b\n".repeat(2_000)))
                .hasSize(51)
                .last()
                .asString()
                .isEqualTo("and 1950 more problems");
        assertThat(problems("#".repeat(ConfigFile.MAX_BYTES + 1)))
                .containsExactly("is longer than 1 MiB, which no configuration is");
    }

    @Test
    void a_file_that_cannot_be_read_is_told() throws Exception {
        Path latin = Files.write(folder.resolve("latin"), "region: é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigFile.load(latin, ENV))
                        .lines())
                .containsExactly(latin + ": is no text in UTF-8");
        Path missing = folder.resolve("missing");
        assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigFile.load(missing, ENV))
                        .lines())
                .containsExactly(missing + ": no such file");
    }

    @Test
    void secrets_come_from_the_environment_from_files_or_from_the_value() throws Exception {
        Files.writeString(folder.resolve("key"), "from-file\n");
        Config config = load("""
                sinks:
                  webhooks:
                    - {name: a, url: "http://localhost:1/T0K3N", secret: "${DB_PASSWORD}"}
                    - {name: b, url: "http://localhost:1/", secret: "file:key"}
                    - {name: c, url: "http://localhost:1/", secret: "written"}
                """);

        assertThat(config.sinks().webhooks())
                .extracting(hook -> hook.secret().value())
                .containsExactly("swordfish", "from-file", "written");
        assertThat(config.toString()).doesNotContain("T0K3N", "swordfish", "from-file", "written");
        assertThat(ConfigYaml.of(config))
                .doesNotContain("T0K3N", "swordfish", "from-file", "written")
                .contains("${DB_PASSWORD}", "file:key", "http://localhost:1/********");
    }

    @Test
    void no_message_holds_a_secret() {
        assertThat(problems("""
                store:
                  type: postgresql
                  url: jdbc:postgresql://ada:hunter2@db/postern
                  password: ["hunter2"]
                sinks:
                  webhooks:
                    - {name: a, url: "ftp://hunter2", secret: ""}
                    - {name: b, url: "https://ada:hunter2@example.org/", secret: "${NOT_SET}"}
                    - {name: c, url: "https://hunter2 /", secret: "file:nowhere"}
                """))
                .hasSize(9)
                .noneMatch(problem -> problem.contains("hunter2"))
                .anyMatch(problem -> problem.contains("the environment variable NOT_SET is not set"))
                .anyMatch(problem -> problem.contains("nowhere: no such file"));
    }

    @Test
    void what_a_store_needs_is_asked_for() {
        assertThat(problems("store:\n  type: postgresql\n  url: postgresql://db/postern\n"))
                .containsExactly(
                        "2:3: store.user: is missing; type: postgresql needs it",
                        "3:8: store.url: is no URL of a PostgreSQL database; write jdbc:postgresql://HOST:PORT/DATABASE");
        assertThat(problems("store: {user: ada}\n"))
                .containsExactly("1:15: store.user: is for PostgreSQL only; write type: postgresql, or leave it out");
        assertThat(problems("store: {type: oracle}\n"))
                .containsExactly("1:15: store.type: 'oracle' is neither sqlite nor postgresql");
    }

    @Test
    void references_outside_of_secrets_are_refused_rather_than_taken_as_they_are() {
        assertThat(problems("data: ${HOME}/postern\n"))
                .singleElement()
                .asString()
                .contains("has a reference");
    }

    @Test
    void what_is_shown_says_the_same_when_it_is_read() throws Exception {
        file("app.log");
        Config config = load("""
                account: 000000000042
                databases:
                  - {id: "1", logs: app.log, tags: {on: "yes", n: "12"}, logLinePrefix: '%m [%p]: # '}
                retention: {logins: 36h, loginsMaxSize: 1536MiB}
                listen: {address: "::1"}
                """);

        assertThat(load(ConfigYaml.of(config))).isEqualTo(config);
    }

    @Test
    void what_was_found_is_watched_only_when_nothing_is_configured() throws Exception {
        FoundDatabase open = new FoundDatabase("pg", Product.POSTGRESQL, List.of("/var/log/pg.log"), List.of("a note"));
        FoundDatabase closed = new FoundDatabase("shop", Product.MYSQL, List.of(), List.of("permission denied"));
        List<FoundDatabase> found = List.of(open, closed);
        Database configured = load("databases: [{id: a, logs: .}]").databases().get(0);

        assertThat(load("").databasesOr(found))
                .containsExactly(new Database("pg", List.of("/var/log/pg.log"), null, null, From.BEGINNING, Map.of()));
        assertThat(load("discovery: false").databasesOr(found)).isEmpty();
        assertThat(load("databases: [{id: a, logs: .}]").databasesOr(found)).containsExactly(configured);
    }

    @Test
    void the_first_file_there_is_is_taken_when_none_is_named() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home/.config/postern"));
        Path user = Files.createFile(home.resolve("postern.yaml"));
        Map<String, String> env = Map.of("HOME", folder.resolve("home").toString());

        assertThat(ConfigFile.find(env)).contains(user);

        Path service = file("postern.yaml");
        assertThat(ConfigFile.find(Map.of(
                        "HOME", folder.resolve("home").toString(), "CONFIGURATION_DIRECTORY", folder.toString())))
                .contains(service);
    }
}
