// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static dev.postern.kernel.FindingType.ANOMALOUS_FAILED_LOGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Finding.Counts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedLoginTest {

    private final Scenario scenario = new Scenario();

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "10.0.0.66", "2001:db8::66"})
    void thirtyTriesOfOneSourceAreFoundFromTheFirstLineOfALog(String ip) {
        Finding finding = scenario.from(ip).as("admin").fails(30).only(ANOMALOUS_FAILED_LOGIN);
        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        assertThat(finding.counts()).isEqualTo(new Counts(0, 30, 0));
        assertThat(finding.patterns()).containsExactly("brute-force");
        assertThat(finding.user().user()).isEqualTo("admin");
        assertThat(finding.actor().ip()).hasToString(ip);
        assertThat(finding.createdAt()).as("within the burst").isLessThan(finding.firstSeen() + 15_000_000);
        assertThat(finding.description())
                .isEqualTo("30 failed logins to orders as admin from " + ip + " within 29 seconds.");
    }

    @Test
    void thirtyTriesAreFoundWhereTheLogTellsNoAddress() {
        Finding finding = scenario.from(null).as("admin").fails(30).only(ANOMALOUS_FAILED_LOGIN);
        assertThat(finding.description()).contains("from an address that the log does not tell");
    }

    @Test
    void aLocalSocketIsASourceOfItsOwn() {
        Finding finding = scenario.fromHost("[local]").as("admin").fails(30).only(ANOMALOUS_FAILED_LOGIN);
        assertThat(finding.actor().host()).isEqualTo("[local]");
        assertThat(finding.description()).contains("from a local socket");
    }

    @Test
    void fiveTypingErrorsAreNoFinding() {
        scenario.from("203.0.113.9").as("alice").fails(5).succeeds();
        scenario.from("10.0.0.9").as("bob").every(Duration.ofSeconds(40)).fails(5);
        assertThat(scenario.all()).isEmpty();
    }

    @Test
    void typingErrorsThatComeRightAreForgotten() {
        for (int day = 0; day < 20; day++) {
            scenario.from("10.0.0." + day).as("alice").fails(4).succeeds().after(Duration.ofHours(3));
        }
        assertThat(scenario.findings()).isEmpty();
    }

    @Test
    void manyNamesFromOneSourceAreSpraying() {
        scenario.from("203.0.113.9");
        for (int i = 0; i < 12; i++) {
            scenario.as("user" + i).fails();
        }
        Finding finding = scenario.only(ANOMALOUS_FAILED_LOGIN);
        assertThat(finding.patterns()).containsExactly("password-spraying");
        assertThat(finding.user().user()).as("it varied").isNull();
        assertThat(finding.description()).contains("12 failed logins to orders under 12 user names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "10.0.0.66"})
    void oneTryInHalfAnHourIsFoundTheSameDay(String ip) {
        Finding finding = scenario.from(ip)
                .as("admin")
                .every(Duration.ofMinutes(30))
                .fails(4 * 48)
                .only(ANOMALOUS_FAILED_LOGIN);
        assertThat(finding.patterns()).contains("low-and-slow");
        assertThat(finding.counts().failed()).isEqualTo(4 * 48);
        assertThat(finding.createdAt() - finding.firstSeen())
                .isLessThan(Duration.ofHours(8).toNanos() / 1000);
    }

    @Test
    void aFewTriesADayAreFoundWithinTwoDays() {
        Finding finding = scenario.from("10.0.0.66")
                .as("admin")
                .every(Duration.ofHours(6))
                .fails(20)
                .only(ANOMALOUS_FAILED_LOGIN);
        assertThat(finding.createdAt() - finding.firstSeen())
                .isLessThan(Duration.ofDays(2).toNanos() / 1000);
    }

    @Test
    void failuresDaysApartMayMakeOneFinding() {
        for (int i = 1; i <= 30; i++) {
            scenario.from("198.51." + i + ".7").as("name" + i).fails().after(Duration.ofHours(9));
        }
        assertThat(scenario.only(ANOMALOUS_FAILED_LOGIN).counts().failed()).isGreaterThan(20);
    }

    @Test
    void manySourcesThatTryOneExistingUserAreOneFinding() {
        scenario.from("10.0.0.5").as("alice").succeeds(3).after(Duration.ofHours(1));
        for (int i = 1; i <= 60; i++) {
            scenario.from("198.51." + i + ".7").fails(2).after(Duration.ofMinutes(17));
        }
        Finding finding = scenario.only(ANOMALOUS_FAILED_LOGIN);
        assertThat(finding.patterns()).contains("distributed", "low-and-slow");
        assertThat(finding.user().user()).isEqualTo("alice");
        assertThat(finding.actor().ip()).isNull();
        assertThat(finding.actor().sources()).isGreaterThan(55);
    }

    @Test
    void manySourcesThatTryAnyNamesAreOneFinding() {
        for (int i = 1; i <= 80; i++) {
            scenario.from("198.51." + i + ".7").as("name" + i).fails().after(Duration.ofMinutes(5));
        }
        Finding finding = scenario.only(ANOMALOUS_FAILED_LOGIN);
        assertThat(finding.patterns()).contains("password-spraying", "distributed");
        assertThat(finding.counts().failed()).isGreaterThan(75);
    }

    @Test
    void sourcesThatHammerTheSameUserWithinADayShareAFinding() {
        for (int i = 1; i <= 5; i++) {
            scenario.from("198.51." + i + ".7").as("admin").fails(30).after(Duration.ofMinutes(10));
        }
        Finding finding = scenario.only(ANOMALOUS_FAILED_LOGIN);
        assertThat(finding.counts().failed()).isEqualTo(150);
        assertThat(finding.actor().sources()).isEqualTo(5);
    }

    @Test
    void aNeighbourhoodOfPublicAddressesIsOneSource() {
        for (int i = 1; i <= 30; i++) {
            scenario.from("203.0.113." + i).as("admin").fails();
        }
        Finding finding = scenario.only(ANOMALOUS_FAILED_LOGIN);
        assertThat(finding.notes()).contains(new Finding.Note("network", "203.0.113.0/24"));
        assertThat(finding.description()).contains("from 30 addresses in 203.0.113.0/24");
    }

    @Test
    void aRotationGoneWrongIsNoFinding() {
        scenario.as("orders_app").with("orders-api");
        for (int pod = 1; pod <= 14; pod++) {
            scenario.from("10.0.3." + pod).succeeds(5);
        }
        scenario.after(Duration.ofHours(2)).every(Duration.ofSeconds(2));
        for (int round = 0; round < 200; round++) {
            for (int pod = 1; pod <= 14; pod++) {
                scenario.from("10.0.3." + pod).fails();
            }
        }
        scenario.from("10.0.3.77").fails(200);
        assertThat(scenario.all())
                .as("known pods, and a new one of the same pool")
                .isEmpty();
    }

    @Test
    void credentialsThatWereRightAfterGuessingAreNoted() {
        Finding finding = scenario.from("203.0.113.9")
                .as("admin")
                .fails(25)
                .marked(Mark.CREDENTIALS_VALID)
                .fails()
                .only(ANOMALOUS_FAILED_LOGIN);
        assertThat(finding.patterns()).contains("password-found");
    }

    @Test
    void harmlessFailuresCountForNothing() {
        scenario.from("203.0.113.9").as("admin").marked(Mark.BENIGN).fails(100);
        assertThat(scenario.all()).isEmpty();
    }
}
