// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Finding.Counts;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecoyTest {
    private static final Policy POLICY = Policy.DEFAULT.withDecoys(Set.of("backup_admin"));

    private final Scenario scenario = new Scenario(POLICY, Intel.NONE).from("10.0.0.5");

    @Test
    void oneFailureWithADecoyIsEnoughBeforeAnythingIsLearnt() {
        Finding finding = scenario.as("backup_admin").fails().only(FindingType.DECOY_USER);

        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.learning()).isFalse();
        assertThat(finding.title()).isEqualTo("Decoy account backup_admin used on orders");
        assertThat(finding.description())
                .isEqualTo("Nobody has a reason to use the decoy account backup_admin, and somebody at 10.0.0.5 has:"
                        + " 0 successful logins and 1 failed one.");
    }

    @Test
    void attemptsOfOneSourceAreOneFindingThatSaysWhenTheDecoyWasEntered() {
        Finding finding = scenario.as("backup_admin").fails(2).succeeds(3).only(FindingType.DECOY_USER);

        assertThat(finding.counts()).isEqualTo(new Counts(3, 2, 0));
        assertThat(finding.patterns()).contains("decoy-entered");
    }

    @Test
    void guessingThatMeetsADecoyIsStillFoundAsGuessing() {
        scenario.as("app").fails(20).as("backup_admin").fails(1).as("app").fails(20);

        assertThat(scenario.findings(FindingType.ANOMALOUS_FAILED_LOGIN)).hasSize(1);
        assertThat(scenario.findings(FindingType.DECOY_USER)).hasSize(1);
    }

    @Test
    void aTrustedSourceMayTryDecoysAndOtherNamesAreNone() {
        Scenario trusting = new Scenario(POLICY, new TestIntel().trusted("10.0.0.5"));
        trusting.from("10.0.0.5").as("backup_admin").fails().succeeds();
        scenario.as("BACKUP_ADMIN").fails().as("backup").fails();

        assertThat(trusting.findings(FindingType.DECOY_USER)).isEmpty();
        assertThat(scenario.findings(FindingType.DECOY_USER)).isEmpty();
    }
}
