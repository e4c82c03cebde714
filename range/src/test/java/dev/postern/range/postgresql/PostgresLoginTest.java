// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.range.Attempts;
import dev.postern.range.ReadLog;
import dev.postern.range.RealServers;
import dev.postern.range.servers.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
     * @param forms forms that its logs are to have, one after the other
     */
    record Setting(int version, List<Form> forms) {
        @Override
        public String toString() {
            return "PostgreSQL " + version;
        }
    }

    /**
     * How logs are written.
     *
     * @param prefix {@code log_line_prefix} of the stderr log
     * @param settings others that have to do with the log
     */
    record Form(String name, String prefix, Map<String, String> settings) {}

    /**
     * A log that the server has written.
     *
     * @param attempts what happened meanwhile
     * @param since when it began
     * @param namesUsers whether each line of it has the user's name
     */
    record Log(Form form, Path file, Attempts attempts, Instant since, boolean namesUsers) {
        ReadLog read() {
            return ReadLog.of(List.of(file));
        }

        @Override
        public String toString() {
            return form.name + ", " + file.getFileName();
        }
    }

    static Stream<Setting> servers() {
        Form byDefault = new Form("default", "%m [%p] ", Map.of());
        Form pgBadger = new Form(
                "pgBadger",
                "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
                Map.of("log_timezone", "America/Sao_Paulo"));
        Form rds = new Form("RDS", "%t:%r:%u@%d:[%p]:", Map.of());
        Form debian = new Form("Debian", "%m [%p] %q%u@%d ", Map.of("log_connections", "all"));
        return Stream.of(
                new Setting(10, List.of(byDefault, pgBadger)),
                new Setting(14, List.of(byDefault, rds)),
                new Setting(18, List.of(byDefault, debian)));
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
            for (Form form : setting.forms) {
                run(server, form);
            }
        }
    }

    private static void run(PostgresServer server, Form form) throws IOException, SQLException {
        Map<String, String> settings = new HashMap<>(form.settings);
        settings.put("log_line_prefix", form.prefix);
        settings.put("authentication_timeout", "5s");
        settings.put("max_connections", "45");
        Instant since = Instant.now();
        Attempts attempts = new Attempts();
        server.start(settings);
        try (Crowd crowd = new Crowd(server, attempts)) {
            logIn(server, attempts);
            crowd.fillTheServer();
            server.stop();
        }
        for (Path file : RealServers.keepLogs(server, server.name() + "-" + form.name)) {
            boolean text = file.toString().endsWith(".log");
            LOGS.add(new Log(form, file, attempts, since, !text || form.prefix.contains("%u")));
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
    void timesAreThoseOfTheAttemptsWhateverTheZone(Log log) {
        Instant first = log.since.truncatedTo(ChronoUnit.SECONDS);
        assertThat(log.read().events())
                .extracting(event -> Instant.parse(event.get("time").stringValue()))
                .allSatisfy(time -> assertThat(time).isBetween(first, Instant.now()));
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
    void aSessionTellsItsDatabaseAndFrom12OnItsApplication(Log log) {
        JsonNode event = log.read().eventFrom(log.attempts.remoteOf("trust"));
        assertThat(event.get("database").stringValue()).isEqualTo("appdb");
        assertThat(event.get("application").stringValue(null)).isEqualTo(since(12, "nightly report"));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aSessionTellsItsMethodFrom14On(Log log) {
        ReadLog read = log.read();
        JsonNode scram = read.eventFrom(log.attempts.remoteOf("scram"));
        JsonNode certificate = read.eventFrom(log.attempts.remoteOf("certificate"));
        assertThat(scram.get("authMethod").stringValue(null)).isEqualTo(since(14, "scram-sha-256"));
        assertThat(certificate.get("authMethod").stringValue(null)).isEqualTo(since(14, "cert"));
    }

    /** The value that is logged from a version on. */
    private @Nullable String since(int first, String value) {
        return setting.version >= first ? value : null;
    }
}
