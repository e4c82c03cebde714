// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Outcome;
import dev.postern.range.Attempts;
import dev.postern.range.Login;
import dev.postern.range.ReadLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What one log of a server tells when it is read without the others. */
final class LogsAlone {
    private static final String DENIED = "1045";

    private LogsAlone() {}

    static void errorLogTellsEachWrongPasswordAndNoSuccess(Path log, Attempts attempts) throws IOException {
        List<Login> read = ReadLog.of(List.of(log)).logins();
        assertThat(read).noneMatch(login -> login.outcome() == Outcome.SUCCESS);
        // The server cuts and cleans names in this log, so only the places are compared.
        assertThat(deniedFrom(read)).isNotEmpty().containsExactlyInAnyOrderElementsOf(deniedFrom(attempts.expected()));
    }

    static void generalLogClaimsNoSuccessThatWasNone(Path log, Attempts attempts) throws IOException {
        assertThat(ReadLog.of(List.of(log)).logins())
                .filteredOn(login -> login.outcome() == Outcome.SUCCESS)
                .isNotEmpty()
                .isSubsetOf(attempts.expected());
    }

    private static List<String> deniedFrom(List<Login> logins) {
        return logins.stream()
                .filter(login -> DENIED.equals(login.reason()))
                .map(Login::remote)
                .toList();
    }
}
