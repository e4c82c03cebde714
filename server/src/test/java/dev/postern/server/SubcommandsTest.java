// SPDX-License-Identifier: Apache-2.0
package dev.postern.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class SubcommandsTest {
    private static final String[] ALL =
            Arrays.stream(Subcommands.values()).map(Subcommands::word).toArray(String[]::new);

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COMPLETION", "MAN"})
    void onlyTheNamedCommandIsSetUp(Subcommands named) {
        assertThat(setUp(named.word(), "intel", "--help")).containsExactly(named.word());
    }

    @Test
    void commandsThatTellOfTheOthersSetUpAll() {
        assertThat(setUp("man", "scan")).containsExactly(ALL);
        assertThat(setUp("completion")).containsExactly(ALL);
    }

    @Test
    void helpAndWordsThatAreNoCommandSetUpAll() {
        assertThat(setUp()).containsExactly(ALL);
        assertThat(setUp("--help")).containsExactly(ALL);
        assertThat(setUp("scam", "scan")).containsExactly(ALL);
    }

    private static Iterable<String> setUp(String... args) {
        CommandLine line = new CommandLine(new Main());
        Subcommands.addTo(line, args);
        return line.getSubcommands().keySet();
    }
}
