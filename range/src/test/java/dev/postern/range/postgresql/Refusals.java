// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Mark;
import dev.postern.range.Attempts;
import dev.postern.range.servers.PostgresServer;
import dev.postern.range.wire.Answer;
import dev.postern.range.wire.PostgresWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;

/** Logins that the server refuses. */
final class Refusals {
    private static final String RIGHT = PostgresAccounts.PASSWORD;
    private static final String BAD_PASSWORD = "28P01";
    private static final String NOT_ALLOWED = "28000";

    private final PostgresServer server;
    private final Attempts attempts;

    Refusals(PostgresServer server, Attempts attempts) {
        this.server = server;
        this.attempts = attempts;
    }

    void perform() throws IOException, SQLException {
        wrongCredentials();
        notAllowed();
        afterTheRightCredentials();
        guessing();
        triedTwiceByTheClientLibrary("127.0.2.5", "appdb", BAD_PASSWORD);
        triedTwiceByTheClientLibrary("127.0.2.6", "private", NOT_ALLOWED);
    }

    private void wrongCredentials() throws IOException {
        PostgresClient client = client("127.0.2.1");
        client.refusedByDriver("wrong password, scram", "alice", "x", "appdb", Map.of(), BAD_PASSWORD);
        client.refusedByDriver("wrong password, md5", "bob", "x", "appdb", Map.of(), BAD_PASSWORD);
        client.refusedByDriver("wrong password, clear text", "carol", "x", "appdb", Map.of(), BAD_PASSWORD);
        client.refusedByDriver(
                "wrong password, TLS", "alice", "x", "appdb", Map.of("sslmode", "require"), BAD_PASSWORD);
        client.refusedByDriver("unknown user", "stranger", RIGHT, "appdb", Map.of(), BAD_PASSWORD);
        client.refusedByDriver("expired password", "stale", RIGHT, "appdb", Map.of(), BAD_PASSWORD);
        // From another place: soon after carol's other failure, it would rightly be taken for libpq's second try.
        client("127.0.2.8").refused("empty password", utf8("carol"), "", "appdb", BAD_PASSWORD);
    }

    private void notAllowed() {
        PostgresClient client = client("127.0.2.2");
        client.refusedByDriver("no hba entry", "alice", RIGHT, "private", Map.of(), NOT_ALLOWED);
        client.refusedByDriver("rejected by hba", "eve", RIGHT, "appdb", Map.of(), NOT_ALLOWED);
        client.refusedByDriver("TLS missing", "tlsonly", RIGHT, "appdb", Map.of(), NOT_ALLOWED);
        client.refusedByDriver(
                "certificate missing", "certified", RIGHT, "appdb", Map.of("sslmode", "require"), NOT_ALLOWED);
    }

    private void afterTheRightCredentials() throws IOException {
        PostgresClient client = client("127.0.2.3");
        client.refusedByDriver(
                "unknown database", "alice", RIGHT, "nosuchdb", Map.of(), "3D000", Mark.CREDENTIALS_VALID);
        client.refusedByDriver(
                "no CONNECT privilege", "alice", RIGHT, "closed", Map.of(), "42501", Mark.CREDENTIALS_VALID);
        client.refusedByDriver(
                "database without connections", "alice", RIGHT, "template0", Map.of(), "55000", Mark.CREDENTIALS_VALID);
        client.refusedByDriver(
                "role that may not log in", "locked", RIGHT, "appdb", Map.of(), NOT_ALLOWED, Mark.CREDENTIALS_VALID);
        try (PostgresWire first = client.logIn("the one session allowed", "single", "appdb")) {
            client.refused("connection limit", utf8("single"), RIGHT, "appdb", "53300", Mark.CREDENTIALS_VALID);
            first.terminate();
        }
    }

    private void guessing() throws SQLException {
        PostgresClient client = client("127.0.2.4");
        for (int i = 0; i < 30; i++) {
            client.refusedByDriver("guess " + i, "alice", "guess" + i, "appdb", Map.of(), BAD_PASSWORD);
        }
        client.logInByDriver("the right guess", "alice", Map.of()).close();
    }

    /** libpq's default {@code sslmode=prefer}: refused over TLS, it tries once more in plain text. */
    private void triedTwiceByTheClientLibrary(String from, String database, String code) throws IOException {
        PostgresClient client = client(from);
        try (PostgresWire tls = client.connect()) {
            tls.startTls();
            tls.startup("carol", database);
            assertThat(tls.logIn("wrong")).isEqualTo(Answer.refused(code));
            attempts.failure("tried twice", client.remote(tls), "carol", code, Mark.RETRIED);
            try (PostgresWire plain = client.connectAgain(tls)) {
                plain.startup("carol", database);
                assertThat(plain.logIn("wrong")).isEqualTo(Answer.refused(code));
            }
        }
    }

    private PostgresClient client(String from) {
        return new PostgresClient(server, attempts, from);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
