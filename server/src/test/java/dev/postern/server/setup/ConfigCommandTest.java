// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.scan.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir
    private Path folder;

    private String file(String yaml) throws Exception {
        return Files.writeString(folder.resolve("postern.yaml"), yaml).toString();
    }

    @Test
    void check_says_that_a_file_is_good() throws Exception {
        String file = file("databases:\n  - {id: a, logs: .}\n");

        Cli checked = Cli.run("config", "check", file);

        assertThat(checked.exit()).isZero();
        assertThat(checked.out()).isEqualTo(file + ": good, 1 database\n");
    }

    @Test
    void check_tells_each_problem_in_a_line_and_exits_with_2() throws Exception {
        String file = file("learning: soon\nlisten: {port: 0}\n\"a\\eb\": 1\n");

        Cli checked = Cli.run("config", "check", file);

        assertThat(checked.exit()).isEqualTo(2);
        assertThat(checked.out()).isEmpty();
        assertThat(checked.err().lines()).hasSize(3).allMatch(line -> line.startsWith("postern: " + file + ":"));
        assertThat(checked.err()).contains(":3:1: a\\u001bb: is no known key");
        assertThat(Cli.run("config", "show", file)).isEqualTo(new Cli(2, "", checked.err()));
    }

    @Test
    void show_prints_defaults_and_masks_secrets() throws Exception {
        String file = file("""
                store: {type: postgresql, url: "jdbc:postgresql://db/postern", user: postern, password: swordfish}
                """);

        Cli shown = Cli.run("config", "show", file);

        assertThat(shown.exit()).isZero();
        assertThat(shown.out()).contains("port: 8420", "password: '********'");
        assertThat(shown.out()).doesNotContain("swordfish");
    }

    @Test
    void what_is_found_on_this_machine_is_shown_in_comments() throws Exception {
        assertThat(Cli.run("config", "show", file("discovery: true\n")).out()).contains("\n# found on this machine");
        assertThat(Cli.run("config", "show", file("discovery: false\n")).out()).doesNotContain("#");
    }

    @Test
    void without_a_command_it_says_which_there_are() {
        Cli nothing = Cli.run("config");

        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.err()).contains("check or show");
    }
}
