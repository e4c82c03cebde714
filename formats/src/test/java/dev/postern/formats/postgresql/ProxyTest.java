// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.SourceProblem;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.SourceLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Logs of a real HAProxy 2.6 in TCP mode and of the PostgreSQL 15 behind it. */
class ProxyTest {
    private static final ProxiedConnections.Client CLIENT = new ProxiedConnections.Client(
            Objects.requireNonNull(IpAddress.parse("192.0.2.7")),
            40_000,
            100_000_000,
            new SourceLine("haproxy.log", 1, 0));

    private static String line(LoginEvent e) {
        return e.outcome() + " " + e.user() + " " + e.remoteIp() + " " + e.remotePort();
    }

    @Test
    void loginsThroughTheProxyHaveTheTrueClientsAddress() throws IOException, SourceProblem {
        List<LoginEvent> logins = JoinedLogs.of("/haproxy/", "haproxy.log", "postgresql.log");

        assertThat(logins)
                .extracting(ProxyTest::line)
                .containsExactlyInAnyOrder(
                        "SUCCESS admin 127.0.0.1 57464",
                        "FAILED admin 127.0.0.1 57474",
                        "SUCCESS admin ::1 46270",
                        "FAILED admin ::1 46280",
                        "SUCCESS admin 127.0.0.1 52910",
                        "INCOMPLETE null 127.0.0.1 57482");
    }

    @Test
    void bothLogsAreEvidence() throws IOException, SourceProblem {
        LoginEvent refused = JoinedLogs.of("/haproxy/", "postgresql.log", "haproxy.log").stream()
                .filter(e -> e.remotePort() == 46280)
                .findFirst()
                .orElseThrow();

        assertThat(refused.opened().file()).isEqualTo("haproxy.log");
        assertThat(Objects.requireNonNull(refused.settled()).file()).isEqualTo("postgresql.log");
    }

    @Test
    void itsLinesThroughSyslogTellTheSame() throws IOException, SourceProblem {
        assertThat(JoinedLogs.of("/haproxy/", "postgresql.log", "haproxy-syslog.log"))
                .extracting(ProxyTest::line)
                .containsExactlyElementsOf(JoinedLogs.of("/haproxy/", "haproxy.log", "postgresql.log").stream()
                        .map(ProxyTest::line)
                        .toList());
    }

    @Test
    void theProxysLogAloneTellsOfNoLogin() throws IOException {
        Logs read = Logs.read(JoinedLogs.resource("/haproxy/haproxy.log"), Logs.OPTIONS, null);

        assertThat(read.formatId).isEqualTo("haproxy");
        assertThat(read.report.fact(ProxyScanner.CONNECTIONS)).isEqualTo(5);
        assertThat(read.logins).isEmpty();
    }

    @Test
    void anotherConnectionFromTheSamePortIsNotTheClients() {
        ProxiedConnections connections = new ProxiedConnections();
        connections.add(CLIENT.ip(), 5, CLIENT);

        assertThat(connections.of(CLIENT.ip(), 5, CLIENT.micros() + 1_000)).isEqualTo(CLIENT);
        assertThat(connections.of(CLIENT.ip(), 5, CLIENT.micros() - 5_000_000)).isNull();
        assertThat(connections.of(CLIENT.ip(), 5, CLIENT.micros() + 60_000_000)).isNull();
        assertThat(connections.of(CLIENT.ip(), 6, CLIENT.micros())).isNull();
    }

    @Test
    void linesOfOtherShapesAreNotRead() {
        ProxyLine line = new ProxyLine();
        for (String text : List.of(
                "1795364528.462 client=10.0.0.1:5 server-side=10.0.0.2:6 and more",
                "1795364528.462 client=10.0.0.1:5 server-side=",
                "1795364528.462 client=10.0.0.1 server-side=10.0.0.2",
                "1795364528 client=10.0.0.1:5 server-side=10.0.0.2:6",
                "Server s/a is DOWN")) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertThat(line.read(bytes, 0, bytes.length)).as(text).isFalse();
        }
    }

    @Test
    void aServerThatCouldNotBeReachedHasNoOtherSide() {
        ProxyLine line = new ProxyLine();
        byte[] bytes = "1795364528.462 client=10.0.0.1:5 server-side=-:-".getBytes(StandardCharsets.US_ASCII);

        assertThat(line.read(bytes, 0, bytes.length)).isTrue();
        assertThat(line.serverSideTo).isEqualTo(line.serverSideFrom);
    }
}
