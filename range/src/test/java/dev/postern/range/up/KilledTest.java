// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.LoginEvent;
import dev.postern.range.RealServers;
import dev.postern.range.servers.PostgresServer;
import dev.postern.store.LoggedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server under load that rotates its log, watched twice: once undisturbed, once killed again and again. */
final class KilledTest {
    private static final List<String> ACCESS =
            List.of("host all trusted 127.0.0.1/32 trust", "host all refused 127.0.0.1/32 scram-sha-256");
    private static final List<String> SETUP =
            List.of("CREATE ROLE trusted LOGIN", "CREATE ROLE refused LOGIN PASSWORD 'right'");
    /** How often it is killed; a longer run says {@code -Dpostern.kills=200}. */
    private static final int KILLS = Integer.getInteger("postern.kills", 15);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MOST_PAUSE_MILLIS = 20;

    @TempDir
    Path folder;

    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void killed_at_any_moment_it_loses_no_login_and_doubles_none() throws Exception {
        String name = "postgresql-18";
        try (PostgresServer server = RealServers.makeOrSkip(
                name, () -> PostgresServer.create(18, RealServers.archive(name), ACCESS, SETUP))) {
            server.start(Map.of(
                    "log_destination", "stderr",
                    "log_filename", "postgresql-%Y-%m-%d_%H%M%S.log",
                    "log_rotation_size", "64kB",
                    "log_file_mode", "0644"));
            Path config = config(server.logs().get(0).getParent());
            try (RunningPostern undisturbed = new RunningPostern(config, folder.resolve("undisturbed"));
                    RunningPostern disturbed = new RunningPostern(config, folder.resolve("disturbed"))) {
                undisturbed.start();
                awaitWatching(undisturbed);
                disturbed.start();
                List<Thread> clients = List.of(client(server, 1), client(server, 2));
                clients.forEach(Thread::start);
                killAgainAndAgain(disturbed);
                done.set(true);
                for (Thread client : clients) {
                    client.join();
                }
                server.stop();
                await(undisturbed);
                await(disturbed);
                undisturbed.end();
                disturbed.end();
                compare(undisturbed, disturbed);
            }
        }
    }

    private Path config(Path logs) throws IOException {
        return Files.writeString(
                folder.resolve("postern.yaml"),
                "databases:\n  - id: shop\n    logs: ['" + logs.resolve("postgresql-*.log") + "']\n");
    }

    /** Kills it while it works, and now and then while it starts. */
    private static void killAgainAndAgain(RunningPostern postern) throws IOException, InterruptedException {
        Random random = new Random(1);
        for (int i = 0; i < KILLS; i++) {
            if (i % 5 != 4) {
                awaitWatching(postern);
            }
            Thread.sleep(100 + random.nextInt(1_000)); // the moment of the kill, not a wait for something
            postern.kill();
            postern.start();
        }
        awaitWatching(postern);
    }

    private static void awaitWatching(RunningPostern postern) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!postern.isWatching()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it does not watch; it said:\n" + postern.output());
            }
            Thread.sleep(20); // between looks at a condition
        }
    }

    private Thread client(PostgresServer server, int seed) {
        return new Thread(() -> {
            Random random = new Random(seed);
            String url = "jdbc:postgresql://127.0.0.1:" + server.address().getPort() + "/postgres?sslmode=disable";
            while (!done.get()) {
                boolean refused = random.nextInt(10) == 0;
                attempts.incrementAndGet();
                try (Connection connection =
                        DriverManager.getConnection(url, refused ? "refused" : "trusted", refused ? "wrong" : "")) {
                    assertThat(connection.isValid(1)).isTrue();
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).isEqualTo("28P01");
                }
                pause(random.nextInt(MOST_PAUSE_MILLIS));
            }
        });
    }

    /** Logins at the pace of a busy service; at full speed they would only keep what is tested from running. */
    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a client", e);
        }
    }

    /** Waits until it has logged as many attempts as the clients made. */
    private void await(RunningPostern postern) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (logged(postern) < attempts.get()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(
                        logged(postern) + " of " + attempts + " logged; it said:\n" + postern.output());
            }
            Thread.sleep(1_000); // between looks at a condition, each of which reads the whole log
        }
    }

    private static int logged(RunningPostern postern) {
        return ofClients(postern).size();
    }

    private static List<LoginEvent> ofClients(RunningPostern postern) {
        List<LoginEvent> logins = new ArrayList<>();
        for (LoggedInput each : postern.logins()) {
            if (each.input() instanceof LoginEvent login
                    && ("trusted".equals(login.user()) || "refused".equals(login.user()))) {
                logins.add(login);
            }
        }
        return logins;
    }

    private void compare(RunningPostern undisturbed, RunningPostern disturbed) {
        List<String> expected = inputs(undisturbed);
        List<String> got = inputs(disturbed);

        assertThat(ofClients(undisturbed)).hasSize(attempts.get());
        assertThat(difference(got, expected)).isEmpty();
    }

    /** All but when and by what line an attempt was settled: that may differ where reading lags. */
    private static List<String> inputs(RunningPostern postern) {
        return postern.logins().stream()
                .map(LoggedInput::input)
                .map(input -> input instanceof LoginEvent e
                        ? e.opened() + " " + e.outcome() + " " + e.remoteIp() + ":" + e.remotePort() + " " + e.user()
                                + " " + e.database() + " " + e.authMethod() + " " + e.reason() + " " + e.session() + " "
                                + e.marks()
                        : input.toString())
                .toList();
    }

    private static List<String> difference(List<String> got, List<String> expected) {
        List<String> missing = new ArrayList<>(expected);
        got.forEach(missing::remove);
        List<String> added = new ArrayList<>(got);
        expected.forEach(added::remove);
        List<String> all = new ArrayList<>();
        missing.forEach(input -> all.add("missing " + input));
        added.forEach(input -> all.add("added " + input));
        return all;
    }
}
