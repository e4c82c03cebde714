// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Mark;
import dev.postern.range.Attempts;
import dev.postern.range.BoundSocketFactory;
import dev.postern.range.servers.Loopback;
import dev.postern.range.servers.PostgresServer;
import dev.postern.range.servers.RealServer;
import dev.postern.range.wire.Answer;
import dev.postern.range.wire.PostgresWire;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Logs in from one address, by the driver or by hand, makes sure that the server answers as expected and writes down what
 * happened.
 */
final class PostgresClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PostgresServer server;
    private final Attempts attempts;
    private final String from;

    PostgresClient(PostgresServer server, Attempts attempts, String from) {
        this.server = server;
        this.attempts = attempts;
        this.from = from;
    }

    /** Connects and says nothing; the caller tells what to expect of it. */
    PostgresWire connect() throws IOException {
        InetSocketAddress to = from.contains(":")
                ? new InetSocketAddress(
                        Loopback.address("::1"), server.address().getPort())
                : server.address();
        return PostgresWire.connect(Loopback.address(from), to, PATIENCE);
    }

    /** Connects from a port a little above another connection's, as a client library does that tries again at once. */
    PostgresWire connectAgain(PostgresWire before) throws IOException {
        int port = before.localPort();
        while (port++ < before.localPort() + 60) {
            try {
                return PostgresWire.connect(
                        new InetSocketAddress(Loopback.address(from), port), server.address(), PATIENCE);
            } catch (BindException taken) {
                // The next one, then.
            }
        }
        throw new IOException("no free port near " + before.localPort());
    }

    /** Where a connection comes from, as events have it. */
    String remote(PostgresWire wire) {
        return from + ":" + wire.localPort();
    }

    /** Opens a session by hand; the caller ends it. */
    PostgresWire logIn(String what, String user, String database) throws IOException {
        return logIn(what, user, database, "");
    }

    /** Opens a session by hand, with an application name in the startup packet; the caller ends it. */
    PostgresWire logIn(String what, String user, String database, String application) throws IOException {
        PostgresWire wire = connect();
        wire.startup(utf8(user), utf8(database), utf8(application));
        assertThat(wire.logIn(PostgresAccounts.PASSWORD)).as(what).isEqualTo(Answer.READY);
        attempts.success(what, remote(wire), user);
        return wire;
    }

    /** Opens a session of the harness itself, which is not written down. */
    PostgresWire harness() throws IOException {
        PostgresWire wire = connect();
        wire.startup(RealServer.HARNESS_USER, "postgres");
        assertThat(wire.logIn("")).isEqualTo(Answer.READY);
        return wire;
    }

    /** Is refused, by hand. */
    void refused(String what, byte[] user, String password, String database, String code, Mark... marks)
            throws IOException {
        try (PostgresWire wire = connect()) {
            wire.startup(user, utf8(database), new byte[0]);
            Answer answer = wire.logIn(password);
            assertThat(answer).as(what).isEqualTo(Answer.refused(code));
            attempts.failure(what, remote(wire), new String(user, StandardCharsets.UTF_8), code, marks);
        }
    }

    /** Opens a session with the driver; the caller closes it. */
    Connection logInByDriver(String what, String user, Map<String, String> properties) throws SQLException {
        Connection connection =
                DriverManager.getConnection(url("appdb"), properties(user, PostgresAccounts.PASSWORD, properties));
        List<Integer> ports = BoundSocketFactory.takePorts();
        assertThat(ports).as(what).hasSize(1);
        attempts.success(what, from + ":" + ports.get(0), user);
        return connection;
    }

    /** Is refused, with the driver. */
    void refusedByDriver(
            String what,
            String user,
            String password,
            String database,
            Map<String, String> properties,
            String code,
            Mark... marks) {
        try (Connection connection =
                DriverManager.getConnection(url(database), properties(user, password, properties))) {
            throw new AssertionError(what + ": " + user + " was let in by " + connection);
        } catch (SQLException refusal) {
            assertThat(refusal.getSQLState()).as(what).isEqualTo(code);
        }
        List<Integer> ports = BoundSocketFactory.takePorts();
        attempts.failure(what, from + ":" + ports.get(0), user, code, marks);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.address().getPort() + "/" + database;
    }

    private Properties properties(String user, String password, Map<String, String> more) {
        Properties all = new Properties();
        all.setProperty("user", user);
        all.setProperty("password", password);
        all.setProperty("socketFactory", BoundSocketFactory.class.getName());
        all.setProperty("socketFactoryArg", from);
        all.setProperty("sslmode", "disable");
        all.putAll(more);
        return all;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
