// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static dev.postern.kernel.FindingType.ATTACK_SEQUENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.AttackSequence.Signal;
import dev.postern.kernel.AttackSequence.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Findings of one actor that make an attack together. */
class SequenceTest {

    private static final String ATTACKER = "203.0.113.9";

    private final Scenario scenario = new Scenario();

    /** Two databases with an application and somebody each; three weeks. */
    private void ordinary() {
        for (int hour = 0; hour < 24 * 21; hour++) {
            scenario.every(Duration.ofSeconds(1));
            for (String database : new String[] {"orders", "payroll"}) {
                scenario.on(database)
                        .as(database + "-app")
                        .with("api")
                        .from("10.0.1.5")
                        .succeeds();
                if (hour % 24 == 10) {
                    scenario.as("alice").with("psql").from("10.9.0.5").succeeds();
                }
            }
            scenario.after(Duration.ofHours(1));
        }
        scenario.on("orders").with("psql").after(Duration.ofHours(10));
    }

    private void probes() {
        scenario.from(ATTACKER)
                .as(null)
                .every(Duration.ofMillis(700))
                .probes(30)
                .every(Duration.ofSeconds(1));
    }

    private static AttackSequence sequence(Finding finding) {
        return Objects.requireNonNull(finding.sequence());
    }

    private Finding attack() {
        assertThat(scenario.findings(ATTACK_SEQUENCE)).hasSize(1);
        return scenario.findings(ATTACK_SEQUENCE).get(0);
    }

    @Test
    void probesGuessesAndALoginAreAnAttack() {
        ordinary();
        probes();
        scenario.as("orders-app").fails(40).succeeds();

        Finding attack = attack();
        assertThat(attack.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(attack.instance()).isEqualTo("orders");
        assertThat(attack.user().user()).isEqualTo("orders-app");
        assertThat(String.valueOf(attack.actor().ip())).isEqualTo(ATTACKER);
        assertThat(attack.patterns()).containsExactly("probe", "guessing", "entry");
        assertThat(sequence(attack).signals())
                .extracting(Signal::type)
                .containsExactly(
                        FindingType.ANOMALOUS_DISCOVERY,
                        FindingType.ANOMALOUS_FAILED_LOGIN,
                        FindingType.SUCCESSFUL_BRUTE_FORCE);
        assertThat(attack.related())
                .containsExactlyElementsOf(scenario.findings().stream()
                        .filter(finding -> finding.type() != ATTACK_SEQUENCE)
                        .map(Finding::id)
                        .toList());
        assertThat(attack.title())
                .isEqualTo("Database orders compromised: looked for databases, tried accounts, got in");
        assertThat(attack.description()).contains("In order: Scan of orders from 203.0.113.9; Unusual failed logins");
        assertThat(attack.samples()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void whatTheActorDoesNextJoinsIt() {
        ordinary();
        probes();
        scenario.as("orders-app").fails(40).succeeds();
        String id = attack().id();
        scenario.after(Duration.ofHours(3)).on("payroll").as("payroll-app").succeeds();

        Finding attack = attack();
        assertThat(attack.id()).isEqualTo(id);
        assertThat(attack.instance()).isEqualTo("orders");
        assertThat(sequence(attack).stages()).containsExactly(Stage.PROBE, Stage.GUESSING, Stage.ENTRY, Stage.MOVEMENT);
        assertThat(sequence(attack).signals()).hasSize(4);
        assertThat(attack.notes()).contains(new Finding.Note("databasesTouched", "orders, payroll"));
        assertThat(attack.updatedAt()).isGreaterThan(attack.createdAt());
    }

    @Test
    void guessesAnEntryAndANewAccountAreAnAttack() {
        ordinary();
        scenario.from(ATTACKER).as("orders-app").fails(40).succeeds();
        assertThat(scenario.findings(ATTACK_SEQUENCE)).isEmpty();
        scenario.after(Duration.ofHours(1)).as("backup2").succeeds();

        assertThat(sequence(attack()).stages()).containsExactly(Stage.GUESSING, Stage.ENTRY, Stage.NEW_ACCOUNT);
    }

    @Test
    void newAccountsOfOneSourceOnTwoDatabasesAreNoThreeStages() {
        ordinary();
        scenario.from(ATTACKER).as("cleanup2").succeeds();
        scenario.after(Duration.ofHours(1)).on("payroll").as("export2").succeeds();

        assertThat(scenario.findings(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN)).hasSize(2);
        assertThat(scenario.findings(ATTACK_SEQUENCE)).isEmpty();
    }

    @Test
    void guessesThatEndInALoginAreABruteForceAndNoMore() {
        ordinary();
        scenario.from(ATTACKER).as("orders-app").fails(40).succeeds(3);

        assertThat(scenario.findings(ATTACK_SEQUENCE)).isEmpty();
        assertThat(scenario.findings()).hasSize(2);
    }

    @Test
    void whoProbesAndGuessesWithoutGettingInHasCompromisedNothing() {
        ordinary();
        probes();
        scenario.as("orders-app").fails(40);
        scenario.from("10.9.0.5").as("alice").succeeds();

        assertThat(scenario.findings()).hasSize(2);
        assertThat(scenario.findings(ATTACK_SEQUENCE)).isEmpty();
    }

    @Test
    void anotherActorsLoginIsNoneOfIt() {
        ordinary();
        probes();
        scenario.as("root").fails(40);
        scenario.from("198.51.100.7").as("alice").succeeds();

        assertThat(scenario.findings(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN)).hasSize(1);
        assertThat(scenario.findings(ATTACK_SEQUENCE)).isEmpty();
    }

    @Test
    void anUnusualLoginOfTheOwnerBeforeAGuesserComesIsNone() {
        ordinary();
        scenario.from("198.51.100.7").as("alice").succeeds();
        scenario.after(Duration.ofHours(2)).from(ATTACKER).fails(40).succeeds();

        assertThat(scenario.findings(FindingType.SUCCESSFUL_BRUTE_FORCE)).hasSize(1);
        assertThat(scenario.findings(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN)).hasSize(1);
        assertThat(scenario.findings(ATTACK_SEQUENCE)).isEmpty();
    }

    @Test
    void aGuessedAccountThatIsUsedFromElsewhereIsOne() {
        ordinary();
        probes();
        scenario.as("alice").fails(40).succeeds();
        scenario.after(Duration.ofHours(2)).from("198.51.100.7").succeeds();

        assertThat(sequence(attack()).stages())
                .containsExactly(Stage.PROBE, Stage.GUESSING, Stage.ENTRY, Stage.MOVEMENT);
    }

    @Test
    void oneAccountThatMovesThroughDatabasesOnWhichItIsNewIsMovementAndNoMore() {
        ordinary();
        scenario.from(ATTACKER).as("alice").on("orders").succeeds();
        for (int i = 1; i <= 5; i++) {
            scenario.on("other" + i).as("someone").from("10.9.0.5").succeeds();
        }
        for (String database : new String[] {"payroll", "other1", "other2", "other3"}) {
            scenario.on(database).from(ATTACKER).as("alice").succeeds().after(Duration.ofMinutes(1));
        }

        assertThat(scenario.findings()).anyMatch(finding -> finding.patterns().contains("lateral-movement"));
        assertThat(scenario.findings(ATTACK_SEQUENCE)).isEmpty();
    }

    @Test
    void whatLiesMoreThanADayApartIsNoAttack() {
        ordinary();
        probes();
        scenario.after(Duration.ofHours(30)).as("orders-app").fails(40).succeeds();

        assertThat(scenario.findings()).hasSize(3);
        assertThat(scenario.findings(ATTACK_SEQUENCE)).isEmpty();
    }

    @Test
    void whereTheLogTellsNoAddressesNobodyIsTakenForOneActor() {
        scenario.from(null).fromHost("[local]").as("root").fails(60);
        scenario.as("admin").succeeds();
        scenario.probes(60);

        assertThat(scenario.findings(ATTACK_SEQUENCE)).isEmpty();
    }

    @Test
    void aListedAddressThatProbesGuessesAndGetsInIsAnAttackFromTheFirstDay() {
        Scenario listed = new Scenario(new TestIntel().threat(ATTACKER));
        listed.from(ATTACKER).probes(1).as("root").fails(1).succeeds(1);

        assertThat(listed.findings(ATTACK_SEQUENCE))
                .singleElement()
                .satisfies(attack -> assertThat(sequence(attack).signals()).hasSize(3));
    }

    @Test
    void anOrdinaryDayWithTroubleIsNone() {
        ordinary();
        scenario.as("alice").from("10.9.0.5").fails(3).succeeds(); // mistyped
        scenario.from("10.0.1.77")
                .as("orders-app")
                .with("api")
                .every(Duration.ofSeconds(30))
                .fails(40); // an old password
        scenario.every(Duration.ofMinutes(1)).succeeds(12);
        scenario.from("10.0.0.2").as(null).every(Duration.ofSeconds(2)).probes(300); // a health check

        assertThat(scenario.findings(ATTACK_SEQUENCE)).isEmpty();
    }

    /** An attack from a private network that has a name, with a restart between any two steps of it or none. */
    private static List<String> attackFromTheOffice(boolean restarts) {
        Scenario story = new Scenario(new TestIntel().privateNet("10.66.0", "office"));
        Runnable pause = () -> {
            if (restarts) {
                story.restart();
            }
        };
        story.as("orders-app")
                .with("api")
                .from("10.0.1.5")
                .every(Duration.ofHours(1))
                .succeeds(24 * 21);
        story.from("10.66.0.9")
                .as(null)
                .with("psql")
                .every(Duration.ofMillis(700))
                .probes(30);
        pause.run();
        story.after(Duration.ofMinutes(7)).tick();
        pause.run();
        story.every(Duration.ofSeconds(1)).as("orders-app").fails(30);
        pause.run();
        story.succeeds();
        pause.run();
        story.as("backup2").succeeds().after(Duration.ofMinutes(2)).tick();
        pause.run();
        story.as("orders-app").succeeds(20).after(Duration.ofMinutes(2)).tick();
        pause.run();
        story.every(Duration.ofSeconds(1))
                .fromHost("bastion")
                .as("root")
                .fails(30)
                .succeeds();
        pause.run();
        story.as("root2").probes(1).succeeds().after(Duration.ofHours(2)).tick();
        return story.journal();
    }

    @Test
    void aRestartChangesNothingOfIt() {
        List<String> told = attackFromTheOffice(false);

        assertThat(told).anyMatch(line -> line.contains("type=ATTACK_SEQUENCE") && line.contains("NEW_ACCOUNT"));
        assertThat(attackFromTheOffice(true)).isEqualTo(told);
    }

    @Test
    void itIsToldAgainEachHourWhileItGoesOn() {
        ordinary();
        probes();
        scenario.as("orders-app").fails(40).succeeds();
        long before = attacksTold();
        scenario.every(Duration.ofMinutes(2)).succeeds(300).tick();

        assertThat(attacksTold() - before).isBetween(5L, 12L);
    }

    private long attacksTold() {
        return scenario.journalSoFar().stream()
                .filter(line -> line.contains("type=ATTACK_SEQUENCE"))
                .count();
    }
}
