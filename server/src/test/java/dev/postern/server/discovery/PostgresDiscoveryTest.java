// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.postern.server.discovery.FoundDatabase.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresDiscoveryTest {
    private static final String ALL_LOGGED = "log_connections = on\n";

    @TempDir
    private Path root;

    private FakeMachine machine;

    @BeforeEach
    void begin() {
        machine = new FakeMachine(root);
    }

    @Test
    void nothing_is_found_on_an_empty_machine() {
        assertThat(machine.discover()).isEmpty();
    }

    @Test
    void debian_clusters_log_to_a_file_of_their_own() throws Exception {
        machine.file("/etc/postgresql/15/main/postgresql.conf", "log_connections=on")
                .file("/etc/postgresql/16/orders/postgresql.conf", ALL_LOGGED)
                .file("/var/lib/postgresql/15/main/PG_VERSION", "15\n")
                .file("/var/log/postgresql/postgresql-15-main.log", "")
                .file("/var/log/postgresql/postgresql-16-orders.log", "");

        assertThat(machine.discover())
                .containsExactly(
                        new FoundDatabase(
                                "postgresql-15-main",
                                Product.POSTGRESQL,
                                List.of("/var/log/postgresql/postgresql-15-main.log"),
                                List.of()),
                        new FoundDatabase(
                                "postgresql-16-orders",
                                Product.POSTGRESQL,
                                List.of("/var/log/postgresql/postgresql-16-orders.log"),
                                List.of()));
    }

    @Test
    void a_log_that_may_not_be_read_is_named_with_what_to_do() throws Exception {
        machine.file("/etc/postgresql/15/main/postgresql.conf", ALL_LOGGED)
                .file("/var/log/postgresql/postgresql-15-main.log", "")
                .close("/var/log/postgresql/postgresql-15-main.log");

        FoundDatabase found = machine.discoverOne();

        assertThat(found.logs()).isEmpty();
        assertThat(found.notes())
                .singleElement()
                .asString()
                .startsWith("/var/log/postgresql/postgresql-15-main.log: permission denied; ")
                .containsAnyOf("usermod -aG", "setfacl -m");
    }

    @Test
    void the_group_that_may_read_a_log_is_named() throws Exception {
        machine.file("/etc/postgresql/15/main/postgresql.conf", ALL_LOGGED)
                .file("/var/log/postgresql/postgresql-15-main.log", "")
                .close("/var/log/postgresql/postgresql-15-main.log");
        Path log = root.resolve("var/log/postgresql/postgresql-15-main.log");
        try {
            Files.setAttribute(
                    log,
                    "posix:group",
                    log.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("adm"));
        } catch (IOException e) {
            assumeTrue(false, "this user may not give a file to the group adm: " + e);
        }

        assertThat(machine.discoverOne().notes()).singleElement().asString().contains("usermod -aG adm USER");
    }

    @Test
    void what_the_collector_writes_is_watched_in_the_form_that_tells_most() throws Exception {
        machine.file("/var/lib/pgsql/16/data/PG_VERSION", "16\n")
                .file("/var/lib/pgsql/16/data/postgresql.conf", """
                        logging_collector = on   # needs a restart
                        log_destination 'stderr, csvlog'
                        log_directory = 'log'
                        log_filename = 'it''s-%a.log'
                        """ + ALL_LOGGED)
                .file("/var/lib/pgsql/16/data/log/it's-Sun.csv", "");

        assertThat(machine.discoverOne())
                .isEqualTo(new FoundDatabase(
                        "postgresql-16",
                        Product.POSTGRESQL,
                        List.of("/var/lib/pgsql/16/data/log/it's-*.csv"),
                        List.of()));
    }

    @Test
    void names_of_logs_with_special_characters_become_patterns_that_match_them() throws Exception {
        machine.file("/var/lib/pgsql/data/PG_VERSION", "16\n")
                .file(
                        "/var/lib/pgsql/data/postgresql.conf",
                        "logging_collector = on\nlog_directory = '/var/log/pg'\nlog_filename = '[a]%%-%Y%m%d'\n"
                                + ALL_LOGGED)
                .file("/var/log/pg/[a]%-20261122", "");

        assertThat(machine.discoverOne().logs()).containsExactly("/var/log/pg/?a?%-*");
    }

    @Test
    void included_files_count_and_alter_system_has_the_last_word() throws Exception {
        machine.file("/etc/postgresql/15/main/postgresql.conf", """
                        log_destination = syslog
                        include_dir = 'conf.d'
                        include_if_exists 'none.conf'
                        include = 'main.conf'
                        """)
                .file("/etc/postgresql/15/main/conf.d/a.conf", "log_directory = /var/log/a\nlogging_collector = true")
                .file("/etc/postgresql/15/main/conf.d/a.conf.bak", "log_directory = /var/log/wrong")
                .file(
                        "/etc/postgresql/15/main/main.conf",
                        "data_directory = '/srv/pg'\ninclude 'main.conf'\n" + ALL_LOGGED)
                .file("/srv/pg/postgresql.auto.conf", "log_destination = 'jsonlog'\nlog_filename = 'pg.log'\n")
                .file("/var/log/a/pg.json", "");

        assertThat(machine.discoverOne().logs()).containsExactly("/var/log/a/pg.json");
        assertThat(machine.discoverOne().notes()).isEmpty();
    }

    @Test
    void what_a_server_does_not_log_is_said() throws Exception {
        machine.file("/var/lib/postgresql/data/PG_VERSION", "18\n")
                .file("/var/lib/postgresql/data/postgresql.conf", "log_connections = ''\n");

        FoundDatabase found = machine.discoverOne();

        assertThat(found.id()).isEqualTo("postgresql");
        assertThat(found.logs()).isEmpty();
        assertThat(found.notes())
                .hasSize(2)
                .anyMatch(note -> note.contains("logging_collector = on"))
                .anyMatch(note -> note.contains("log_connections is off"));
    }

    @Test
    void a_log_in_syslog_has_to_be_named_by_the_user() throws Exception {
        machine.file("/var/lib/pgsql/data/PG_VERSION", "16\n")
                .file(
                        "/var/lib/pgsql/data/postgresql.conf",
                        "log_destination = 'syslog'\nsyslog_facility = 'LOCAL3'\n" + ALL_LOGGED);

        assertThat(machine.discoverOne().logs()).isEmpty();
        assertThat(machine.discoverOne().notes()).singleElement().asString().contains("syslog", "local3");
    }

    @Test
    void folders_that_are_closed_are_named() throws Exception {
        machine.file("/var/lib/pgsql/data/PG_VERSION", "16\n").close("/var/lib/pgsql");

        assertThat(machine.discover())
                .hasSizeGreaterThan(0)
                .allSatisfy(found -> assertThat(found.logs()).isEmpty())
                .anySatisfy(found -> assertThat(found.notes().get(0)).contains("/var/lib/pgsql", "log_directory"));
    }

    @Test
    void running_servers_are_found_wherever_their_data_is() throws Exception {
        machine.process(42, "/opt/pg/bin/postgres", "-D", "/srv/orders/", "-c", "log_connections=on")
                .process(43, "postgres: checkpointer ")
                .process(44, "/opt/pg/bin/postgres", "--log-connections=on")
                .link("/proc/44/cwd", "/srv/stock")
                .file("/srv/orders/PG_VERSION", "16\n")
                .file("/srv/orders/postmaster.pid", "42\n/srv/orders\n")
                .file("/srv/stock/PG_VERSION", "16\n")
                .link("/proc/42/fd/2", "/srv/orders.log")
                .file("/srv/orders.log", "")
                .link("/proc/44/fd/2", "socket:[4711]");

        List<FoundDatabase> found = machine.discover();

        assertThat(found).extracting(FoundDatabase::id).containsExactly("postgresql-orders", "postgresql-stock");
        assertThat(found.get(0).logs()).containsExactly("/srv/orders.log");
        assertThat(found.get(1).logs()).isEmpty();
    }

    @Test
    void a_server_in_a_container_is_named_but_not_watched() throws Exception {
        machine.process(42, "postgres", "-D", "/var/lib/postgresql/data");

        assertThat(machine.discoverOne().logs()).isEmpty();
        assertThat(machine.discoverOne().notes()).singleElement().asString().contains("container");
    }

    @Test
    void every_cluster_of_this_machine_is_found() throws IOException {
        Path clusters = Path.of("/etc/postgresql");
        assumeTrue(Files.isReadable(clusters), "no PostgreSQL of Debian is installed");
        List<String> expected;
        try (Stream<Path> configs = Files.walk(clusters, 3)) {
            expected = configs.filter(file -> file.endsWith("postgresql.conf"))
                    .map(file ->
                            clusters.relativize(file.getParent()).toString().replace('/', '-'))
                    .map(name -> "postgresql-" + name)
                    .toList();
        }

        assertThat(new Discovery(Path.of("/")).find())
                .extracting(FoundDatabase::id)
                .containsAll(expected);
    }
}
