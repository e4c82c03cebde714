// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.postgresql.LogCases.Case;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code log_error_verbosity}: verbose adds codes and places in the source, terse leaves details out. */
class VerbosityTest {
    private static final String VERBOSE = """
            2026-11-22 08:55:21.900 UTC [27389] LOG:  00000: connection received: host=127.66.6.6 port=40000
            2026-11-22 08:55:21.900 UTC [27389] LOCATION:  BackendInitialize, postmaster.c:4392
            2026-11-22 08:55:21.963 UTC [27389] FATAL:  28P01: password authentication failed for user "app"
            2026-11-22 08:55:21.963 UTC [27389] DETAIL:  Role "app" does not exist.
            \tConnection matched pg_hba.conf line 7: "host all all 127.0.0.0/8 scram-sha-256"
            2026-11-22 08:55:21.963 UTC [27389] LOCATION:  auth_failed, auth.c:345
            2026-11-22 08:55:22.000 UTC [27390] LOG:  00000: connection received: host=127.10.0.1 port=40001
            2026-11-22 08:55:22.000 UTC [27390] LOCATION:  BackendInitialize, postmaster.c:4392
            2026-11-22 08:55:22.010 UTC [27390] LOG:  00000: connection authorized: user=app database=shop
            2026-11-22 08:55:22.010 UTC [27390] LOCATION:  PerformAuthentication, postinit.c:292
            2026-11-22 08:55:29.010 UTC [27390] LOG:  00000: disconnection: session time: 0:00:07.000 user=app database=shop host=127.10.0.1 port=40001
            2026-11-22 08:55:29.010 UTC [27390] LOCATION:  log_disconnections, postgres.c:4961
            """;

    @Test
    void verboseLinesGiveTheSameLoginsWithTheirReasons() {
        Logs read = Logs.read(VERBOSE);
        assertThat(read.report.unreadable()).isZero();
        assertThat(read.logins)
                .extracting(e -> e.outcome() + " " + e.user() + " " + e.remoteIp() + " " + e.reason())
                .containsExactlyInAnyOrder("FAILED app 127.66.6.6 28P01", "SUCCESS app 127.10.0.1 null");
        assertThat(read.logins)
                .filteredOn(e -> e.is(Mark.UNKNOWN_USER))
                .extracting(LoginEvent::user)
                .containsExactly("app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stderr-m_p", "stderr-rds", "stderr-debian"})
    void terseLogsGiveTheSameLogins(String format) {
        for (Case c : LogCases.of("15.18")) {
            boolean namesNewLines = c.name().startsWith("forge_")
                    || c.name().contains("inj")
                    || c.name().contains("newline");
            if (c.format().equals(format) && !namesNewLines) {
                Logs whole = Logs.read(c.log(), Logs.OPTIONS, null);
                Logs terse = Logs.read(withoutDetails(c.log()), Logs.OPTIONS, null);
                assertThat(outcomes(terse.logins)).as(c.toString()).isEqualTo(outcomes(whole.logins));
            }
        }
    }

    @Test
    void aNameForAnAddressIsKeptAsANameAndToldByCheck() {
        Logs read = Logs.read("""
                2026-11-22 08:55:21.900 UTC [27389] LOG:  connection received: host=web1.example.org port=40000
                2026-11-22 08:55:21.963 UTC [27389] FATAL:  password authentication failed for user "app"
                """);
        assertThat(read.logins).singleElement().satisfies(e -> {
            assertThat(e.remoteIp()).isNull();
            assertThat(e.remoteHost()).isEqualTo("web1.example.org");
        });
        assertThat(new PostgresFamily().advise(List.of(read.report)))
                .anyMatch(
                        a -> a.subject().equals("client addresses") && a.text().contains("log_hostname is on"));
    }

    private static List<String> outcomes(List<LoginEvent> logins) {
        return logins.stream()
                .map(e -> e.outcome() + " " + e.user() + " " + e.remoteIp() + " " + e.reason())
                .toList();
    }

    /** Leaves out records of severity DETAIL and HINT, with the lines that go on with them. */
    private static byte[] withoutDetails(byte[] log) {
        StringBuilder terse = new StringBuilder();
        boolean left = false;
        for (String line : new String(log, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            left = line.startsWith("\t") ? left : line.contains("DETAIL:  ") || line.contains("HINT:  ");
            if (!left && !line.isEmpty()) {
                terse.append(line).append('\n');
            }
        }
        return terse.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
