// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
    @TempDir
    private Path folder;

    /** What bash offers for the last of these words. */
    private String complete(String... words) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion"), Cli.run("completion", "bash").out());
        StringBuilder bash = new StringBuilder("source '" + script + "'; COMP_WORDS=(postern");
        for (String word : words) {
            bash.append(" '").append(word).append('\'');
        }
        bash.append("); COMP_CWORD=").append(words.length);
        bash.append("; set -- $(complete -p postern); while [ $1 != -F ]; do shift; done; $2 2>/dev/null");
        bash.append("; echo \"${COMPREPLY[@]}\"");
        return output("bash", "-c", bash.toString());
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.strip();
    }

    private static boolean has(String program) {
        return Files.isExecutable(Path.of("/usr/bin", program));
    }

    @Test
    void bash_completes_commands_options_and_their_values() throws Exception {
        assumeTrue(has("bash"), "there is no bash");

        assertThat(complete("sc")).isEqualTo("scan");
        assertThat(complete("scan", "--threat")).isEqualTo("--threat-list");
        assertThat(complete("scan", "--format", "oc")).isEqualTo("ocsf");
        assertThat(complete("completion", "z")).isEqualTo("zsh");
        assertThat(complete("config", "ch")).isEqualTo("check");
    }

    @Test
    void zsh_takes_the_script() throws Exception {
        assumeTrue(has("zsh"), "there is no zsh");
        Path script = Files.writeString(
                folder.resolve("zsh"), Cli.run("completion", "zsh").out());

        assertThat(output("zsh", "-f", "-c", "source '" + script + "'; print ${_comps[postern]}"))
                .contains("_complete_postern");
    }

    @Test
    void man_shows_the_pages_without_a_complaint() throws Exception {
        assumeTrue(has("man") && has("groff"), "there is no man");
        for (String command : new String[] {"scan", "check", "formats", "completion", "man"}) {
            Path page = Files.writeString(
                    folder.resolve(command + ".1"), Cli.run("man", command).out());

            assertThat(output("groff", "-man", "-Tascii", "-ww", "-z", page.toString()))
                    .isEmpty();
            assertThat(output("man", "-l", page.toString()))
                    .contains("NAME", "postern " + command, "OPTIONS", "EXIT STATUS", "SEE ALSO")
                    .contains("--help");
        }
    }

    @Test
    void the_manual_names_every_command() {
        assertThat(Cli.run("man").out()).contains("postern\\-scan", "postern\\-explain", "postern\\-formats");
        assertThat(Cli.run("man", "scan").out()).contains("\\fB\\-\\-threat\\-list\\fR", "Default: 14d");
        assertThat(Cli.run("man", "config").out()).contains("postern\\-config\\-check");
        assertThat(Cli.run("man", "config", "check").out()).contains("postern config check", "postern.yaml");
        assertThat(Cli.run("man", "dance").exit()).isEqualTo(2);
        assertThat(Cli.run("man", "scan", "check").exit()).isEqualTo(2);
    }
}
