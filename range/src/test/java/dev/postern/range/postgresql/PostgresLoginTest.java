// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.postern.range.Attempts;
import dev.postern.range.ReadLog;
import dev.postern.range.RealServers;
import dev.postern.range.servers.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Logs in to PostgreSQL in every way, under several forms of its log, and reads what the server wrote. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
final class PostgresLoginTest {
    /** Messages of these failures name no user; where the prefix does not either, the log does not tell. */
    private static final Set<String> NAMELESS = Set.of("empty password", "certificate missing");

    @Parameter
    private Setting setting = new Setting(0, "", "");

    private static Attempts attempts = new Attempts();
    private static List<Path> logs = List.of();

    /** A server to test and the {@code log_line_prefix} that its stderr log has. */
    record Setting(int version, String form, String prefix) {
        @Override
        public String toString() {
            return "PostgreSQL " + version + ", " + form + " prefix";
        }
    }

    static Stream<Setting> servers() {
        return Stream.of(
                new Setting(10, "default", "%m [%p] "),
                new Setting(14, "default", "%m [%p] "),
                new Setting(18, "default", "%m [%p] "),
                new Setting(10, "pgBadger", "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h "),
                new Setting(14, "RDS", "%t:%r:%u@%d:[%p]:"),
                new Setting(18, "Debian", "%m [%p] %q%u@%d "));
    }

    @BeforeParameterizedClassInvocation
    static void logInInEveryWay(Setting setting) throws IOException, SQLException {
        attempts = new Attempts();
        String name = "postgresql-" + setting.version;
        try (PostgresServer server = RealServers.makeOrSkip(
                name,
                () -> PostgresServer.create(
                        setting.version,
                        RealServers.archive(name),
                        PostgresAccounts.access(),
                        PostgresAccounts.setup()))) {
            server.start(Map.of("log_line_prefix", setting.prefix, "authentication_timeout", "5s"));
            Probes probes = new Probes(server, attempts);
            probes.startWaiting();
            new Sessions(server, attempts).perform();
            new Refusals(server, attempts).perform();
            probes.perform();
            new Hostility(server, attempts).perform();
            probes.awaitTimeouts();
            server.stop();
            logs = RealServers.keepLogs(server, name + "-" + setting.form);
        }
    }

    static Stream<Path> logs() {
        return logs.stream();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void eachAttemptIsReadOnceAndNothingElse(Path log) {
        boolean usersInMessagesOnly = log.toString().endsWith(".log") && !setting.prefix.contains("%u");
        assertThat(attempts.differences(
                        ReadLog.of(List.of(log)).logins(),
                        attempt -> usersInMessagesOnly && NAMELESS.contains(attempt.what())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aSessionTellsHowItWasSecured(Path log) {
        ReadLog read = ReadLog.of(List.of(log));
        assertThat(read.eventFrom(attempts.remoteOf("scram over TLS"))
                        .get("tls")
                        .stringValue())
                .startsWith("TLSv1.");
        assertThat(read.eventFrom(attempts.remoteOf("scram")).get("tls").stringValue())
                .isEqualTo("off");
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aSessionTellsItsDatabaseAndApplication(Path log) {
        assumeTrue(setting.version >= 12, "PostgreSQL logs application names from 12 on");
        JsonNode event = ReadLog.of(List.of(log)).eventFrom(attempts.remoteOf("trust"));
        assertThat(event.get("database").stringValue()).isEqualTo("appdb");
        assertThat(event.get("application").stringValue()).isEqualTo("nightly report");
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aSessionTellsItsMethod(Path log) {
        assumeTrue(setting.version >= 14, "PostgreSQL logs authentication methods from 14 on");
        ReadLog read = ReadLog.of(List.of(log));
        assertThat(read.eventFrom(attempts.remoteOf("scram")).get("authMethod").stringValue())
                .isEqualTo("scram-sha-256");
        assertThat(read.eventFrom(attempts.remoteOf("certificate"))
                        .get("authMethod")
                        .stringValue())
                .isEqualTo("cert");
    }
}
