// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a finding is told: at once when new, seldom while it grows, and in its final state at the end. */
class TellingTest {

    private final Scenario scenario = new Scenario(new TestIntel().threat("203.0.113.9"));

    @Test
    void aHundredThousandFailuresAreToldAHundredTimesAtMost() {
        scenario.from("203.0.113.9").as("admin").every(Duration.ofMillis(20)).fails(100_000);
        assertThat(scenario.journal()).hasSizeBetween(17, 100);
        assertThat(scenario.all())
                .singleElement()
                .extracting(Finding::occurrences)
                .isEqualTo(100_000);
    }

    @Test
    void aChangeIsToldWithinAMinute() {
        scenario.from("203.0.113.9").as("admin").fails(5);
        int told = scenario.told();
        scenario.after(Duration.ofSeconds(50)).tick();
        assertThat(scenario.told()).isEqualTo(told);
        scenario.after(Duration.ofSeconds(11)).tick();
        assertThat(scenario.told()).isEqualTo(told + 1);
        scenario.after(Duration.ofHours(1)).tick();
        assertThat(scenario.told()).as("nothing has changed since").isEqualTo(told + 1);
    }

    @Test
    void nothingIsToldTwiceAtTheEnd() {
        scenario.from("203.0.113.9").as("admin").fails(3);
        int told = scenario.journal().size();
        assertThat(scenario.journal()).hasSize(told);
    }

    @Test
    void identityAndTimesStayWhileItGrows() {
        scenario.from("203.0.113.9").as("admin").fails();
        Finding young = scenario.all().get(0);
        scenario.after(Duration.ofHours(3)).fails(9);
        Finding old = scenario.all().get(0);
        assertThat(old.id()).isEqualTo(young.id()).matches("[0-9a-f]{32}");
        assertThat(old.createdAt()).isEqualTo(young.createdAt());
        assertThat(old.firstSeen()).isEqualTo(young.firstSeen());
        assertThat(old.updatedAt()).isEqualTo(old.lastSeen()).isGreaterThan(young.lastSeen());
    }

    @Test
    void anotherAccountHasOtherIdentities() {
        Policy other = Policy.DEFAULT.ownedBy("111122223333", "eu-west-1", Policy.DEFAULT.detectorId());
        Scenario elsewhere = new Scenario(other, new TestIntel().threat("203.0.113.9"));
        assertThat(elsewhere.from("203.0.113.9").fails().all().get(0).id())
                .isNotEqualTo(scenario.from("203.0.113.9").fails().all().get(0).id());
    }

    @Test
    void aLogThatJumpsBackInTimeHarmsNothing() {
        scenario.at("2026-03-02T09:00").from("203.0.113.9").as("admin").fails(3);
        scenario.at("2026-03-01T09:00")
                .fails(3)
                .from("10.0.0.5")
                .as("alice")
                .succeeds(3)
                .fails(30)
                .probes(30);
        assertThat(scenario.findings(FindingType.MALICIOUS_IP_FAILED_LOGIN))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.counts().failed()).isEqualTo(6);
                    assertThat(finding.firstSeen()).isLessThan(finding.lastSeen());
                });
    }
}
