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
import java.util.ArrayList;
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
    private Setting setting = new Setting(0, List.of());

    private static final List<Log> LOGS = new ArrayList<>();

    /**
     * A server to test.
     *
     * @param version major version
     * @param prefixes those that its stderr log is to have, one after the other
     */
    record Setting(int version, List<Prefix> prefixes) {
        @Override
        public String toString() {
            return "PostgreSQL " + version;
        }
    }

    /** A {@code log_line_prefix} and what it is known as. */
    record Prefix(String name, String value) {}

    /**
     * A log that the server has written.
     *
     * @param form name of the prefix that was set
     * @param attempts what happened meanwhile
     * @param namesUsers whether each line of it has the user's name
     */
    record Log(String form, Path file, Attempts attempts, boolean namesUsers) {
        ReadLog read() {
            return ReadLog.of(List.of(file));
        }

        @Override
        public String toString() {
            return form + ", " + file.getFileName();
        }
    }

    static Stream<Setting> servers() {
        Prefix byDefault = new Prefix("default", "%m [%p] ");
        Prefix pgBadger = new Prefix("pgBadger", "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ");
        return Stream.of(
                new Setting(10, List.of(byDefault, pgBadger)),
                new Setting(14, List.of(byDefault, new Prefix("RDS", "%t:%r:%u@%d:[%p]:"))),
                new Setting(18, List.of(byDefault, new Prefix("Debian", "%m [%p] %q%u@%d "))));
    }

    @BeforeParameterizedClassInvocation
    static void logInInEveryWay(Setting setting) throws IOException, SQLException {
        LOGS.clear();
        String name = "postgresql-" + setting.version;
        try (PostgresServer server = RealServers.makeOrSkip(
                name,
                () -> PostgresServer.create(
                        setting.version,
                        RealServers.archive(name),
                        PostgresAccounts.access(),
                        PostgresAccounts.setup()))) {
            for (Prefix prefix : setting.prefixes) {
                server.start(Map.of(
                        "log_line_prefix", prefix.value,
                        "authentication_timeout", "5s",
                        "max_connections", "45"));
                Attempts attempts = new Attempts();
                try (Crowd crowd = new Crowd(server, attempts)) {
                    logIn(server, attempts);
                    crowd.fillTheServer();
                    server.stop();
                }
                for (Path file : RealServers.keepLogs(server, name + "-" + prefix.name)) {
                    boolean text = file.toString().endsWith(".log");
                    LOGS.add(new Log(prefix.name, file, attempts, !text || prefix.value.contains("%u")));
                }
            }
        }
    }

    private static void logIn(PostgresServer server, Attempts attempts) throws IOException, SQLException {
        Probes probes = new Probes(server, attempts);
        probes.startWaiting();
        new Sessions(server, attempts).perform();
        new Refusals(server, attempts).perform();
        probes.perform();
        new Hostility(server, attempts).perform();
        probes.awaitTimeouts();
    }

    static Stream<Log> logs() {
        return LOGS.stream();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void eachAttemptIsReadOnceAndNothingElse(Log log) {
        assertThat(log.attempts.differences(
                        log.read().logins(), attempt -> !log.namesUsers && NAMELESS.contains(attempt.what())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void everyLineIsUnderstoodWhateverClientsWriteIntoIt(Log log) {
        assertThat(log.read().messages()).noneMatch(message -> message.contains("could not be read"));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void forgedTextIsReportedWithItsTrueSource(Log log) {
        assertThat(log.read().messages())
                .anyMatch(message -> message.contains("forged log text") && message.contains("from 127.0.4."));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aSessionTellsHowItWasSecured(Log log) {
        ReadLog read = log.read();
        assertThat(read.eventFrom(log.attempts.remoteOf("scram over TLS"))
                        .get("tls")
                        .stringValue())
                .startsWith("TLSv1.");
        assertThat(read.eventFrom(log.attempts.remoteOf("scram")).get("tls").stringValue())
                .isEqualTo("off");
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aSessionTellsItsDatabaseAndApplication(Log log) {
        assumeTrue(setting.version >= 12, "PostgreSQL logs application names from 12 on");
        JsonNode event = log.read().eventFrom(log.attempts.remoteOf("trust"));
        assertThat(event.get("database").stringValue()).isEqualTo("appdb");
        assertThat(event.get("application").stringValue()).isEqualTo("nightly report");
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aSessionTellsItsMethod(Log log) {
        assumeTrue(setting.version >= 14, "PostgreSQL logs authentication methods from 14 on");
        ReadLog read = log.read();
        assertThat(read.eventFrom(log.attempts.remoteOf("scram"))
                        .get("authMethod")
                        .stringValue())
                .isEqualTo("scram-sha-256");
        assertThat(read.eventFrom(log.attempts.remoteOf("certificate"))
                        .get("authMethod")
                        .stringValue())
                .isEqualTo("cert");
    }
}
