// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Finding.Counts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedAddressTest {

    private static final String LISTED = "203.0.113.9";

    private final Scenario tor = new Scenario(new TestIntel().tor(LISTED));
    private final Scenario threat = new Scenario(new TestIntel().threat(LISTED));

    @ParameterizedTest
    @CsvSource({
        "SUCCESS,    TOR_SUCCESSFUL_LOGIN,          MALICIOUS_IP_SUCCESSFUL_LOGIN, HIGH",
        "FAILED,     TOR_FAILED_LOGIN,              MALICIOUS_IP_FAILED_LOGIN,     MEDIUM",
        "INCOMPLETE, TOR_DISCOVERY,                 MALICIOUS_IP_DISCOVERY,        MEDIUM"
    })
    void oneAttemptIsEnough(Outcome outcome, FindingType ofTor, FindingType ofThreat, Severity severity) {
        assertThat(attempt(tor, outcome).only(ofTor).severity()).isEqualTo(severity);
        assertThat(attempt(threat, outcome).only(ofThreat).severity()).isEqualTo(severity);
    }

    private static Scenario attempt(Scenario scenario, Outcome outcome) {
        scenario.from(LISTED).as("app");
        return switch (outcome) {
            case SUCCESS -> scenario.succeeds();
            case FAILED -> scenario.fails();
            case INCOMPLETE -> scenario.as(null).probes(1);
        };
    }

    @Test
    void theFindingNamesTheListAndItsReason() {
        Finding finding = threat.from(LISTED).as("app").succeeds().only(FindingType.MALICIOUS_IP_SUCCESSFUL_LOGIN);
        assertThat(finding.evidence()).containsExactly(new ListEntry(ListKind.THREAT, "bad-hosts", "brute forcer"));
        assertThat(finding.actor().ip()).hasToString(LISTED);
        assertThat(finding.description())
                .isEqualTo("app logged in to orders once from 203.0.113.9, an address on the threat list bad-hosts.");
    }

    @Test
    void torComesBeforeThreatListsAndBothAreEvidence() {
        Scenario both = new Scenario(new TestIntel().tor(LISTED).threat(LISTED));
        Finding finding = both.from(LISTED).as("app").fails().only(FindingType.TOR_FAILED_LOGIN);
        assertThat(finding.evidence()).extracting(ListEntry::kind).containsExactly(ListKind.TOR, ListKind.THREAT);
    }

    @Test
    void attemptsOfOneSourceAreOneFindingWithAbsoluteCounts() {
        Finding finding =
                threat.from(LISTED).as("app").fails(40).as("root").fails(2).only(FindingType.MALICIOUS_IP_FAILED_LOGIN);
        assertThat(finding.counts()).isEqualTo(new Counts(0, 42, 0));
        assertThat(finding.occurrences()).isEqualTo(42);
        assertThat(finding.logins()).extracting(Finding.LoginAttribute::user).containsExactly("app", "root");
        assertThat(finding.samples()).hasSize(20);
        assertThat(finding.user().user()).as("it varied").isNull();
    }

    @Test
    void addressesOfOneNetworkThatComeAtTheSameMomentHaveFindingsOfTheirOwn() {
        Scenario both = new Scenario(new TestIntel().threat(LISTED).threat("203.0.113.77"));
        both.every(Duration.ZERO)
                .as("app")
                .from(LISTED)
                .fails()
                .from("203.0.113.77")
                .fails();
        assertThat(both.findings())
                .extracting(finding -> String.valueOf(finding.actor().ip()))
                .containsExactlyInAnyOrder(LISTED, "203.0.113.77");
    }

    @Test
    void aSuccessAfterFailuresIsAFindingOfItsOwnThatLinksThem() {
        threat.from(LISTED).as("app").fails(40).succeeds();
        Finding failed = threat.findings(FindingType.MALICIOUS_IP_FAILED_LOGIN).get(0);
        Finding success =
                threat.findings(FindingType.MALICIOUS_IP_SUCCESSFUL_LOGIN).get(0);
        assertThat(threat.findings())
                .as("only the list's types, not brute force")
                .hasSize(2);
        assertThat(success.related()).containsExactly(failed.id());
    }

    @Test
    void aDayOfSilenceBeginsANewFinding() {
        threat.from(LISTED)
                .as("app")
                .fails()
                .after(java.time.Duration.ofHours(25))
                .fails();
        assertThat(threat.findings()).hasSize(2).extracting(Finding::id).doesNotHaveDuplicates();
    }

    @Test
    void trustedAddressesNeverRaiseAnything() {
        Scenario trusted = new Scenario(new TestIntel().trusted(LISTED));
        trusted.from(LISTED).as("app").fails(100).succeeds().as(null).probes(100);
        assertThat(trusted.all()).isEmpty();
    }

    @Test
    void aLoginThatTheLogDoesNotConfirmIsAnAttemptAndNoSuccess() {
        Finding finding = threat.from(LISTED)
                .as("app")
                .marked(Mark.UNCONFIRMED)
                .succeeds()
                .only(FindingType.MALICIOUS_IP_FAILED_LOGIN);
        assertThat(finding.counts()).isEqualTo(new Counts(1, 0, 0));
        assertThat(finding.notes()).extracting(Finding.Note::key).contains("unconfirmed");
    }

    @Test
    void aManagedServicesOwnAccountIsLeftAloneUnlessItComesFromOutside() {
        Scenario scenario = new Scenario(new TestIntel().threat(LISTED).threat("10.0.0.1"));
        scenario.as("rdsadmin").marked(Mark.INTERNAL).from("10.0.0.1").succeeds();
        assertThat(scenario.all()).isEmpty();
        scenario.from(LISTED).succeeds();
        assertThat(scenario.findings(FindingType.MALICIOUS_IP_SUCCESSFUL_LOGIN)).hasSize(1);
    }
}
