// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.discovery.FoundDatabase.Product;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlDiscoveryTest {
    @TempDir
    private Path root;

    private FakeMachine machine;

    @BeforeEach
    void begin() {
        machine = new FakeMachine(root);
    }

    @Test
    void a_client_alone_is_no_server() throws Exception {
        machine.file("/etc/mysql/my.cnf", "[client]\n").file("/etc/mysql/mariadb.conf.d/50-client.cnf", "");

        assertThat(machine.discover()).isEmpty();
    }

    @Test
    void mariadb_of_debian_logs_to_the_journal_until_it_is_told_otherwise() throws Exception {
        machine.file(
                        "/etc/mysql/my.cnf",
                        "[client-server]\n!includedir /etc/mysql/conf.d/\n!includedir /etc/mysql/mariadb.conf.d/\n")
                .file(
                        "/etc/mysql/mariadb.conf.d/50-server.cnf",
                        "[mysqld]\nbind-address = 127.0.0.1\n#log_error = /var/log/x\n")
                .file("/var/lib/mysql/aria_log_control", "");

        FoundDatabase found = machine.discoverOne();

        assertThat(found.id()).isEqualTo("mariadb");
        assertThat(found.product()).isEqualTo(Product.MARIADB);
        assertThat(found.logs()).isEmpty();
        assertThat(found.notes())
                .hasSize(2)
                .anyMatch(note -> note.contains("journal"))
                .anyMatch(note -> note.contains("server_audit"));
    }

    @Test
    void the_audit_log_and_the_error_log_are_watched_together() throws Exception {
        machine.file("/etc/my.cnf", "[mysqld]\nlog-error=wrong\n!includedir /etc/my.cnf.d\n")
                .file("/etc/my.cnf.d/server.cnf", """
                        [mariadb]
                        log_error = "/var/log/mariadb/mariadb.log" # here
                        [mariadb-10.11]
                        loose-server-audit-file-path = /var/log/mariadb/audit.log
                        [mysqldump]
                        log_error = /no
                        """)
                .file("/var/log/mariadb/mariadb.log", "")
                .file("/var/log/mariadb/audit.log", "")
                .file("/var/lib/mysql/aria_log_control", "");

        assertThat(machine.discoverOne())
                .isEqualTo(new FoundDatabase(
                        "mariadb",
                        Product.MARIADB,
                        List.of("/var/log/mariadb/audit.log", "/var/log/mariadb/mariadb.log"),
                        List.of()));
    }

    @Test
    void mysql_needs_its_general_log_beside_the_error_log() throws Exception {
        machine.file(
                        "/etc/my.cnf",
                        "[mysqld]\ndatadir=/var/lib/mysql\nlog-error=/var/log/mysqld.log\nlog_error_verbosity=3\ngeneral_log\n")
                .file("/etc/hostname", "db7\n")
                .file("/var/log/mysqld.log", "")
                .file("/var/lib/mysql/db7.log", "");

        assertThat(machine.discoverOne())
                .isEqualTo(new FoundDatabase(
                        "mysql", Product.MYSQL, List.of("/var/log/mysqld.log", "/var/lib/mysql/db7.log"), List.of()));
    }

    @Test
    void what_mysql_does_not_log_is_said() throws Exception {
        machine.file("/var/lib/mysql/ibdata1", "").file("/var/log/mysql/error.log", "");

        FoundDatabase found = machine.discoverOne();

        assertThat(found.logs()).containsExactly("/var/log/mysql/error.log");
        assertThat(found.notes())
                .hasSize(2)
                .anyMatch(note -> note.contains("log_error_verbosity = 3"))
                .anyMatch(note -> note.contains("general_log = ON"));
    }

    @Test
    void an_error_log_in_the_data_folder_is_found_by_the_name_of_the_host() throws Exception {
        machine.file("/etc/my.cnf", "[mysqld]\nlog_error\n")
                .file("/etc/hostname", "db7\n")
                .file("/var/lib/mysql/aria_log_control", "")
                .file("/var/lib/mysql/aaa.err", "")
                .file("/var/lib/mysql/db7.err", "")
                .file("/var/lib/mysql/server_audit.log", "");

        assertThat(machine.discoverOne().logs())
                .containsExactly("/var/lib/mysql/server_audit.log", "/var/lib/mysql/db7.err");
    }

    @Test
    void logs_that_may_not_be_read_are_named_and_still_count_as_there() throws Exception {
        machine.file("/etc/my.cnf", "[mysqld]\nlog_error = /var/log/mysql/error\n")
                .file("/var/lib/mysql/aria_log_control", "")
                .file("/var/lib/mysql/server_audit.log", "")
                .file("/var/log/mysql/error.err", "")
                .close("/var/lib/mysql/server_audit.log")
                .close("/var/log/mysql/error.err");

        FoundDatabase found = machine.discoverOne();

        assertThat(found.logs()).isEmpty();
        assertThat(found.notes())
                .hasSize(2)
                .allMatch(note -> note.contains("permission denied"))
                .noneMatch(note -> note.contains("INSTALL SONAME"));
    }

    @Test
    void a_closed_data_folder_and_closed_options_are_named() throws Exception {
        machine.file("/etc/my.cnf", "[mysqld]\nlog_error=/var/log/mysqld.log\n")
                .file("/var/lib/mysql/ibdata1", "")
                .close("/var/lib/mysql")
                .close("/etc/my.cnf");

        assertThat(machine.discoverOne().notes())
                .anyMatch(note -> note.startsWith("/etc/my.cnf: permission denied"))
                .anyMatch(note -> note.startsWith("its data folder /var/lib/mysql is closed"));
    }

    @Test
    void running_servers_are_told_apart_by_their_data() throws Exception {
        machine.process(7, "/usr/sbin/mariadbd", "--datadir=/srv/orders", "--log-error=/var/log/orders.err")
                .process(8, "/usr/sbin/mysqld", "--defaults-file=/srv/shop.cnf")
                .process(9, "/usr/sbin/mysqld", "--datadir=/in/a/container")
                .file("/srv/orders/aria_log_control", "")
                .file("/srv/orders/server_audit.log", "")
                .file("/var/log/orders.err", "")
                .file("/srv/shop.cnf", "[server]\ndatadir = '/srv/shop/data/'\nserver_audit_output_type = syslog\n")
                .file("/srv/shop/data/ibdata1", "")
                .link("/proc/8/fd/2", "/srv/shop/console")
                .file("/srv/shop/console", "");

        List<FoundDatabase> found = machine.discover();

        assertThat(found)
                .extracting(FoundDatabase::id)
                .containsExactly("mariadb-orders", "mysql-shop", "mysql-in-a-container");
        assertThat(found.get(2).notes()).singleElement().asString().contains("container");
        assertThat(found.get(0).logs()).containsExactly("/srv/orders/server_audit.log", "/var/log/orders.err");
        assertThat(found.get(1).logs()).containsExactly("/srv/shop/console");
        assertThat(found.get(1).notes()).singleElement().asString().contains("syslog");
    }

    @Test
    void option_files_that_include_themselves_come_to_an_end() throws Exception {
        machine.file(
                        "/etc/my.cnf",
                        "!include /etc/my.cnf\n[mysqld]\nlog_error=/var/log/mysqld.log\n!include /etc/my.cnf\n")
                .file("/var/log/mysqld.log", "")
                .file("/var/lib/mysql/ibdata1", "");

        assertThat(machine.discoverOne().logs()).containsExactly("/var/log/mysqld.log");
    }
}
