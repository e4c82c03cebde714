// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Outcome;
import dev.postern.range.Attempts;
import dev.postern.range.Login;
import dev.postern.range.ReadLog;
import dev.postern.range.RealServers;
import dev.postern.range.servers.MariaDbServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logs in to MariaDB in every way and reads its audit log. */
final class MariaDbLoginTest {
    private static final String DENIED = "1045";
    private static final Attempts ATTEMPTS = new Attempts();
    private static List<Path> logs = List.of();

    @BeforeAll
    static void logInInEveryWay() throws IOException, SQLException {
        try (MariaDbServer server =
                RealServers.makeOrSkip("mariadb", () -> MariaDbServer.create(MySqlAccounts.forMariaDb()))) {
            server.start();
            new MySqlScenario(server, ATTEMPTS, MySqlScenario.Dialect.MARIADB).perform();
            new MySqlProbes(server, ATTEMPTS, true).perform();
            server.stop();
            logs = RealServers.keepLogs(server, server.name());
        }
    }

    @Test
    void eachAttemptIsReadOnceAndNothingElse() {
        assertThat(ATTEMPTS.differences(ReadLog.of(List.of(logs.get(0))).logins(), attempt -> false))
                .isEmpty();
    }

    @Test
    void allThreeLogsTogetherTellTheSame() {
        assertThat(ATTEMPTS.differences(ReadLog.of(logs).logins(), attempt -> false))
                .isEmpty();
    }

    @Test
    void theErrorLogAloneTellsEachWrongPasswordAndNoSuccess() {
        List<Login> read = ReadLog.of(List.of(logs.get(1))).logins();
        assertThat(read).noneMatch(login -> login.outcome() == Outcome.SUCCESS);
        // The server cuts and cleans names in this log, so only the places are compared.
        assertThat(places(read, DENIED)).containsExactlyInAnyOrderElementsOf(places(ATTEMPTS.expected(), DENIED));
    }

    @Test
    void theGeneralLogAloneClaimsNoSuccessThatWasNone() {
        assertThat(ReadLog.of(List.of(logs.get(2))).logins())
                .filteredOn(login -> login.outcome() == Outcome.SUCCESS)
                .isNotEmpty()
                .isSubsetOf(ATTEMPTS.expected());
    }

    private static List<String> places(List<Login> logins, String reason) {
        return logins.stream()
                .filter(login -> reason.equals(login.reason()))
                .map(Login::remote)
                .toList();
    }
}
