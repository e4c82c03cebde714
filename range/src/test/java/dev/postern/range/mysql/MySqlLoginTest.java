// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.range.Attempts;
import dev.postern.range.ReadLog;
import dev.postern.range.RealServers;
import dev.postern.range.servers.MySqlServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logs in to MySQL in every way and reads error log and general log together. */
final class MySqlLoginTest {
    private static final Attempts ATTEMPTS = new Attempts();
    private static List<Path> logs = List.of();

    @BeforeAll
    static void logInInEveryWay() throws IOException, SQLException {
        try (MySqlServer server = RealServers.makeOrSkip(
                "mysql-8.0", () -> MySqlServer.create(RealServers.archive("mysql-8.0"), MySqlAccounts.forMySql()))) {
            server.start();
            new MySqlScenario(server, ATTEMPTS, MySqlScenario.Dialect.MYSQL).perform();
            new MySqlProbes(server, ATTEMPTS, false).perform();
            server.stop();
            logs = RealServers.keepLogs(server, server.name());
        }
    }

    @Test
    void eachAttemptIsReadOnceAndNothingElse() {
        assertThat(ATTEMPTS.differences(ReadLog.of(logs).logins(), attempt -> false))
                .isEmpty();
    }

    @Test
    void theErrorLogAloneTellsEachWrongPasswordAndNoSuccess() throws IOException {
        LogsAlone.errorLogTellsEachWrongPasswordAndNoSuccess(logs.get(0), ATTEMPTS);
    }

    @Test
    void theGeneralLogAloneClaimsNoSuccessThatWasNone() throws IOException {
        LogsAlone.generalLogClaimsNoSuccessThatWasNone(logs.get(1), ATTEMPTS);
    }
}
