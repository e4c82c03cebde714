// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.evaluation.traffic.AttackClass;
import dev.postern.server.output.Json;
import dev.postern.server.scan.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EvaluateCommandTest {
    private static final String[] TINY = {
        "evaluate", "--databases", "5", "--weeks", "6", "--attacks", "1", "--seeds", "4"
    };

    private static Cli run(String... more) {
        String[] all = new String[TINY.length + more.length];
        System.arraycopy(TINY, 0, all, 0, TINY.length);
        System.arraycopy(more, 0, all, TINY.length, more.length);
        return Cli.run(all);
    }

    @TempDir
    private Path folder;

    @Test
    void json_holds_every_class_with_its_figures_and_every_miss() {
        Cli cli = run("--no-baselines", "--format", "json");

        assertThat(cli.exit()).as(cli.err()).isZero();
        JsonNode all = Json.MAPPER.readTree(cli.out());
        assertThat(all.at("/databaseWeeks").doubleValue()).isEqualTo(30);
        assertThat(all.at("/fingerprints/4").stringValue()).matches("[0-9a-f]{64}");
        assertThat(all.at("/setting/attacksPerClass").intValue()).isEqualTo(1);
        JsonNode classes = all.at("/kernel/classes");
        assertThat(classes.size()).isEqualTo(AttackClass.values().length);
        long attacks = 0;
        long found = 0;
        for (JsonNode each : classes) {
            attacks += each.at("/found/of").longValue();
            found += each.at("/found/count").longValue();
            assertThat(each.at("/found/interval/low").doubleValue())
                    .isLessThanOrEqualTo(each.at("/found/interval/high").doubleValue());
        }
        assertThat(attacks).isPositive();
        assertThat(all.at("/misses").size()).isEqualTo((int) (attacks - found));
        assertThat(all.at("/kernel/loginsPerSecond").doubleValue()).isPositive();
        assertThat(all.at("/kernel/stateBytesPerDatabase").doubleValue()).isPositive();
        assertThat(all.at("/withoutField").size()).isEqualTo(6);
        assertThat(all.at("/baselines").size()).isZero();
        assertThat(all.at("/goals/0/verdict").stringValue()).isNotEmpty();
    }

    @Test
    void a_page_is_written_into_a_file_and_nothing_else_is_said() throws IOException {
        Path page = folder.resolve("evaluation.html");
        Cli cli = run("--no-baselines", "--format", "html", "--output", page.toString());

        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(cli.out()).isEmpty();
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("Detection of each class");
    }

    @Test
    void a_file_that_cannot_be_written_is_a_failure() {
        Cli cli = run(
                "--no-baselines", "--output", folder.resolve("no/such/folder").toString());

        assertThat(cli.exit()).isEqualTo(1);
        assertThat(cli.err()).contains("cannot write");
    }

    @Test
    void too_small_a_fleet_is_wrong_usage() {
        Cli cli = Cli.run("evaluate", "--quick", "--weeks", "2");

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains("the traffic needs at least 5 databases and 6 weeks");
        assertThat(Cli.run("evaluate", "--seeds", "one").exit()).isEqualTo(2);
    }

    @Test
    void the_manual_and_the_help_name_it() {
        assertThat(Cli.run("--help").out()).contains("evaluate");
        assertThat(Cli.run("man", "evaluate").out()).contains("\\fB\\-\\-no\\-baselines\\fR");
    }
}
