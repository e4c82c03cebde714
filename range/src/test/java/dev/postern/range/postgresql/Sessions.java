// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.postgresql;

import dev.postern.kernel.Mark;
import dev.postern.range.Attempts;
import dev.postern.range.BoundSocketFactory;
import dev.postern.range.servers.KeyFiles;
import dev.postern.range.servers.Loopback;
import dev.postern.range.servers.PostgresServer;
import dev.postern.range.servers.RealServer;
import dev.postern.range.wire.PostgresWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Logins that succeed, and what may happen to a session afterwards. */
final class Sessions {
    private final PostgresServer server;
    private final Attempts attempts;

    Sessions(PostgresServer server, Attempts attempts) {
        this.server = server;
        this.attempts = attempts;
    }

    void perform() throws IOException, SQLException {
        byEachMethod();
        endedRudely();
        killedByTheAdministrator();
        cancelled();
        interleaved();
    }

    private void byEachMethod() throws IOException, SQLException {
        PostgresClient client = client("127.0.1.1");
        client.logInByDriver("scram", "alice", Map.of()).close();
        client.logInByDriver("md5", "bob", Map.of()).close();
        client.logInByDriver("clear text", "carol", Map.of()).close();
        client.logIn("trust", "dave", "appdb", "nightly report").terminate();
        client.logInByDriver("scram over TLS", "alice", Map.of("sslmode", "require"))
                .close();
        client.logInByDriver("TLS demanded by the server", "tlsonly", Map.of("sslmode", "require"))
                .close();
        client.logInByDriver(
                        "certificate",
                        "certified",
                        Map.of(
                                "sslmode",
                                "require",
                                "sslkey",
                                server.clientKeyStore().toString(),
                                "sslpassword",
                                KeyFiles.PASSWORD))
                .close();
        if (Loopback.hasIpv6()) {
            client("::1").logIn("IPv6", "dave", "appdb").terminate();
        }
    }

    private void endedRudely() throws IOException {
        PostgresClient client = client("127.0.1.2");
        client.logIn("session reset by the client", "dave", "appdb").reset();
        client.logIn("session left without a word", "dave", "appdb").close();
        PostgresWire wire = client.logIn("session ended by garbage", "dave", "appdb");
        wire.send("\u0001garbage".getBytes(StandardCharsets.US_ASCII));
        wire.awaitClose();
        wire.close();
    }

    private void killedByTheAdministrator() throws IOException {
        PostgresWire victim = client("127.0.1.3").logIn("killed session", "dave", "appdb");
        PostgresWire harness = client(RealServer.HARNESS_ADDRESS).harness();
        harness.query("SELECT pg_terminate_backend(" + victim.backend() + ")");
        victim.awaitClose();
        harness.terminate();
    }

    private void cancelled() throws IOException, SQLException {
        PostgresClient client = client("127.0.1.4");
        try (Connection connection = client.logInByDriver("session with a cancelled statement", "alice", Map.of());
                Statement statement = connection.createStatement()) {
            statement.cancel();
            statement.execute("SELECT 1");
            for (int port : BoundSocketFactory.takePorts()) {
                attempts.incomplete("cancel request", "127.0.1.4:" + port, Mark.BENIGN);
            }
        }
    }

    /** Thirty sessions at once from two addresses, ended in another order than they began. */
    private void interleaved() throws IOException {
        Deque<PostgresWire> open = new ArrayDeque<>();
        for (int i = 0; i < 15; i++) {
            open.addLast(client("127.0.1.5").logIn("interleaved", "dave", "appdb"));
            open.addFirst(client("127.0.1.6").logIn("interleaved", "carol", "appdb"));
        }
        while (!open.isEmpty()) {
            open.removeFirst().terminate();
        }
    }

    private PostgresClient client(String from) {
        return new PostgresClient(server, attempts, from);
    }
}
