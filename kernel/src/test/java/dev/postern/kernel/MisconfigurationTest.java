// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Programs with a wrong or old password. */
class MisconfigurationTest {

    private final Scenario scenario = new Scenario()
            .as("orders")
            .with("orders-api")
            .from("10.0.1.5")
            .every(Duration.ofHours(1))
            .succeeds(24 * 10)
            .every(Duration.ofSeconds(30));

    @Test
    void aNameThatThereIsNotTriedAtABeatFromInsideIsNoted() {
        scenario.from("10.7.7.9").as("orders_rw").fails(40);

        assertThat(scenario.findings()).isEmpty();
        assertThat(scenario.notes()).singleElement().satisfies(note -> {
            assertThat(note.patterns()).contains("likely-misconfiguration");
            assertThat(note.counts().failed()).isEqualTo(40);
        });
    }

    @Test
    void aNameThatGuessersTryFirstIsFound() {
        scenario.from("10.7.7.9").as("postgres").fails(40);

        scenario.only(FindingType.ANOMALOUS_FAILED_LOGIN);
    }

    @Test
    void anAccountThatThereIsIsFoundFromWhereItHasNeverBeenUsed() {
        scenario.from("10.7.7.9").fails(40);

        scenario.only(FindingType.ANOMALOUS_FAILED_LOGIN);
    }

    @Test
    void itIsNotedFromItsOwnNetwork() {
        scenario.from("10.0.1.77").fails(40);

        assertThat(scenario.findings()).isEmpty();
        assertThat(scenario.notes()).hasSize(1);
    }

    @Test
    void aScheduledJobWithAnOldPasswordIsNoted() {
        scenario.from("10.7.7.9").every(Duration.ofHours(1)).fails(20);

        assertThat(scenario.findings()).isEmpty();
        assertThat(scenario.notes()).hasSize(1);
    }

    @Test
    void anybodyInAHurryIsFound() {
        scenario.from("10.7.7.9").as("orders_rw").every(Duration.ofSeconds(1)).fails(40);

        scenario.only(FindingType.ANOMALOUS_FAILED_LOGIN);
    }

    @Test
    void theSameFromOutsideIsFound() {
        scenario.from("203.0.113.9").as("orders_rw").fails(40);

        scenario.only(FindingType.ANOMALOUS_FAILED_LOGIN);
    }

    @Test
    void whoeverGoesOnToOtherNamesIsFoundAndTheNoteIsRelated() {
        scenario.from("10.7.7.9").as("orders_rw").fails(20).as("billing").fails(3);

        Finding finding = scenario.only(FindingType.ANOMALOUS_FAILED_LOGIN);
        assertThat(scenario.notes())
                .singleElement()
                .satisfies(note -> assertThat(finding.related()).containsExactly(note.id()));
    }

    @Test
    void theSuccessThatFollowsIsAGuessersAllTheSame() {
        scenario.from("10.7.7.9").as("orders_rw").fails(25).succeeds(1);

        assertThat(scenario.findings()).extracting(Finding::type).contains(FindingType.SUCCESSFUL_BRUTE_FORCE);
    }
}
