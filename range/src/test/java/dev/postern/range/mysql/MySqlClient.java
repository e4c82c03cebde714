// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Mark;
import dev.postern.range.Attempts;
import dev.postern.range.servers.Loopback;
import dev.postern.range.servers.RealServer;
import dev.postern.range.wire.Answer;
import dev.postern.range.wire.MySqlWire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/**
 * Logs in from one address, by a driver or by hand, makes sure that the server answers as expected and writes down what
 * happened. These servers do not log the client's port.
 */
final class MySqlClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RealServer server;
    private final Attempts attempts;
    private final String from;

    MySqlClient(RealServer server, Attempts attempts, String from) {
        this.server = server;
        this.attempts = attempts;
        this.from = from;
    }

    /** Connects and reads the greeting; the caller tells what to expect of it. */
    MySqlWire connect() throws IOException {
        InetSocketAddress to = from.contains(":")
                ? new InetSocketAddress(
                        Loopback.address("::1"), server.address().getPort())
                : server.address();
        return MySqlWire.connect(Loopback.address(from), to, PATIENCE);
    }

    /** Opens a session by hand; the caller ends it. */
    MySqlWire logIn(String what, String user, String database) throws IOException {
        MySqlWire wire = connect();
        assertThat(wire.logIn(user, MySqlAccounts.PASSWORD, database)).as(what).isEqualTo(Answer.READY);
        attempts.success(what, from, user);
        return wire;
    }

    /** Is refused, by hand. */
    void refused(String what, String user, String password, String database, String code, Mark... marks)
            throws IOException {
        try (MySqlWire wire = connect()) {
            assertThat(wire.logIn(user, password, database)).as(what).isEqualTo(Answer.refused(code));
            attempts.failure(what, from, user, code, marks);
        }
    }

    /** Opens a session with a driver; the caller closes it. */
    Connection logInByDriver(String what, String driver, String user, Map<String, String> properties)
            throws SQLException {
        Connection connection = open(driver, user, MySqlAccounts.PASSWORD, properties);
        attempts.success(what, from, user);
        return connection;
    }

    /** Is refused, with a driver. */
    void refusedByDriver(String what, String driver, String user, String password, int code) {
        try (Connection connection = open(driver, user, password, Map.of())) {
            throw new AssertionError(what + ": " + user + " was let in by " + connection);
        } catch (SQLException refusal) {
            assertThat(refusal.getErrorCode()).as(what).isEqualTo(code);
        }
        attempts.failure(what, from, user, Integer.toString(code));
    }

    private Connection open(String driver, String user, String password, Map<String, String> properties)
            throws SQLException {
        Properties all = new Properties();
        all.setProperty("user", user);
        all.setProperty("password", password);
        all.setProperty("localSocketAddress", from);
        all.setProperty("allowPublicKeyRetrieval", "true");
        all.putAll(properties);
        return DriverManager.getConnection(
                "jdbc:" + driver + "://127.0.0.1:" + server.address().getPort() + "/appdb", all);
    }
}
