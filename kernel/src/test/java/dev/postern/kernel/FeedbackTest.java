// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static dev.postern.kernel.FindingType.ANOMALOUS_SUCCESSFUL_LOGIN;
import static dev.postern.kernel.FindingType.MALICIOUS_IP_SUCCESSFUL_LOGIN;
import static dev.postern.kernel.FindingType.SUCCESSFUL_BRUTE_FORCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.feedback.Expectation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people expect: alice, who has come from the office for three weeks, logs in from a hotel. */
class FeedbackTest {
    private static final String HOTEL = "203.0.113.9";
    private static final String ELSEWHERE = "198.51.100.9";
    private static final TestIntel PLACES = new TestIntel()
            .place("192.0.2", 64496, "Office ISP", "Germany", 52.5, 13.4)
            .place("198.51.100", 64500, "Example Hosting", "Brazil", -23.5, -46.6)
            .place("203.0.113", 64500, "Example Hosting", "Brazil", -23.5, -46.6);

    private final Scenario scenario = new Scenario(PLACES).at("2026-03-02T08:00");

    private Scenario threeWeeks() {
        for (int day = 0; day < 21; day++) {
            for (int hour = 0; hour < 9; hour++) {
                alice().from("192.0.2.17").succeeds();
                bob().from("192.0.2.18").succeeds();
                app().succeeds();
                scenario.after(Duration.ofMinutes(59).plusSeconds(57));
            }
            scenario.after(Duration.ofHours(15));
        }
        return scenario;
    }

    private Scenario alice() {
        return scenario.as("alice").with("psql").to("shop").over("TLSv1.3");
    }

    private Scenario bob() {
        return scenario.as("bob").with("psql").to("shop");
    }

    private Scenario app() {
        return scenario.as("app_rw").with("orders-api").to("shop").from("10.0.3.7");
    }

    private static Expectation hotel(@Nullable String user, String until) {
        return new Expectation(
                user,
                IpAddress.parse(HOTEL),
                null,
                "psql",
                "shop",
                "TLSv1.3",
                "scram-sha-256",
                List.of(8),
                Instant.parse(until + "T00:00:00Z").toEpochMilli() * 1_000);
    }

    private List<Finding> unusual() {
        return scenario.findings(ANOMALOUS_SUCCESSFUL_LOGIN);
    }

    @Test
    void whatIsExpectedIsNotRaisedAndIsRaisedOnceMoreWhenThatIsOver() {
        threeWeeks().expects(hotel("alice", "2026-04-10"));
        for (int day = 23; day < 31; day++) {
            scenario.at("2026-03-" + day + "T08:00");
            alice().from(HOTEL).succeeds(3);
        }
        assertThat(unusual()).isEmpty();

        scenario.at("2026-04-09T08:00");
        alice().from(HOTEL).succeeds();
        assertThat(unusual()).isEmpty();
        scenario.at("2026-04-10T08:00");
        alice().from(HOTEL).succeeds();
        assertThat(unusual()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.description()).doesNotContain("expected");
        });
    }

    @Test
    void withoutItTheSameIsRaised() {
        threeWeeks().at("2026-03-23T08:00");
        alice().from(HOTEL).succeeds();
        assertThat(unusual()).hasSize(1);
    }

    @Test
    void takenBackItIsRaisedAsIfNothingHadBeenSaid() {
        threeWeeks().expects(hotel("alice", "2026-06-10")).at("2026-03-23T08:00");
        alice().from(HOTEL).succeeds();
        scenario.expects().at("2026-03-24T08:00");
        alice().from(HOTEL).succeeds();
        assertThat(unusual()).singleElement().satisfies(finding -> {
            assertThat(finding.occurrences()).isEqualTo(1);
            assertThat(finding.factors().get(0).text()).contains("never used by alice");
        });
    }

    @Test
    void anotherAddressAnotherUserAndAnotherInstanceAreStillRaised() {
        threeWeeks().expects(hotel("alice", "2026-06-10")).at("2026-03-23T08:00");
        alice().from(ELSEWHERE).succeeds();
        bob().from(HOTEL).succeeds();
        scenario.on("billing");
        assertThat(unusual()).extracting(finding -> finding.user().user()).containsExactly("alice", "bob");
    }

    @Test
    void theSameOnAnotherInstanceIsStillRaised() {
        scenario.on("billing");
        threeWeeks()
                .on("orders")
                .expects(hotel("alice", "2026-06-10"))
                .on("billing")
                .at("2026-03-23T08:00");
        alice().from(HOTEL).succeeds();
        assertThat(unusual()).hasSize(1);
    }

    @Test
    void ofEverybodyItIsOfEachUser() {
        threeWeeks().expects(hotel(null, "2026-06-10")).at("2026-03-23T08:00");
        alice().from(HOTEL).succeeds();
        bob().from(HOTEL).succeeds();
        assertThat(unusual()).isEmpty();
        scenario.as("backdoor").with("psql").from(HOTEL).succeeds();
        assertThat(unusual())
                .as("an account that nobody has heard of")
                .extracting(finding -> finding.user().user())
                .containsExactly("backdoor");
    }

    @Test
    void atNightItIsRaisedWhenItWasExpectedByDay() {
        threeWeeks().expects(hotel("alice", "2026-06-10")).at("2026-03-23T22:30");
        alice().from(HOTEL).succeeds();
        assertThat(scenario.only(ANOMALOUS_SUCCESSFUL_LOGIN).patterns()).contains("unusual-hour");
    }

    @Test
    void whatElseIsUnusualOfItIsRaisedAndItSaysWhatWasExpected() {
        threeWeeks().expects(hotel("alice", "2026-06-10")).at("2026-03-23T08:00");
        alice().from(HOTEL).over("off").succeeds();
        Finding finding = scenario.only(ANOMALOUS_SUCCESSFUL_LOGIN);
        assertThat(finding.patterns()).contains("tls-downgrade");
        assertThat(finding.description())
                .contains(
                        "somebody has marked logins of alice from 203.0.113.0/24 as expected until 2026-06-10T00:00Z");
        assertThat(finding.factors())
                .filteredOn(factor -> factor.name().equals("network"))
                .singleElement()
                .satisfies(network -> {
                    assertThat(network.bits()).isNegative();
                    assertThat(network.text()).endsWith("marked as expected");
                });
    }

    @Test
    void aGuessedPasswordIsRaisedFromAnExpectedPlaceToo() {
        threeWeeks().expects(hotel("alice", "2026-06-10")).at("2026-03-23T08:00");
        alice().from(HOTEL).fails(40);
        alice().succeeds();
        assertThat(scenario.findings()).extracting(Finding::type).contains(SUCCESSFUL_BRUTE_FORCE);
    }

    @Test
    void anAddressOnAListIsRaisedFromAnExpectedPlaceToo() {
        Scenario listed = new Scenario(new TestIntel().threat(HOTEL));
        listed.at("2026-03-23T08:00")
                .expects(hotel("alice", "2026-06-10"))
                .as("alice")
                .with("psql")
                .from(HOTEL)
                .succeeds();
        assertThat(listed.findings()).extracting(Finding::type).containsExactly(MALICIOUS_IP_SUCCESSFUL_LOGIN);
    }

    @Test
    void aFindingThatIsOpenGrowsNoMore() {
        threeWeeks().at("2026-03-23T08:00");
        alice().from(HOTEL).succeeds();
        Finding before = scenario.only(ANOMALOUS_SUCCESSFUL_LOGIN);
        scenario.expects(hotel("alice", "2026-06-10")).after(Duration.ofMinutes(10));
        alice().from(HOTEL).succeeds(5);
        assertThat(scenario.only(ANOMALOUS_SUCCESSFUL_LOGIN)).isEqualTo(before);
    }

    @Test
    void itIsRememberedOverRestarts() {
        threeWeeks().restart().expects(hotel("alice", "2026-06-10")).restart().restart();
        scenario.at("2026-03-23T08:00");
        alice().from(HOTEL).succeeds();
        assertThat(unusual()).isEmpty();
        scenario.restart().expects().restart();
        alice().succeeds();
        assertThat(unusual()).hasSize(1);
    }

    @Test
    void theSameAgainChangesNothing() {
        Kernel kernel = new Kernel(Policy.DEFAULT, Intel.NONE);
        KernelState state = new KernelState();
        Map<String, List<Expectation>> said = Map.of("orders", List.of(hotel("alice", "2026-06-10")));

        assertThat(kernel.expect(Map.of(), state)).isFalse();
        assertThat(kernel.expect(said, state)).isTrue();
        assertThat(kernel.expect(said, state)).isFalse();
        Map<String, byte[]> kept = new HashMap<>(state.changedParts());
        assertThat(kept).containsKey("expected");
        assertThat(kernel.expect(said, KernelState.of(kept))).isFalse();
        assertThat(state.changedParts()).isEmpty();
    }

    @Test
    void thereIsABoundToHowManyAreKept() {
        Kernel kernel = new Kernel(Policy.DEFAULT, Intel.NONE);
        KernelState state = new KernelState();
        List<Expectation> many = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            many.add(hotel("user" + i, "2026-06-10"));
        }
        kernel.expect(Map.of("orders", many), state);
        assertThat(kernel.expect(Map.of("orders", many.subList(0, 1_000)), state))
                .isFalse();
    }
}
