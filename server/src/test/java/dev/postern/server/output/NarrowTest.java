// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Engine;
import dev.postern.kernel.Finding;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Location;
import dev.postern.kernel.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NarrowTest {
    private static final String ID = "0123456789abcdef".repeat(2);

    @ParameterizedTest
    @ValueSource(strings = {"1", "20", "30", "40", "60", "66", "80", "120"})
    void on_any_terminal_the_table_fits_and_shows_id_and_type_whole(String columns) {
        Terminal terminal = Terminal.of(Map.of("COLUMNS", columns, "POSTERN_TTY", "out"));
        List<String> lines = new ArrayList<>();
        new FindingTable(terminal).print(List.of(finding()), lines::add);

        assertThat(lines).allMatch(line -> SafeText.width(line) <= Math.max(20, Integer.parseInt(columns)));
        assertThat(String.join("\n", lines)).contains("id 0123456789ab");
        assertThat(String.join("", lines.stream().map(String::strip).toList()))
                .contains("CredentialAccess:RDS/AnomalousBehavior.SuccessfulBruteForce");
    }

    @Test
    void a_width_that_makes_no_sense_is_not_believed() {
        int usual = Terminal.of(Map.of("POSTERN_TTY", "out")).columns();

        assertThat(Terminal.of(Map.of("COLUMNS", "-5", "POSTERN_TTY", "out")).columns())
                .isEqualTo(usual);
        assertThat(Terminal.of(Map.of("COLUMNS", "0", "POSTERN_TTY", "out")).columns())
                .isEqualTo(usual);
    }

    private static Finding finding() {
        return new Finding(
                ID,
                FindingType.SUCCESSFUL_BRUTE_FORCE,
                Severity.HIGH,
                "a-database-with-a-long-name",
                Engine.POSTGRESQL,
                new Finding.UserDetails("a_user_with_a_long_name", null, null, null, null),
                new Finding.Actor(IpAddress.v4(0xCB007109), null, null, Location.UNKNOWN, 1),
                List.of(),
                new Finding.Counts(1, 53, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                200_000_000_000L,
                0,
                0,
                54,
                "title",
                "orders logged in after 53 failures",
                Finding.Standing.ALARM,
                null);
    }
}
