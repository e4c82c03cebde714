// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Mark;
import dev.postern.range.Attempts;
import dev.postern.range.HostileNames;
import dev.postern.range.servers.Loopback;
import dev.postern.range.servers.RealServer;
import dev.postern.range.wire.Answer;
import dev.postern.range.wire.MySqlWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Logins to a MySQL or MariaDB server in every way. */
final class MySqlScenario {
    private static final String RIGHT = MySqlAccounts.PASSWORD;
    private static final String DENIED = "1045";

    private final RealServer server;
    private final Attempts attempts;
    private final Dialect dialect;

    /**
     * How two products differ.
     *
     * @param driver sub-protocol of the product's own driver
     * @param plain driver properties for a session without TLS
     * @param tls driver properties for a session with TLS
     * @param locked code for a locked account
     * @param audited whether an audit log tells the outcome of every attempt
     */
    record Dialect(String driver, Map<String, String> plain, Map<String, String> tls, String locked, boolean audited) {
        static final Dialect MYSQL =
                new Dialect("mysql", Map.of("sslMode", "DISABLED"), Map.of("sslMode", "REQUIRED"), "3118", false);
        static final Dialect MARIADB =
                new Dialect("mariadb", Map.of("sslMode", "disable"), Map.of("sslMode", "trust"), "4151", true);
    }

    MySqlScenario(RealServer server, Attempts attempts, Dialect dialect) {
        this.server = server;
        this.attempts = attempts;
        this.dialect = dialect;
    }

    void perform() throws IOException, SQLException {
        sessions();
        endedRudely();
        interleaved();
        wrongCredentials();
        afterTheRightCredentials();
        guessing();
        strangeAccounts();
        strangers();
    }

    private void sessions() throws IOException, SQLException {
        MySqlClient client = client("127.0.1.1");
        client.logInByDriver("plain", dialect.driver, "alice", dialect.plain).close();
        client.logInByDriver("TLS", dialect.driver, "alice", dialect.tls).close();
        client.logInByDriver("TLS demanded by the server", dialect.driver, "tlsonly", dialect.tls)
                .close();
        client.logInByDriver("native password", dialect.driver, "bob", dialect.plain)
                .close();
        client.logIn("by hand, no database", "bob", "").quit();
        if (Loopback.hasIpv6()) {
            client("::1").logIn("IPv6", "bob", "appdb").quit();
        }
    }

    private void endedRudely() throws IOException {
        MySqlClient client = client("127.0.1.2");
        client.logIn("session reset by the client", "bob", "appdb").reset();
        client.logIn("session left without a word", "bob", "appdb").close();
        MySqlWire wire = client.logIn("session ended by garbage", "bob", "appdb");
        wire.run("DO 1");
        wire.send("garbage".getBytes(StandardCharsets.US_ASCII));
        wire.finish();
        wire.awaitClose();
        wire.close();
    }

    /** Thirty sessions at once from two addresses, ended in another order than they began. */
    private void interleaved() throws IOException {
        Deque<MySqlWire> open = new ArrayDeque<>();
        for (int i = 0; i < 15; i++) {
            open.addLast(client("127.0.1.5").logIn("interleaved", "bob", "appdb"));
            open.addFirst(client("127.0.1.6").logIn("interleaved", "bob", ""));
        }
        while (!open.isEmpty()) {
            open.removeFirst().quit();
        }
    }

    private void wrongCredentials() throws IOException {
        MySqlClient client = client("127.0.2.1");
        client.refusedByDriver("wrong password", dialect.driver, "alice", "x", 1045);
        client.refusedByDriver("wrong password, native", dialect.driver, "bob", "x", 1045);
        client.refusedByDriver("unknown user", dialect.driver, "stranger", "x", 1045);
        client.refused("wrong password, by hand", "bob", "x", "appdb", DENIED);
        client.refused("no password", "bob", "", "appdb", DENIED);
        client.refused("TLS missing", "tlsonly", RIGHT, "", DENIED);
    }

    private void afterTheRightCredentials() throws IOException {
        MySqlClient client = client("127.0.2.3");
        client.refused("no privilege", "limited", RIGHT, "secrets", "1044", Mark.CREDENTIALS_VALID);
        client.refused("unknown database", "bob", RIGHT, "nosuchdb", "1049", Mark.CREDENTIALS_VALID);
        client.refused("locked account", "locked", RIGHT, "", dialect.locked, Mark.CREDENTIALS_VALID);
        try (MySqlWire first = client.logIn("the one session allowed", "limited", "")) {
            oneTooMany(client);
            first.quit();
        }
    }

    /** MySQL writes no refusal for it: its general log has the same lone line as for a client that leaves at once. */
    private void oneTooMany(MySqlClient client) throws IOException {
        if (dialect.audited) {
            client.refused("connection limit", "limited", RIGHT, "", "1226", Mark.CREDENTIALS_VALID);
            return;
        }
        try (MySqlWire wire = client.connect()) {
            assertThat(wire.logIn("limited", RIGHT, "")).isEqualTo(Answer.refused("1226"));
            attempts.incomplete("connection limit", "127.0.2.3", Mark.UNCONFIRMED);
        }
    }

    private void guessing() throws IOException {
        MySqlClient client = client("127.0.2.4");
        for (int i = 0; i < 30; i++) {
            client.refused("guess " + i, "bob", "guess" + i, "appdb", DENIED);
        }
        client.logIn("the right guess", "bob", "appdb").quit();
    }

    private void strangeAccounts() throws IOException {
        MySqlClient client = client("127.0.4.2");
        for (String name : MySqlAccounts.strange()) {
            client.logIn("account with a strange name", name, "").quit();
        }
    }

    private void strangers() throws IOException {
        MySqlClient client = client("127.0.4.1");
        for (var name : HostileNames.texts().entrySet()) {
            client.refused(name.getKey(), name.getValue(), "x", "", DENIED);
        }
        client.refused(
                "a forged success in the audit log",
                "x\n20261122 09:00:00,vm,root,6.6.6.6,7777,0,CONNECT,prod,,0\n20261122 09:00:00,vm,y",
                "x",
                "",
                DENIED);
        client.refused(
                "a forged refusal in the error log",
                "x\n2026-11-22 9:00:00 7 [Warning] Access denied for user 'root'@'6.6.6.6' (using password: YES)\n",
                "x",
                "",
                DENIED);
    }

    private MySqlClient client(String from) {
        return new MySqlClient(server, attempts, from);
    }
}
