// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static dev.postern.kernel.FindingType.ANOMALOUS_FAILED_LOGIN;
import static dev.postern.kernel.FindingType.SUCCESSFUL_BRUTE_FORCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Finding.Counts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BruteForceTest {

    private final Scenario scenario = new Scenario();

    @Test
    void aSuccessAfterTwentyFailuresIsHighFromPublicAddresses() {
        scenario.from("203.0.113.9").as("admin").fails(40).succeeds();
        Finding failed = scenario.findings(ANOMALOUS_FAILED_LOGIN).get(0);
        Finding success = scenario.findings(SUCCESSFUL_BRUTE_FORCE).get(0);
        assertThat(scenario.findings()).hasSize(2);
        assertThat(success.severity()).isEqualTo(Severity.HIGH);
        assertThat(success.counts()).isEqualTo(new Counts(1, 40, 0));
        assertThat(success.related()).containsExactly(failed.id());
        assertThat(success.user().user()).isEqualTo("admin");
        assertThat(success.description())
                .isEqualTo(
                        "admin logged in to orders from 203.0.113.9 after 40 failed logins to orders as admin from there.");
        assertThat(failed.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void theUnusualUserIsTheOneThatGotIn() {
        Scenario guesser = scenario.from("203.0.113.9");
        for (int name = 0; name < 40; name++) {
            guesser.as("guess" + name).fails(2);
        }
        guesser.as("admin").succeeds();
        Finding success = scenario.findings(SUCCESSFUL_BRUTE_FORCE).get(0);
        assertThat(success.unusual())
                .filteredOn(unusual -> unusual.dimension() == Finding.Dimension.USER_NAME)
                .singleElement()
                .extracting(Finding.Unusual::value)
                .isEqualTo("admin");
    }

    @Test
    void itIsMediumFromPrivateAddresses() {
        scenario.from("10.0.0.66").as("admin").fails(25).succeeds();
        assertThat(scenario.findings(SUCCESSFUL_BRUTE_FORCE))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.MEDIUM);
    }

    @Test
    void fewFailuresOverThreeNamesAreEnough() {
        scenario.from("203.0.113.9")
                .as("root")
                .fails(3)
                .as("admin")
                .fails(3)
                .as("app")
                .fails(2)
                .succeeds();
        assertThat(scenario.findings(SUCCESSFUL_BRUTE_FORCE)).hasSize(1);
    }

    @Test
    void aFewTypingErrorsBeforeASuccessAreNot() {
        scenario.from("203.0.113.9").as("alice").fails(7).succeeds();
        assertThat(scenario.findings()).isEmpty();
    }

    @Test
    void failuresLongBeforeDoNotCount() {
        scenario.from("203.0.113.9")
                .as("admin")
                .fails(40)
                .after(Duration.ofHours(7))
                .succeeds();
        assertThat(scenario.findings(SUCCESSFUL_BRUTE_FORCE)).isEmpty();
    }

    @Test
    void aSuccessThatTheLogDoesNotConfirmIsNot() {
        scenario.from("203.0.113.9")
                .as("admin")
                .fails(40)
                .marked(Mark.UNCONFIRMED)
                .succeeds();
        assertThat(scenario.findings(SUCCESSFUL_BRUTE_FORCE)).isEmpty();
    }

    @Test
    void furtherLoginsOfTheGuesserBelongToTheSameFinding() {
        scenario.from("203.0.113.9")
                .as("admin")
                .fails(40)
                .succeeds(10)
                .after(Duration.ofHours(12))
                .succeeds(5);
        assertThat(scenario.findings(SUCCESSFUL_BRUTE_FORCE))
                .singleElement()
                .extracting(Finding::counts)
                .isEqualTo(new Counts(15, 40, 0));
    }

    @Test
    void anotherUserOfTheSamePublicNetworkIsNotTheGuesser() {
        scenario.from("203.0.113.50").as("alice").succeeds(3).after(Duration.ofHours(1));
        scenario.from("203.0.113.9").as("admin").fails(40);
        scenario.from("203.0.113.50").as("alice").succeeds();
        assertThat(scenario.findings(SUCCESSFUL_BRUTE_FORCE)).isEmpty();
    }
}
