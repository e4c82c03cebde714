// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.remedy.Command.Place;
import dev.postern.kernel.Engine;
import dev.postern.kernel.FindingType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemediesTest {

    @ParameterizedTest
    @EnumSource
    void eachTypeHasStepsInTheOrderOfThePhases(FindingType type) {
        for (Engine engine : Engine.values()) {
            List<Step> steps = Remedies.of(Incidents.of(type, engine, "alice"));
            List<Phase> phases = steps.stream().map(Step::phase).toList();

            assertThat(phases).isSorted().contains(Phase.IDENTIFY, Phase.CONFIRM, Phase.ASSESS, Phase.ROOT_CAUSE);
            assertThat(steps).extracting(Step::id).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFindingThatNamesNobodyHasStepsToo(FindingType type) {
        for (Engine engine : Engine.values()) {
            assertThat(Remedies.of(Incidents.of(type, engine, null, null)))
                    .isNotEmpty()
                    .noneMatch(step -> step.text().contains("null"))
                    .flatExtracting(Step::commands)
                    .extracting(Command::text)
                    .noneMatch(text -> text.contains("null"));
        }
    }

    @Test
    void namesOfTheFindingAreFilledIn() {
        List<Step> steps = Remedies.of(Incidents.of(FindingType.SUCCESSFUL_BRUTE_FORCE, Engine.POSTGRESQL, "alice"));

        assertThat(steps.get(0).text())
                .isEqualTo("alice logged in to database orders on orders-db from 203.0.113.9 (Example Telecom,"
                        + " Netherlands) between 2026-11-22 03:10:00 and 2026-11-22 03:12:00. See what else came"
                        + " from there.");
        assertThat(commands(steps))
                .contains(
                        "ALTER ROLE \"alice\" NOLOGIN;",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'alice' AND pid <>"
                                + " pg_backend_pid();",
                        "\\password \"alice\"",
                        "host all all 203.0.113.9/32 reject",
                        "iptables -I INPUT -s 203.0.113.9 -p tcp --dport 5432 -j DROP");
    }

    @Test
    void mysqlAccountsAreChangedWhereverTheyComeFrom() {
        List<Step> steps =
                Remedies.of(Incidents.of(FindingType.TOR_SUCCESSFUL_LOGIN, Engine.MYSQL, "alice", "2001:db8::1"));

        assertThat(commands(steps))
                .contains(
                        "SELECT CONCAT('ALTER USER ', QUOTE(user), '@', QUOTE(host), ' ACCOUNT LOCK;') FROM mysql.user"
                                + " WHERE user = 'alice';",
                        "ip6tables -I INPUT -s 2001:db8::1 -p tcp --dport 3306 -j DROP");
    }

    @Test
    void onlyPublicSourcesAskWhyTheInternetGetsSoFar() {
        assertThat(Remedies.of(Incidents.of(FindingType.ANOMALOUS_FAILED_LOGIN, Engine.MARIADB, "a", "203.0.113.9")))
                .extracting(Step::id)
                .contains("network.private");
        assertThat(Remedies.of(Incidents.of(FindingType.ANOMALOUS_FAILED_LOGIN, Engine.MARIADB, "a", "10.0.0.9")))
                .extracting(Step::id)
                .doesNotContain("network.private");
    }

    @Test
    void hostNamesAreInNoCommand() {
        Incident incident = new Incident(
                FindingType.ANOMALOUS_FAILED_LOGIN,
                Engine.MYSQL,
                "db",
                "alice",
                null,
                null,
                null,
                "evil.example;reboot",
                null,
                null,
                null,
                null,
                "",
                "");

        assertThat(commands(Remedies.of(incident))).noneMatch(text -> text.contains("evil"));
    }

    @Test
    void shellCommandsHoldNothingThatAClientHasChosen() {
        for (FindingType type : FindingType.values()) {
            for (Engine engine : Engine.values()) {
                List<Step> steps = Remedies.of(Incidents.of(type, engine, "$(reboot)"));
                assertThat(steps.stream()
                                .flatMap(step -> step.commands().stream())
                                .filter(command -> command.place() == Place.SHELL))
                        .noneMatch(command -> command.text().contains("reboot"));
            }
        }
    }

    private static List<String> commands(List<Step> steps) {
        List<String> commands = new ArrayList<>();
        Stream<Command> all = steps.stream().flatMap(step -> step.commands().stream());
        all.forEach(command -> commands.add(command.text()));
        return commands;
    }
}
