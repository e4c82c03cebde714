// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.mysql;

import dev.postern.range.Attempts;
import dev.postern.range.servers.RealServer;
import dev.postern.range.wire.MySqlWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Connections that end before the server has anything to settle. */
final class MySqlProbes {
    /** How events tell that the log has no address. */
    private static final String UNTOLD = "null";

    private final RealServer server;
    private final Attempts attempts;
    private final boolean told;

    /** @param told whether the log names the address of those that never gave a user name */
    MySqlProbes(RealServer server, Attempts attempts, boolean told) {
        this.server = server;
        this.attempts = attempts;
        this.told = told;
    }

    void perform() throws IOException {
        probe("connect and close").close();
        probe("connect and reset").reset();
        try (MySqlWire wire = probe("half a packet")) {
            wire.send(new byte[] {40, 0, 0, 1, 0});
        }
        try (MySqlWire wire = probe("HTTP")) {
            wire.send("GET / HTTP/1.1\r\nHost: db\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            wire.finish();
            wire.awaitClose();
        }
        try (MySqlWire wire = probe("a packet out of order")) {
            wire.send(new byte[] {1, 0, 0, 7, 0});
            wire.awaitClose();
        }
        try (MySqlWire wire = probe("TLS handshake and left")) {
            wire.startTls();
        }
    }

    private MySqlWire probe(String what) throws IOException {
        MySqlWire wire = new MySqlClient(server, attempts, "127.0.3.1").connect();
        attempts.incomplete(what, told ? "127.0.3.1" : UNTOLD);
        return wire;
    }
}
