// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.postgresql;

import dev.postern.kernel.Mark;
import dev.postern.range.Attempts;
import dev.postern.range.servers.PostgresServer;
import dev.postern.range.wire.PostgresWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that end before the server has anything to settle. */
final class Probes {
    private final PostgresServer server;
    private final Attempts attempts;
    private final List<PostgresWire> silent = new ArrayList<>();

    Probes(PostgresServer server, Attempts attempts) {
        this.server = server;
        this.attempts = attempts;
    }

    /** Those that wait for the server's {@code authentication_timeout}; {@link #awaitTimeouts} sees them end. */
    void startWaiting() throws IOException {
        PostgresWire mute = probe("never a byte");
        PostgresWire hesitant = probe("never a password");
        hesitant.startup("carol", "appdb");
        silent.addAll(List.of(mute, hesitant));
    }

    void awaitTimeouts() throws IOException {
        for (PostgresWire wire : silent) {
            wire.awaitClose();
            wire.close();
        }
    }

    void perform() throws IOException {
        probe("connect and close").close();
        probe("connect and reset").reset();
        saying("half a startup packet", new byte[] {0, 0, 0, 40, 0, 3});
        saying("one byte", new byte[] {0});
        saying("HTTP", ascii("GET / HTTP/1.1\r\nHost: db\r\n\r\n"));
        saying("SSH", ascii("SSH-2.0-OpenSSH_9.2p1\r\n"));
        saying("another protocol version", new byte[] {0, 0, 0, 9, 0, 9, 0, 9, 0});
        saying("no user name", new byte[] {0, 0, 0, 9, 0, 3, 0, 0, 0});
        try (PostgresWire wire = probe("TLS asked for and left")) {
            wire.requestTls();
        }
        try (PostgresWire wire = probe("garbage instead of a TLS handshake")) {
            wire.requestTls();
            wire.send(ascii("no handshake at all"));
            wire.finish();
            wire.awaitClose();
        }
        try (PostgresWire wire = probe("TLS handshake and left")) {
            wire.startTls();
        }
        beforeThePassword();
        silentFirstConnectionOfPsql();
    }

    private void beforeThePassword() throws IOException {
        try (PostgresWire wire = probe("left before the password")) {
            wire.startup("carol", "appdb");
            wire.logIn(PostgresWire.NO_PASSWORD);
        }
    }

    /** psql asks for the password only when the server does: it leaves, asks the person, and comes back. */
    private void silentFirstConnectionOfPsql() throws IOException {
        PostgresClient client = new PostgresClient(server, attempts, "127.0.3.2");
        try (PostgresWire wire = client.connect()) {
            wire.startup("carol", "appdb");
            wire.logIn(PostgresWire.NO_PASSWORD);
            attempts.incomplete("psql before it asks", client.remote(wire), Mark.BENIGN);
        }
        client.logIn("psql after it has asked", "carol", "appdb").terminate();
    }

    private void saying(String what, byte[] bytes) throws IOException {
        try (PostgresWire wire = probe(what)) {
            wire.send(bytes);
            wire.finish();
            wire.awaitClose();
        }
    }

    private PostgresWire probe(String what) throws IOException {
        PostgresClient client = new PostgresClient(server, attempts, "127.0.3.1");
        PostgresWire wire = client.connect();
        attempts.incomplete(what, client.remote(wire));
        return wire;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
