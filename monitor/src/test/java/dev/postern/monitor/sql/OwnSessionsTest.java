// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Engine;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSessionsTest {
    private static final long START = 1_800_000_000_000_000L;

    @TempDir
    Path folder;

    private static IpAddress address(String text) {
        return Objects.requireNonNull(IpAddress.parse(text));
    }

    private static LoginEvent login(String address, int port, long micros) {
        SourceLine line = new SourceLine("log", 1, 0);
        return new LoginEvent(
                micros,
                micros,
                "db",
                Engine.POSTGRESQL,
                Outcome.SUCCESS,
                address(address),
                null,
                port,
                "postern",
                "db",
                "postern",
                null,
                null,
                null,
                "1",
                Set.of(),
                line,
                line);
    }

    @Test
    void only_the_same_address_port_and_time_are_ours_and_stay_so() throws Exception {
        new OwnSessions(folder).add(new OwnSession(address("192.0.2.1"), 4711, START));
        OwnSessions own = new OwnSessions(folder); // as after a restart

        assertThat(own.test(login("192.0.2.1", 4711, START - 3_000))).isTrue();
        assertThat(own.test(login("192.0.2.1", 4712, START))).as("another port").isFalse();
        assertThat(own.test(login("192.0.2.2", 4711, START)))
                .as("another address")
                .isFalse();
        assertThat(own.test(login("192.0.2.1", 4711, START + 60_000_000)))
                .as("the port used again")
                .isFalse();
    }

    @Test
    void the_latest_thousand_are_kept() throws Exception {
        OwnSessions own = new OwnSessions(folder);
        for (int port = 1; port <= 1_001; port++) {
            own.add(new OwnSession(address("192.0.2.1"), port, START));
        }
        assertThat(own.test(login("192.0.2.1", 1, START))).isFalse();
        assertThat(own.test(login("192.0.2.1", 2, START))).isTrue();
        assertThat(new OwnSessions(folder).test(login("192.0.2.1", 1_001, START)))
                .isTrue();
    }
}
