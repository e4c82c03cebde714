// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DowngradeTest {
    private final Scenario scenario = new Scenario()
            .from("10.0.0.5")
            .as("alice")
            .every(Duration.ofHours(12))
            .succeeds(60);

    @Test
    void aLoginWithoutTlsOfSomebodyWhoAlwaysHadItIsFoundHoweverFamiliarTheRest() {
        Finding finding = scenario.over("off").succeeds(1).only(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN);

        assertThat(finding.patterns()).contains("tls-downgrade");
        assertThat(finding.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void anotherVersionOfTlsIsNoDowngradeNorIsALogThatDoesNotTell() {
        scenario.over("TLSv1.2").succeeds(3).over(null).succeeds(3);

        assertThat(scenario.findings()).isEmpty();
    }

    @Test
    void whoHasLoggedInWithoutTlsBeforeMayDoSoAgain() {
        Scenario mixed = new Scenario().from("10.0.0.5").as("alice").every(Duration.ofHours(12));
        mixed.over("off").succeeds(3).over("TLSv1.3").succeeds(60).over("off").succeeds(1);

        assertThat(mixed.findings()).isEmpty();
    }

    @Test
    void aSingleOneInHundredsOfHoursMakesNoHabit() {
        scenario.every(Duration.ofHours(12))
                .succeeds(200)
                .over("off")
                .succeeds(1)
                .over("TLSv1.3")
                .succeeds(20);
        scenario.over("off").succeeds(1);

        assertThat(scenario.findings()).hasSize(2);
    }

    @Test
    void whoIsHardlyKnownIsTakenForOneLikeTheOthersHere() {
        scenario.every(Duration.ofHours(1))
                .succeeds(250)
                .as("bob")
                .succeeds(2)
                .after(Duration.ofDays(3))
                .over("off")
                .succeeds(1);

        assertThat(scenario.findings()).anyMatch(finding -> finding.patterns().contains("tls-downgrade"));
    }

    @Test
    void afterAFewHoursNothingIsKnownYet() {
        Scenario young = new Scenario().from("10.0.0.5").as("alice").every(Duration.ofHours(12));
        young.succeeds(6).over("off").succeeds(1);

        assertThat(young.findings()).noneMatch(finding -> finding.patterns().contains("tls-downgrade"));
    }
}
