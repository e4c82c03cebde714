// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An application's account from a private network that is new to it. */
class MovedApplicationTest {

    private final Scenario scenario = new Scenario()
            .as("orders")
            .with("orders-api")
            .from("10.0.1.5")
            .every(Duration.ofMinutes(30))
            .succeeds(30 * 48);

    @Test
    void whatGoesOnAsTheApplicationDoesIsNotedAndNotAlarmed() {
        scenario.from("10.7.7.9").every(Duration.ofMinutes(15)).succeeds(16).tick();

        assertThat(scenario.findings()).isEmpty();
        assertThat(scenario.notes()).singleElement().satisfies(note -> {
            assertThat(note.patterns()).contains("application-moved");
            assertThat(note.counts().successful()).isEqualTo(10);
            assertThat(note.description()).contains("it has most likely moved there");
        });
    }

    @Test
    void twoAddressesOfTheNetworkAreSoonEnough() {
        scenario.every(Duration.ofMinutes(1))
                .from("10.7.7.9")
                .succeeds(2)
                .from("10.7.7.10")
                .succeeds(2)
                .tick();

        assertThat(scenario.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.actor().sources()).isEqualTo(2));
        assertThat(scenario.findings()).isEmpty();
    }

    @Test
    void aFewLoginsAreAFindingAnHourAfterTheFirst() {
        scenario.from("10.7.7.9").every(Duration.ofMinutes(10)).succeeds(3);
        assertThat(scenario.told()).isZero();
        scenario.after(Duration.ofMinutes(31)).tick();

        Finding finding = scenario.only(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN);
        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        assertThat(finding.counts().successful()).isEqualTo(3);
        assertThat(finding.factors().get(0).name()).isEqualTo("network");
        assertThat(finding.createdAt() - finding.firstSeen()).isGreaterThan(3_600_000_000L);
    }

    @Test
    void aFewMoreAreOneAfterFourHours() {
        scenario.from("10.7.7.9").every(Duration.ofMinutes(20)).succeeds(6).tick();
        assertThat(scenario.told()).isZero();
        scenario.after(Duration.ofHours(3)).tick();

        scenario.only(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN);
    }

    @Test
    void anotherProgramIsFoundAtOnce() {
        scenario.from("10.7.7.9").with("psql").succeeds(1);

        assertThat(scenario.only(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN).patterns())
                .contains("application-account-used-by-person");
    }

    @Test
    void soIsAPublicAddress() {
        scenario.from("203.0.113.9").succeeds(1);

        assertThat(scenario.only(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN).severity())
                .isEqualTo(Severity.MEDIUM);
    }

    @Test
    void whatWasHeldIsToldThoughTheAccountWasUnusualWhileItWasLearnt() {
        Scenario young = new Scenario(Policy.DEFAULT.learningFor(Duration.ofDays(3)), Intel.NONE);
        young.as("orders").with("orders-api").from("10.0.1.5");
        young.every(Duration.ofMinutes(30)).succeeds(3 * 48 - 4);
        young.every(Duration.ofSeconds(1)).with("psql").from("203.0.113.9").succeeds();
        young.after(Duration.ofHours(3));
        assertThat(young.findings()).isEmpty();
        young.with("orders-api")
                .from("10.7.7.9")
                .succeeds(2)
                .after(Duration.ofMinutes(61))
                .tick();

        young.only(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN);
    }
}
