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
    @TempDir
    private Path folder;

    @Test
    void json_holds_every_class_with_its_figures_and_every_miss() throws IOException {
        Path file = folder.resolve("evaluation.json");
        Cli cli = Cli.run(
                ("evaluate --databases 5 --weeks 6 --attacks 1 --seeds 4 --no-baselines --format json --output " + file)
                        .split(" "));

        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(cli.out()).isEmpty();
        JsonNode all = Json.MAPPER.readTree(Files.readString(file));
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
    void a_file_that_cannot_be_written_is_refused_before_the_work() {
        Cli cli =
                Cli.run("evaluate", "--output", folder.resolve("no/such/folder").toString());

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains("cannot write").contains("its folder does not exist");
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
