// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static dev.postern.kernel.FindingType.ANOMALOUS_FAILED_LOGIN;
import static dev.postern.kernel.FindingType.ANOMALOUS_SUCCESSFUL_LOGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Finding.Dimension;
import dev.postern.kernel.Finding.Usual;
import dev.postern.kernel.Finding.ValueCount;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Three weeks of an ordinary database: an application round the clock on three pods, and alice with psql from the office on working
 * days.
 */
class SuccessfulLoginTest {

    private static final TestIntel PLACES = new TestIntel()
            .place("192.0.2", 64496, "Office ISP", "Germany", 52.5, 13.4)
            .place("198.51.100", 64497, "Home ISP", "Germany", 48.1, 11.6)
            .place("198.51.101", 64497, "Home ISP", "Germany", 48.1, 11.6)
            .place("203.0.113", 64500, "Example Hosting", "Brazil", -23.5, -46.6);

    private final Scenario scenario = new Scenario(PLACES);

    private Scenario normalDays(int days) {
        for (int day = 0; day < days; day++) {
            for (int hour = 0; hour < 24; hour++) {
                app();
                if (day % 7 < 5 && hour >= 8 && hour < 17) {
                    alice();
                }
                scenario.after(Duration.ofHours(1).minusSeconds(4));
                if (day % 7 >= 5 || hour < 8 || hour >= 17) {
                    scenario.after(Duration.ofSeconds(1));
                }
            }
        }
        return scenario.after(Duration.ofHours(10));
    }

    private void app() {
        scenario.as("app_rw").with("orders-api").to("shop");
        for (int pod = 1; pod <= 3; pod++) {
            scenario.from("10.0.3." + pod).succeeds();
        }
    }

    private Scenario alice() {
        return scenario.as("alice").with("psql").to("shop").from("192.0.2.17").succeeds();
    }

    private Finding login(String user, String ip, @Nullable String application) {
        return scenario.as(user).from(ip).with(application).succeeds().only(ANOMALOUS_SUCCESSFUL_LOGIN);
    }

    @Test
    void anOrdinaryMonthIsSilent() {
        normalDays(30);
        assertThat(scenario.all()).isEmpty();
    }

    @Test
    void anApplicationsAccountUsedByAPersonFromAPublicAddressIsMedium() {
        normalDays(21);
        Finding finding = login("app_rw", "203.0.113.9", "psql");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.patterns()).contains("application-account-used-by-person");
        assertThat(finding.factors().get(0).name()).isEqualTo("network");
        assertThat(finding.factors())
                .extracting(Finding.Factor::text)
                .contains(
                        "network 203.0.113.0/24 (AS64500 Example Hosting, Brazil), never used by app_rw or anyone else here"
                                + " (10.0.3.0/24 in 504 hours)",
                        "psql, never used by app_rw (orders-api in 504 hours)");
        assertThat(finding.unusual()).extracting(Finding.Unusual::value).containsExactly("Example Hosting");
        assertThat(finding.usual())
                .contains(new Usual(
                        Dimension.USER_NAME,
                        java.util.List.of(new ValueCount("app_rw", 1512), new ValueCount("alice", 135))));
        assertThat(finding.learning()).isFalse();
    }

    @Test
    void theSameFromAnotherPrivateNetworkIsLow() {
        normalDays(21);
        assertThat(login("app_rw", "10.9.9.9", "psql").severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void aPersonFromAnotherCountryWithTheUsualProgramIsFound() {
        normalDays(21);
        Finding finding = login("alice", "203.0.113.9", "psql");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.description())
                .startsWith("alice logged in to orders from 203.0.113.9 (AS64500 Example Hosting, Brazil)");
    }

    @Test
    void aPersonFromOutsideIsFoundWithoutAnyNetworkData() {
        Scenario blind = new Scenario();
        for (int day = 0; day < 15; day++) {
            blind.as("alice")
                    .with("psql")
                    .from("10.0.0.17")
                    .every(Duration.ofHours(1))
                    .succeeds(9)
                    .after(Duration.ofHours(15));
        }
        Finding finding = blind.from("203.0.113.9").succeeds().only(ANOMALOUS_SUCCESSFUL_LOGIN);
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aHomeNetworkIsReportedForTwoWeeksAtMostAndThenNotForAnotherNetworkOfItsProvider() {
        normalDays(21);
        scenario.as("alice")
                .with("psql")
                .from("198.51.100.7")
                .every(Duration.ofHours(24))
                .succeeds(30);
        assertThat(scenario.findings()).hasSize(1);
        scenario.after(Duration.ofDays(2)).succeeds().from("198.51.101.7").succeeds();
        assertThat(scenario.findings()).hasSize(1);
    }

    @Test
    void aNewUserFromAnUnknownPlaceIsJudgedAtOnceOnAReadyDatabase() {
        normalDays(21);
        Finding finding = login("backdoor", "203.0.113.9", "psql");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.patterns()).contains("new-user");
        assertThat(finding.unusual()).extracting(Finding.Unusual::dimension).contains(Dimension.USER_NAME);
    }

    @Test
    void aNewColleagueFromTheOfficeIsToldOnceWhereNewAccountsAreRare() {
        normalDays(21);
        scenario.as("bob")
                .with("psql")
                .from("192.0.2.30")
                .every(Duration.ofHours(25))
                .succeeds(5);
        assertThat(scenario.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.patterns()).contains("new-user");
            assertThat(finding.factors().get(0).name()).isEqualTo("user");
        });
    }

    @Test
    void anApplicationThatMovesToANewSubnetIsNotFound() {
        normalDays(21);
        scenario.as("app_rw")
                .with("orders-api")
                .from("10.0.4.1")
                .succeeds(5)
                .from("10.0.4.2")
                .succeeds(5);
        assertThat(scenario.findings()).isEmpty();
    }

    @Test
    void aConsistentPatternOfFailuresFromPublicAddressesMakesItHigh() {
        normalDays(21);
        scenario.as("alice").with("psql").every(Duration.ofMinutes(20));
        for (int i = 1; i <= 12; i++) {
            scenario.from("198.18." + i + ".7").fails(2);
        }
        scenario.from("203.0.113.9").succeeds();
        Finding finding = scenario.findings(ANOMALOUS_SUCCESSFUL_LOGIN).get(0);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.related())
                .containsExactly(
                        scenario.findings(ANOMALOUS_FAILED_LOGIN).get(0).id());
    }

    @Test
    void impossibleTravelIsNamed() {
        normalDays(21);
        alice();
        Finding finding = scenario.after(Duration.ofMinutes(40))
                .from("203.0.113.9")
                .succeeds()
                .only(ANOMALOUS_SUCCESSFUL_LOGIN);
        assertThat(finding.patterns()).contains("impossible-travel");
        assertThat(finding.factors())
                .extracting(Finding.Factor::text)
                .anyMatch(text -> text.matches("10,\\d{3} kilometres from 192.0.2.17, the login 40 minutes before"));
    }

    @Test
    void aDormantAccountThatWakesUpElsewhereIsNamed() {
        normalDays(21);
        scenario.after(Duration.ofDays(70));
        assertThat(login("alice", "198.51.100.7", "psql").patterns()).contains("dormant-account");
    }

    @Test
    void loginsOfAnOpenIncidentAreOneFindingAndAreNotLearnt() {
        normalDays(21);
        scenario.as("app_rw").with("psql").from("203.0.113.9");
        for (int day = 0; day < 5; day++) {
            scenario.every(Duration.ofHours(1)).succeeds(20).after(Duration.ofHours(4));
        }
        Finding finding = scenario.only(ANOMALOUS_SUCCESSFUL_LOGIN);
        assertThat(finding.occurrences()).isEqualTo(100);
        scenario.after(Duration.ofDays(2)).succeeds();
        assertThat(scenario.findings()).as("two days later it is the same").hasSize(1);
        scenario.after(Duration.ofDays(4)).succeeds();
        assertThat(scenario.findings())
                .as("after the incident it is as unusual as before")
                .hasSize(2);
    }

    @Test
    void whatStaysForTwoWeeksIsTheNewNormal() {
        normalDays(21);
        scenario.as("app_rw")
                .with("psql")
                .from("203.0.113.9")
                .every(Duration.ofHours(1))
                .succeeds(24 * 40);
        assertThat(scenario.findings()).hasSize(1);
        scenario.after(Duration.ofDays(3)).succeeds();
        assertThat(scenario.findings()).hasSize(1);
    }

    @Test
    void aProfileThatStillLearnsSaysSo() {
        normalDays(2);
        scenario.as("app_rw").with("psql").from("203.0.113.9").succeeds();
        assertThat(scenario.findings()).isEmpty();
        assertThat(scenario.all()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(ANOMALOUS_SUCCESSFUL_LOGIN);
            assertThat(finding.learning()).isTrue();
        });
    }

    @Test
    void aCalmProfileIsReadyAfterThreeDays() {
        normalDays(4);
        assertThat(login("app_rw", "203.0.113.9", "psql").learning()).isFalse();
    }

    @Test
    void trustedAddressesAreLearntFrom() {
        Scenario trusting = new Scenario(new TestIntel().trusted("203.0.113.9"));
        for (int day = 0; day < 15; day++) {
            trusting.as("alice")
                    .with("psql")
                    .from("203.0.113.9")
                    .every(Duration.ofHours(1))
                    .succeeds(9)
                    .after(Duration.ofHours(15));
        }
        trusting.from("203.0.113.10").succeeds();
        assertThat(trusting.all()).as("a neighbour of the trusted address").isEmpty();
    }

    @Test
    void aLoginThatTheLogDoesNotConfirmIsLow() {
        normalDays(21);
        scenario.marked(Mark.UNCONFIRMED);
        assertThat(login("app_rw", "203.0.113.9", "psql").severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void aListedAddressCarriesTheScoreInItsOwnFinding() {
        Scenario listed = new Scenario(new TestIntel().threat("203.0.113.9"));
        for (int day = 0; day < 15; day++) {
            listed.as("alice")
                    .with("psql")
                    .from("10.0.0.17")
                    .every(Duration.ofHours(1))
                    .succeeds(9)
                    .after(Duration.ofHours(15));
        }
        Finding finding = listed.from("203.0.113.9").succeeds().only(FindingType.MALICIOUS_IP_SUCCESSFUL_LOGIN);
        assertThat(finding.factors()).extracting(Finding.Factor::name).contains("network", "application");
    }
}
