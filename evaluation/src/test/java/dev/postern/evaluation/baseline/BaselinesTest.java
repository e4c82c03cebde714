// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.evaluation.measure.Detector;
import dev.postern.evaluation.measure.Handmade;
import dev.postern.evaluation.measure.Sighting;
import dev.postern.evaluation.traffic.Traffic.Receiver;
import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import dev.postern.kernel.Location;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final Instant LATER = Handmade.START.plus(Duration.ofDays(20));
    private static final String ATTACKER = "203.0.113.9";
    private static final int ATTACK = 5;

    private final Handmade traffic = new Handmade();

    private List<Sighting> found(Detector detector) {
        traffic.replay(detector::login);
        detector.finish();
        List<Sighting> found = new ArrayList<>();
        detector.sightings().forEach(found::add);
        return found;
    }

    private void failures(int number, Duration apart) {
        traffic.logins(number, LATER, apart, Outcome.FAILED, "postgres", ATTACKER, ATTACK);
    }

    private void success(Instant at, String address) {
        traffic.login(at, Outcome.SUCCESS, "orders", address, at.isBefore(LATER) ? Receiver.ORDINARY : ATTACK);
    }

    @Test
    void fail2ban_wants_five_failures_of_one_address_within_ten_minutes() {
        failures(5, Duration.ofSeconds(150));
        assertThat(found(FailureCount.likeFail2ban()))
                .singleElement()
                .satisfies(
                        sighting -> assertThat(sighting.evidence().of(ATTACK)).isEqualTo(5));
    }

    @Test
    void fail2ban_does_not_see_a_failure_each_three_minutes() {
        failures(500, Duration.ofMinutes(3));
        assertThat(found(FailureCount.likeFail2ban())).isEmpty();
    }

    @Test
    void one_finding_a_day_is_enough_about_the_same_address() {
        failures(2000, Duration.ofMinutes(1)); // 33 hours
        assertThat(found(FailureCount.likeFail2ban())).hasSize(2);
    }

    @Test
    void wazuh_wants_eight_failures_within_two_minutes_whoever_makes_them() {
        for (int i = 0; i < 8; i++) {
            traffic.login(LATER.plusSeconds(17L * i), Outcome.FAILED, "u" + i, "203.0.113." + i, ATTACK);
        }
        assertThat(found(FailureCount.likeWazuh())).hasSize(1);
        assertThat(found(FailureCount.likeFail2ban())).isEmpty();
    }

    @Test
    void crowdsecs_bucket_runs_over_with_the_sixth_failure_and_leaks_one_in_ten_seconds() {
        failures(6, Duration.ofSeconds(1));
        assertThat(found(new LeakyBuckets())).hasSize(1);
        assertThat(found(new LeakyBuckets()).get(0).atFirst().of(ATTACK)).isEqualTo(6);
    }

    @Test
    void crowdsec_does_not_see_a_failure_each_ten_seconds() {
        failures(500, Duration.ofSeconds(10));
        assertThat(found(new LeakyBuckets())).isEmpty();
    }

    @Test
    void a_new_address_is_a_finding_after_two_weeks_and_a_new_network_another() {
        success(Handmade.START, "10.1.2.3");
        success(Handmade.START.plus(Duration.ofDays(1)), "10.1.3.3");
        success(LATER, "10.1.2.4");
        assertThat(found(FirstSeenNetwork.ofAddress())).hasSize(1);
        assertThat(found(FirstSeenNetwork.ofNetwork())).isEmpty();

        success(LATER.plusSeconds(1), "10.1.9.9");
        assertThat(found(FirstSeenNetwork.ofNetwork())).hasSize(1);
    }

    @Test
    void defender_alarms_at_twenty_failures_and_gravely_at_the_success_after_them() {
        success(Handmade.START, "10.1.2.3");
        failures(19, Duration.ofSeconds(1));
        assertThat(found(new DefenderLike(Intel.NONE))).isEmpty();

        traffic.login(LATER.plusSeconds(30), Outcome.FAILED, "orders", ATTACKER, ATTACK);
        success(LATER.plusSeconds(31), ATTACKER);
        assertThat(found(new DefenderLike(Intel.NONE)))
                .extracting(Sighting::severity)
                .containsExactly(Severity.MEDIUM, Severity.HIGH);
    }

    @Test
    void defender_alarms_at_what_was_not_seen_for_sixty_days_and_at_listed_addresses() {
        Intel intel = new Intel() {
            @Override
            public List<ListEntry> lists(IpAddress ip) {
                return ip.equals(IpAddress.parse(ATTACKER))
                        ? List.of(new ListEntry(ListKind.THREAT, "list", ""))
                        : List.of();
            }

            @Override
            public Location locate(IpAddress ip) {
                return ip.equals(IpAddress.parse(ATTACKER))
                        ? new Location(64500, "Example", "XA", "Exampleland", null, 0, 0)
                        : Location.UNKNOWN;
            }

            @Override
            public String privateNet(IpAddress ip) {
                return null;
            }
        };
        success(Handmade.START, "10.1.2.3");
        success(LATER, ATTACKER);
        traffic.login(LATER.plusSeconds(1), Outcome.SUCCESS, "newcomer", "10.1.2.3", ATTACK);

        assertThat(found(new DefenderLike(intel)))
                .extracting(Sighting::type)
                .containsExactly("network", "country", "suspicious address", "principal");
    }

    @Test
    void the_cut_forest_sees_a_storm_in_steady_rates() {
        traffic.logins(
                20 * 24 * 60,
                Handmade.START,
                Duration.ofMinutes(1),
                Outcome.SUCCESS,
                "orders",
                "10.1.2.3",
                Receiver.ORDINARY);
        failures(3000, Duration.ofMillis(50));
        traffic.login(LATER.plus(Duration.ofHours(2)), Outcome.SUCCESS, "orders", "10.1.2.3", Receiver.ORDINARY);

        assertThat(found(new CutForest(traffic.instances())))
                .anySatisfy(
                        sighting -> assertThat(sighting.evidence().isOf(ATTACK)).isTrue());
        assertThat(found(new CutForest(List.of("another")))).isEmpty();
    }
}
