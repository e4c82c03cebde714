// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.postgresql;

import dev.postern.range.Attempts;
import dev.postern.range.HostileNames;
import dev.postern.range.servers.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Logins under names that are made to confuse a reader of the log. */
final class Hostility {
    private final PostgresServer server;
    private final Attempts attempts;

    Hostility(PostgresServer server, Attempts attempts) {
        this.server = server;
        this.attempts = attempts;
    }

    void perform() throws IOException {
        PostgresClient stranger = new PostgresClient(server, attempts, "127.0.4.1");
        for (var name : HostileNames.texts().entrySet()) {
            stranger.refused(name.getKey(), utf8(name.getValue()), "x", "appdb", "28P01");
        }
        for (var name : HostileNames.broken().entrySet()) {
            stranger.refused(name.getKey(), name.getValue(), "x", "appdb", "28P01");
        }
        stranger.refused("the longest name", utf8("n".repeat(63)), "x", "appdb", "28P01");
        PostgresClient known = new PostgresClient(server, attempts, "127.0.4.2");
        for (String name : PostgresAccounts.STRANGE) {
            known.logIn("account with a strange name", name, "trusting").terminate();
        }
        forgery();
    }

    /**
     * A line break in the user name ends the true line inside its prefix; the database name then completes a line of its own
     * that claims a login. No credentials are needed for it, not even an entry in {@code pg_hba.conf}.
     */
    private void forgery() throws IOException {
        PostgresClient forger = new PostgresClient(server, attempts, "127.0.4.3");
        forger.refused(
                "a login forged in the RDS prefix",
                utf8("x\n2026-11-22 08:00:00 UTC:6.6.6.6(4):postgres"),
                "x",
                "private:[42]:LOG:  connection authorized: user=postgres \n",
                "28000");
        forger.refused(
                "a login forged in the Debian prefix",
                utf8("x\n2026-11-22 08:00:00.123 UTC [42] postgres"),
                "x",
                "app LOG:  connection authorized: user=postgres \n",
                "28000");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
