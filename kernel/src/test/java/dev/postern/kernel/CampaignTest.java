// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Many sources that fail together are few findings, and noise does not swallow an attack. */
class CampaignTest {
    private final Scenario scenario = new Scenario();

    /** Tries several names from one public network. */
    private void spray(int source, int names) {
        scenario.from("45." + source + ".7.9");
        for (int i = 0; i < names; i++) {
            scenario.as("name" + source + "x" + i).fails(1);
        }
    }

    @Test
    void sourcesThatSprayOneAfterTheOtherAreThreeFindingsAtMost() {
        for (int source = 1; source <= 60; source++) {
            spray(source, 8);
            scenario.after(Duration.ofMinutes(5));
        }

        assertThat(scenario.findings(FindingType.ANOMALOUS_FAILED_LOGIN)).hasSizeBetween(1, 3);
        assertThat(scenario.findings(FindingType.ANOMALOUS_FAILED_LOGIN))
                .anyMatch(finding -> finding.actor().sources() > 40);
    }

    @Test
    void sourcesThatSprayHoursApartAreFindingsOfTheirOwn() {
        for (int source = 1; source <= 4; source++) {
            spray(source, 12);
            scenario.after(Duration.ofHours(30));
        }

        assertThat(scenario.findings(FindingType.ANOMALOUS_FAILED_LOGIN)).hasSize(4);
    }

    @Test
    void aSourceThatFailsMuchMoreThanTheOthersStandsOut() {
        for (int source = 1; source <= 6; source++) {
            spray(source, 8);
        }
        int before = scenario.findings(FindingType.ANOMALOUS_FAILED_LOGIN).size();

        scenario.from("45.200.7.9").as("app").fails(99);
        assertThat(scenario.findings(FindingType.ANOMALOUS_FAILED_LOGIN)).hasSize(before);

        scenario.fails(30);
        assertThat(scenario.findings(FindingType.ANOMALOUS_FAILED_LOGIN))
                .hasSize(before + 1)
                .anyMatch(finding -> String.valueOf(finding.actor().ip()).equals("45.200.7.9")
                        && finding.counts().failed() == 30);
    }

    /** Every source tries every twelve hours, five days long. */
    private void guessSlowly() {
        for (int attempt = 0; attempt < 240; attempt++) {
            scenario.from("45." + attempt % 24 + ".7.9").as("orders").fails(1).after(Duration.ofMinutes(30));
        }
    }

    @Test
    void oneAccountGuessedAtFromManySourcesForDaysIsOneFinding() {
        scenario.as("orders").from("10.0.1.5").every(Duration.ofMinutes(30)).succeeds(48 * 20);
        scenario.every(Duration.ofSeconds(1));

        guessSlowly();

        assertThat(scenario.only(FindingType.ANOMALOUS_FAILED_LOGIN).actor().sources())
                .isEqualTo(24);
    }

    @Test
    void whoAlarmsSlowlyJoinsWhoHasJustAlarmed() {
        guessSlowly(); // of a name that nobody has: first many sources at once, days later each by itself

        assertThat(scenario.findings(FindingType.ANOMALOUS_FAILED_LOGIN)).hasSize(2);
    }

    @Test
    void soDoesOneThatBeganAsTheOthersDid() {
        for (int source = 1; source <= 90; source++) {
            spray(source, 8);
        }
        scenario.from("45.200.7.9").as("app").fails(100);
        int before = scenario.findings(FindingType.ANOMALOUS_FAILED_LOGIN).size();

        scenario.fails(5_000);

        assertThat(scenario.findings(FindingType.ANOMALOUS_FAILED_LOGIN))
                .hasSize(before + 1)
                .anyMatch(finding -> String.valueOf(finding.actor().ip()).equals("45.200.7.9")
                        && finding.counts().failed() > 4_000);
    }
}
