// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.output.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTableTest {
    private static String table(int missed) {
        return new EvaluationTable(Terminal.of(Map.of()), HostileEvaluation.missing(missed)).text();
    }

    @Test
    void hostile_names_do_not_reach_the_terminal_raw() {
        assertThat(table(2)).doesNotContain("\u001b", "\u202e").contains("\\u001b[31m\\u202e");
    }

    @Test
    void goals_stand_beside_what_was_measured() {
        assertThat(table(2).lines().map(line -> line.replaceAll(" +", " ").strip()))
                .contains("false Medium+ findings per database-week 0.050 ≤ 0.100 ≤ 0.050 reached")
                .contains("separable classes detected, mean 0.333 ≥ 0.950 ≥ 0.980 missed")
                .contains("logins per second and core 500,000 ≥ 500,000 ≥ 500,000 reached")
                .contains("port scan of the fleet, detected – ≥ 0.990 ≥ 0.990 not measured");
    }

    @Test
    void classes_have_their_intervals() {
        assertThat(table(2).lines().map(line -> line.replaceAll(" +", " ").strip()))
                .anyMatch(line ->
                        line.startsWith("1 fast brute force 1/3 33.3 % 6–79 % 12 s 12 s 1.00 1.00 100.0 % 0.0 %"));
    }

    @Test
    void attacks_in_several_stages_are_told_apart_from_what_was_told_as_one() {
        assertThat(table(2))
                .contains(
                        "Told as an attack in several stages: – of those that are, 1/3 of the other attacks, – of the "
                                + "authorised tests; made of background 1, false 0.");
    }

    @Test
    void what_is_not_listed_is_counted() {
        assertThat(table(41))
                .contains("41 missed attacks", "41 false findings", "and 1 more: --format json or html lists all");
        assertThat(table(40)).doesNotContain("more: --format");
    }
}
