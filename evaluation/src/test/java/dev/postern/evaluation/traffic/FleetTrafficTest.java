// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.LoginEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetTrafficTest {
    private static final TrafficSettings SMALL = new TrafficSettings(7, 5, 6, 1);

    /**
     * Whoever changes the traffic changes what all published figures were measured on: then this is set anew, and the figures are
     * measured anew.
     */
    private static final String SMALL_FINGERPRINT = "0b25e08010da4c89db76f14221851ba825c781b9dc3800ff356920d60c0b89e6";

    @Test
    void aSeedGivesTheTrafficThatItAlwaysGave() {
        assertThat(TrafficFingerprint.of(new FleetTraffic(SMALL))).isEqualTo(SMALL_FINGERPRINT);
    }

    @Test
    void aTrafficGivesTheSameLoginsEachTime() {
        FleetTraffic traffic = new FleetTraffic(SMALL);
        assertThat(TrafficFingerprint.of(traffic)).isEqualTo(TrafficFingerprint.of(traffic));
    }

    @Test
    void anotherSeedGivesAnotherTraffic() {
        assertThat(TrafficFingerprint.of(new FleetTraffic(new TrafficSettings(8, 5, 6, 1))))
                .isNotEqualTo(SMALL_FINGERPRINT);
    }

    @Test
    void loginsComeInTheKernelsOrder() {
        LoginEvent[] last = new LoginEvent[1];
        List<String> wrong = new ArrayList<>();
        new FleetTraffic(TrafficSettings.quick(3)).replay((login, happening) -> {
            LoginEvent before = last[0];
            if (before != null && compare(before, login) >= 0) {
                wrong.add(before + " before " + login);
            }
            last[0] = login;
        });
        assertThat(wrong).isEmpty();
    }

    private static int compare(LoginEvent a, LoginEvent b) {
        int c = Long.compare(a.timeMicros(), b.timeMicros());
        c = c != 0 ? c : a.instance().compareTo(b.instance());
        return c != 0 ? c : Long.compare(a.opened().line(), b.opened().line());
    }

    @Test
    void noLoginIsDecidedBeforeItIsOpened() {
        List<LoginEvent> wrong = new ArrayList<>();
        new FleetTraffic(SMALL).replay((login, happening) -> {
            if (login.decidedMicros() < login.openedMicros()) {
                wrong.add(login);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void attacksChangeNothingInTheLivesOfOthers() {
        FleetTraffic without = new FleetTraffic(new TrafficSettings(7, 5, 6, 0));
        FleetTraffic with = new FleetTraffic(new TrafficSettings(7, 5, 6, 2));
        Set<String> silenced = new HashSet<>();
        with.happenings().stream()
                .filter(h -> h.attack() == AttackClass.LOG_SILENCE)
                .forEach(h -> silenced.addAll(h.instances()));
        assertThat(silenced).hasSizeLessThan(5);
        assertThat(ordinary(with, silenced))
                .isEqualTo(ordinary(without, silenced))
                .hasSizeGreaterThan(10_000);
    }

    private static List<String> ordinary(Traffic traffic, Set<String> except) {
        List<String> logins = new ArrayList<>();
        traffic.replay((login, happening) -> {
            if (happening == Traffic.Receiver.ORDINARY && !except.contains(login.instance())) {
                logins.add(login.openedMicros() + " " + login.instance() + " " + login.user() + " " + login.remoteIp());
            }
        });
        return logins;
    }

    @Test
    void happeningsStandAtThePlacesOfTheirIdsAndWithinTheTime() {
        FleetTraffic traffic = Recorded.quick(1).traffic();
        List<Happening> happenings = traffic.happenings();
        for (int i = 0; i < happenings.size(); i++) {
            assertThat(happenings.get(i).id()).isEqualTo(i);
            assertThat(happenings.get(i).end())
                    .isAfterOrEqualTo(happenings.get(i).start());
            assertThat(traffic.instances()).containsAll(happenings.get(i).instances());
        }
    }

    @Test
    void loginsOfAHappeningLieBetweenItsStartAndItsEnd() {
        Recorded recorded = Recorded.quick(1);
        for (Happening happening : recorded.traffic().happenings()) {
            for (LoginEvent login : recorded.of(happening)) {
                assertThat(login.openedMicros() / 1e6)
                        .as(happening.name())
                        // Clocks of servers are up to a minute and a half wrong.
                        .isBetween(
                                happening.start().getEpochSecond() - 92.0,
                                happening.end().getEpochSecond() + 93.0);
                assertThat(happening.instances()).contains(login.instance());
            }
        }
    }
}
