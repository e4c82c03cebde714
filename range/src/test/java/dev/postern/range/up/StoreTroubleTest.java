// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.LoginEvent;
import dev.postern.range.RealServers;
import dev.postern.range.servers.PostgresServer;
import dev.postern.store.LoggedInput;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.postgresql.PostgresStore;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Postern in a process of its own does when its store fails for a while: it says so, waits, and loses nothing. */
final class StoreTroubleTest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private int logins;

    @Test
    void a_disk_that_was_full_for_a_while_has_cost_no_login() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", disk.toString()) == 0,
                "a small disk can be had by root alone");
        try (RunningPostern postern = new RunningPostern(config(""), disk)) {
            write(60_000);
            postern.start();
            postern.await(() -> postern.output().contains("the store failed"));
            postern.await(() -> postern.readiness() == 503);
            assertThat(run("mount", "-o", "remount,size=200m", disk.toString())).isZero();
            postern.await(() -> postern.readiness() == 200);
            write(100);
            postern.await(() -> sessions(postern.logins()).size() >= logins);
            postern.end();

            assertThat(postern.output()).contains("full");
            assertThat(sessions(postern.logins())).doesNotHaveDuplicates().hasSize(logins);
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void a_store_that_another_program_held_for_a_while_has_lost_no_login() throws Exception {
        Path data = folder.resolve("data");
        try (RunningPostern postern = new RunningPostern(config(""), data)) {
            write(500);
            postern.start();
            postern.await(
                    () -> postern.isWatching() && sessions(postern.logins()).size() >= logins);
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("postern.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                write(500);
                postern.await(() -> postern.output().contains("the store failed"));
                statement.execute("ROLLBACK");
            }
            postern.await(() -> sessions(postern.logins()).size() >= logins);
            postern.end();

            assertThat(sessions(postern.logins())).doesNotHaveDuplicates().hasSize(logins);
        }
    }

    @Test
    void a_store_on_a_server_that_was_restarted_has_lost_no_login() throws Exception {
        String name = "postgresql-18";
        List<String> access = List.of("host all all 127.0.0.1/32 trust");
        try (PostgresServer server = RealServers.makeOrSkip(
                name,
                () -> PostgresServer.create(
                        18, RealServers.archive(name), access, List.of("CREATE ROLE keeper SUPERUSER LOGIN")))) {
            server.start(Map.of());
            String url = "jdbc:postgresql://127.0.0.1:" + server.address().getPort() + "/postgres";
            Path config =
                    config("store:\n  type: postgresql\n  url: '" + url + "'\n  user: keeper\n  password: none\n");
            try (RunningPostern postern = new RunningPostern(config, folder.resolve("data"))) {
                write(2_000);
                postern.start();
                postern.await(() -> stored(url) >= logins);
                server.stop();
                write(2_000);
                postern.await(() -> postern.output().contains("the store failed"));
                server.start(Map.of());
                postern.await(() -> stored(url) >= logins);
                write(10);
                postern.await(() -> stored(url) >= logins);
                postern.end();

                try (Store store = PostgresStore.open(url, "keeper", "none", InstantSource.system())) {
                    assertThat(sessions(store.logins(Scope.DEFAULT).after(0, 1_000_000)))
                            .doesNotHaveDuplicates()
                            .hasSize(logins);
                }
            }
        }
    }

    private static int stored(String url) {
        try (Connection connection = DriverManager.getConnection(url, "keeper", "none");
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM login_log")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException notYet) {
            return -1;
        }
    }

    private Path config(String more) throws IOException {
        return Files.writeString(
                folder.resolve("postern.yaml"),
                more + "databases:\n  - id: shop\n    logs: ['" + folder.resolve("shop.log") + "']\n");
    }

    /** Writes sessions of a moment each, as PostgreSQL logs them. */
    private void write(int sessions) throws IOException {
        try (Writer log = Files.newBufferedWriter(
                folder.resolve("shop.log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int i = 0; i < sessions; i++) {
                logins++;
                String head = TIME.format(Instant.now()) + " UTC [" + (1_000 + logins) + "] ";
                log.write(head + "LOG:  connection received: host=10.0.0.5 port=" + (1_024 + logins % 60_000) + "\n");
                log.write(head + "LOG:  connection authorized: user=orders database=shop application_name=api\n");
                log.write(head + "LOG:  disconnection: session time: 0:00:00.004 user=orders database=shop"
                        + " host=10.0.0.5 port=" + (1_024 + logins % 60_000) + "\n");
            }
        }
    }

    private static List<String> sessions(List<LoggedInput> inputs) {
        return inputs.stream()
                .filter(each -> each.input() instanceof LoginEvent)
                .map(each -> ((LoginEvent) each.input()).session())
                .toList();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
