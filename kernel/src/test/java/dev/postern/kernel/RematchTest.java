// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.postern.kernel.Finding.Counts;
import dev.postern.kernel.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Logins that were judged before their address came onto a list. */
class RematchTest {

    private static final String LISTED = "203.0.113.9";
    private static final long T0 = 1_795_337_638_000_000L;
    private static final long MINUTE = 60_000_000L;

    private final Kernel before = new Kernel(Policy.DEFAULT, Intel.NONE);
    private final Kernel after = new Kernel(Policy.DEFAULT, new TestIntel().threat(LISTED));
    private final KernelState state = new KernelState();

    private static LoginEvent login(long minute, String address, Outcome outcome, Mark... marks) {
        SourceLine place = new SourceLine("db.log", minute + 1, minute * 100);
        return new LoginEvent(
                T0 + minute * MINUTE,
                T0 + minute * MINUTE,
                "orders",
                Engine.POSTGRESQL,
                outcome,
                IpAddress.parse(address),
                null,
                40_000,
                "app",
                "orders",
                "psql",
                "TLSv1.3",
                "scram-sha-256",
                null,
                Long.toString(minute),
                Set.of(marks),
                place,
                place);
    }

    private List<LoginEvent> judged(LoginEvent... logins) {
        for (LoginEvent login : logins) {
            before.step(login, state);
        }
        return List.of(logins);
    }

    private List<Finding> rematch(List<LoginEvent> logins, long minute) {
        return after.rematch(logins, T0 + minute * MINUTE, state).findings();
    }

    @Test
    void aLoginWhoseAddressIsListedLaterRaisesTheListsFinding() {
        List<LoginEvent> logins = judged(login(0, LISTED, Outcome.SUCCESS), login(1, "198.51.100.7", Outcome.SUCCESS));

        assertThat(rematch(logins, 90)).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(FindingType.MALICIOUS_IP_SUCCESSFUL_LOGIN);
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.evidence()).extracting(ListEntry::list).containsExactly("bad-hosts");
            assertThat(finding.patterns()).contains("retro-match");
            assertThat(finding.notes()).contains(new Finding.Note("retroMatchedThrough", "2026-11-22T08:53Z"));
            assertThat(finding.firstSeen()).isEqualTo(T0);
            assertThat(finding.createdAt()).isEqualTo(T0 + 90 * MINUTE);
            assertThat(finding.updatedAt()).isEqualTo(T0 + 90 * MINUTE);
        });
    }

    @Test
    void eachOutcomeHasItsOwnFindingAndThoseOfOneTimeAreAllCounted() {
        List<LoginEvent> logins = judged(
                login(0, LISTED, Outcome.FAILED),
                login(0, LISTED, Outcome.FAILED),
                login(0, LISTED, Outcome.SUCCESS),
                login(2, LISTED, Outcome.INCOMPLETE));

        assertThat(rematch(logins, 90))
                .extracting(Finding::type, Finding::counts)
                .containsExactlyInAnyOrder(
                        tuple(FindingType.MALICIOUS_IP_FAILED_LOGIN, new Counts(0, 2, 0)),
                        tuple(FindingType.MALICIOUS_IP_SUCCESSFUL_LOGIN, new Counts(1, 0, 0)),
                        tuple(FindingType.MALICIOUS_IP_DISCOVERY, new Counts(0, 0, 1)));
    }

    @Test
    void theSameLoginsGivenAgainChangeNothing() {
        List<LoginEvent> logins = judged(login(0, LISTED, Outcome.SUCCESS), login(5, LISTED, Outcome.FAILED));
        rematch(logins, 90);

        assertThat(rematch(logins, 95)).isEmpty();
        KernelState restored = KernelState.of(state.changedParts());
        assertThat(after.rematch(logins, T0 + 96 * MINUTE, restored).findings()).isEmpty();
    }

    @Test
    void loginsAfterTheListingJoinTheFindingAndAreNotMatchedAgain() {
        List<LoginEvent> logins = new ArrayList<>(judged(login(0, LISTED, Outcome.SUCCESS)));
        String id = rematch(logins, 90).get(0).id();
        LoginEvent live = login(100, LISTED, Outcome.SUCCESS);
        logins.add(live);

        assertThat(after.step(live, state).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo(id);
            assertThat(finding.counts()).isEqualTo(new Counts(2, 0, 0));
        });
        assertThat(rematch(logins, 101)).isEmpty();
    }

    private byte[] learntOfFleet() {
        StateWriter out = new StateWriter();
        state.fleet.profile.write(out);
        return out.finish();
    }

    @Test
    void nothingIsLearntASecondTime() {
        List<LoginEvent> logins = judged(login(0, LISTED, Outcome.SUCCESS));
        Map<String, byte[]> learnt = state.changedParts();
        byte[] ofFleet = learntOfFleet();
        rematch(logins, 90);
        Map<String, byte[]> changed = state.changedParts();

        assertThat(learntOfFleet()).as("what is known of the fleet").isEqualTo(ofFleet);
        KernelState one = KernelState.of(learnt);
        KernelState other = KernelState.of(
                Map.of("fleet", changed.get("fleet"), "instance/orders", changed.get("instance/orders")));
        LoginEvent next = login(120, "198.51.100.7", Outcome.SUCCESS);
        assertThat(before.step(next, other).findings().toString())
                .as("what follows is judged alike")
                .isEqualTo(before.step(next, one).findings().toString());
    }

    @Test
    void whatIsNotReportedLiveIsNotReportedLater() {
        assertThat(rematch(judged(login(0, LISTED, Outcome.SUCCESS, Mark.POOLED)), 90))
                .isEmpty();
        Kernel trusting = new Kernel(Policy.DEFAULT, new TestIntel().trusted(LISTED));
        assertThat(trusting.rematch(judged(login(1, LISTED, Outcome.SUCCESS)), T0 + MINUTE, state)
                        .findings())
                .isEmpty();
    }
}
