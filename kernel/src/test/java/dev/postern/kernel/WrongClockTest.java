// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Clocks of database servers run ahead and are put right; nothing of that time may last. */
class WrongClockTest {

    private static final Duration AHEAD = Duration.ofDays(20_000);

    private final Scenario scenario = new Scenario();

    /** Days on which an application logs in each half hour. */
    private void days(int days) {
        scenario.as("orders")
                .with("orders-api")
                .from("10.0.1.5")
                .every(Duration.ofMinutes(30))
                .succeeds(48 * days);
        scenario.every(Duration.ofSeconds(1));
    }

    @Test
    void aServerThatStartsWithAClockAheadIsLearntAllTheSame() {
        scenario.after(AHEAD);
        days(1);
        scenario.after(AHEAD.negated());
        days(20);
        scenario.as("orders").with("psql").from("203.0.113.9").succeeds();

        assertThat(scenario.only(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN).severity())
                .isEqualTo(Severity.MEDIUM);
    }

    @Test
    void afterALoginOfAClockAheadHabitsGrowAsBefore() {
        scenario.after(AHEAD).as("orders").with("orders-api").from("10.0.1.5").succeeds();
        scenario.after(AHEAD.negated());
        days(30);
        scenario.from("203.0.113.9").succeeds();

        Scenario right = new Scenario();
        right.as("orders")
                .with("orders-api")
                .from("10.0.1.5")
                .every(Duration.ofMinutes(30))
                .succeeds(48 * 30);
        right.from("203.0.113.9").succeeds();
        double rightBits = bits(right.only(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN));
        assertThat(bits(scenario.only(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN)))
                .isBetween(rightBits - 0.2, rightBits + 0.2);
    }

    private static double bits(Finding finding) {
        return finding.factors().stream().mapToDouble(Finding.Factor::bits).sum();
    }

    @Test
    void failuresOfAClockAheadDoNotSwallowLaterOnes() {
        days(20);
        scenario.after(AHEAD);
        scenario.from("203.0.113.9").as("admin").fails(50);
        scenario.after(AHEAD.negated());
        scenario.after(Duration.ofDays(2));
        scenario.from("203.0.113.9").as("admin").fails(50);

        assertThat(scenario.findings(FindingType.ANOMALOUS_FAILED_LOGIN))
                .hasSize(2)
                .allMatch(finding -> finding.counts().failed() == 50);
    }

    @Test
    void aTypingErrorAfterThatIsNoAttack() {
        days(20);
        scenario.after(AHEAD);
        scenario.from("10.0.1.9").as("alice").fails(2);
        scenario.after(AHEAD.negated());
        days(1);
        scenario.from("10.0.1.9").as("alice").fails(2);
        days(1);
        scenario.from("10.0.1.9").as("alice").fails(2);

        assertThat(scenario.findings(FindingType.ANOMALOUS_FAILED_LOGIN)).isEmpty();
    }

    @Test
    void aLoginHeldWhileTheClockRanAheadIsDecided() {
        days(30);
        scenario.after(AHEAD);
        days(2);
        scenario.from("10.7.7.9").as("orders").with("orders-api").succeeds(2);
        scenario.after(AHEAD.negated());
        int before = scenario.told();
        days(1);

        assertThat(scenario.told()).isGreaterThan(before);
    }

    @Test
    void timesBeforeTheEpochAreTold() {
        scenario.at("1969-12-31T22:00").from("203.0.113.9").as("admin").fails(50);
        assertThat(scenario.only(FindingType.ANOMALOUS_FAILED_LOGIN).counts().failed())
                .isEqualTo(50);
    }
}
