// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Mark;
import dev.postern.range.Attempts;
import dev.postern.range.servers.PostgresServer;
import dev.postern.range.wire.Answer;
import dev.postern.range.wire.PostgresWire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sessions that stay open, as many as the server takes. */
final class Crowd implements AutoCloseable {
    private final Attempts attempts;
    private final PostgresClient client;
    private final List<PostgresWire> open = new ArrayList<>();

    Crowd(PostgresServer server, Attempts attempts) {
        this.attempts = attempts;
        this.client = new PostgresClient(server, attempts, "127.0.2.7");
    }

    /** Logs in until the server refuses, which it does when it has seen the right password. */
    void fillTheServer() throws IOException {
        while (true) {
            PostgresWire wire = client.connect();
            open.add(wire);
            wire.startup("carol", "appdb");
            Answer answer = wire.logIn(PostgresAccounts.PASSWORD);
            if (!answer.isReady()) {
                assertThat(answer).isEqualTo(Answer.refused("53300"));
                attempts.failure("one too many", client.remote(wire), "carol", "53300", Mark.CREDENTIALS_VALID);
                return;
            }
            attempts.success("open when the server stops", client.remote(wire), "carol");
        }
    }

    @Override
    public void close() throws IOException {
        for (PostgresWire wire : open) {
            wire.close();
        }
    }
}
