// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.evaluation.measure.Raised.Worth;
import dev.postern.evaluation.traffic.Happening.Kind;
import dev.postern.evaluation.traffic.Traffic.Receiver;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KernelDetectorTest {
    private static final Instant BEGINS = Handmade.START.plus(Duration.ofDays(20));
    private static final Instant ENDS = BEGINS.plus(Duration.ofHours(1));

    private final Handmade traffic = new Handmade()
            .logins(
                    4000,
                    Handmade.START,
                    Duration.ofMinutes(10),
                    Outcome.SUCCESS,
                    "orders",
                    "10.1.2.3",
                    Receiver.ORDINARY);

    private Sighting only(KernelDetector kernel) {
        assertThat(kernel.sightings()).hasSize(1);
        return kernel.sightings().iterator().next();
    }

    private KernelDetector replayed() {
        KernelDetector kernel = new KernelDetector(Variant.PLAIN, traffic.intel(), traffic.happenings(), Set.of());
        traffic.replay(kernel::login);
        kernel.finish();
        return kernel;
    }

    @Test
    void the_logins_of_a_burst_that_a_finding_does_not_show_are_attributed_by_their_source() {
        int attack = traffic.happens(Kind.ATTACK, "guessing", BEGINS, ENDS);
        traffic.logins(3000, BEGINS, Duration.ofMillis(100), Outcome.FAILED, "postgres", "203.0.113.9", attack);

        Sighting sighting = only(replayed());
        assertThat(sighting.evidence().of(attack)).isEqualTo(3000);
        assertThat(sighting.evidence().total()).isEqualTo(3000);
        assertThat(sighting.atFirst().total()).isLessThan(20);
    }

    @Test
    void a_finding_of_two_happenings_is_shared_among_them() {
        int noise = traffic.happens(Kind.BACKGROUND, "internet noise", BEGINS, ENDS);
        int attack = traffic.happens(Kind.ATTACK, "guessing", BEGINS, ENDS);
        for (int i = 0; i < 40; i++) {
            traffic.login(BEGINS.plusSeconds(60L * i), Outcome.FAILED, "root", "203.0.113.9", i < 30 ? noise : attack);
        }

        Sighting sighting = only(replayed());
        assertThat(sighting.evidence().of(noise)).isEqualTo(30);
        assertThat(sighting.evidence().of(attack)).isEqualTo(10);
    }

    @Test
    void the_notification_comes_with_the_login_that_sets_it_off() {
        int attack = traffic.happens(Kind.ATTACK, "guessing", BEGINS, ENDS);
        traffic.logins(300, BEGINS, Duration.ofSeconds(1), Outcome.FAILED, "postgres", "203.0.113.9", attack);

        KernelDetector kernel = new KernelDetector(Variant.PLAIN, traffic.intel(), traffic.happenings(), Set.of());
        Result result = Replay.run(1, traffic, List.of(kernel), share -> {}).get(0);
        assertThat(result.incidents().get(0).found()).isTrue();
        assertThat(result.incidents().get(0).delaySeconds()).isBetween(4.0, 20.0);
        assertThat(result.raised()).extracting(Raised::worth).containsExactly(Worth.ATTACK);
        assertThat(result.logins()).isEqualTo(4300);
        assertThat(result.cpuNanos()).isPositive();
        assertThat(result.stateBytes()).isBetween(100L, 1_000_000L);
        assertThat(result.databaseWeeks()).isEqualTo(4);
    }

    @Test
    void silence_is_of_the_happening_that_has_no_logins() {
        Handmade silent = new Handmade();
        int silence = silent.happens(Kind.ATTACK, "log silence", BEGINS, BEGINS.plus(Duration.ofDays(2)));
        silent.logins(2880, Handmade.START, Duration.ofMinutes(10), Outcome.SUCCESS, "orders", "10.1.2.3", -1);
        silent.login(BEGINS.plus(Duration.ofDays(2)), Outcome.SUCCESS, "orders", "10.1.2.3", -1);
        KernelDetector kernel = new KernelDetector(Variant.PLAIN, silent.intel(), silent.happenings(), Set.of());

        Result result = Replay.run(1, silent, List.of(kernel), share -> {}).get(0);
        assertThat(result.incidents().get(0).happening()).isEqualTo(silence);
        assertThat(result.incidents().get(0).found()).isTrue();
        assertThat(result.incidents().get(0).delaySeconds()).isBetween(600.0, 86_400.0);
    }

    @Test
    void an_attack_in_several_stages_rests_on_the_logins_of_its_findings() {
        traffic.rightly(Set.of(Severity.CRITICAL), Set.of("new-account"));
        int attack = traffic.happens(Kind.ATTACK, "attack in several stages", BEGINS, ENDS);
        Instant entry = BEGINS.plusSeconds(300);
        traffic.logins(300, BEGINS, Duration.ofSeconds(1), Outcome.FAILED, "orders", "203.0.113.9", attack);
        traffic.login(entry, Outcome.SUCCESS, "orders", "203.0.113.9", attack);
        traffic.login(entry.plusSeconds(900), Outcome.SUCCESS, "svc_tmp", "203.0.113.9", attack);

        KernelDetector kernel = new KernelDetector(Variant.PLAIN, traffic.intel(), traffic.happenings(), Set.of());
        Incident incident = Replay.run(1, traffic, List.of(kernel), share -> {})
                .get(0)
                .incidents()
                .get(0);
        assertThat(incident.sequence()).isTrue();
        assertThat(incident.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(incident.severityRight()).isTrue();
        assertThat(incident.explanationRight()).isTrue();
        assertThat(kernel.sightings())
                .filteredOn(each -> each.type().equals(FindingType.ATTACK_SEQUENCE.id()))
                .singleElement()
                .satisfies(each -> assertThat(each.evidence().attributed())
                        .isEqualTo(each.evidence().of(attack))
                        .isEqualTo(302)
                        .isEqualTo(each.evidence().total()));
    }

    @Test
    void a_field_can_be_taken_out() {
        assertThat(Variant.withoutFields()).extracting(Variant::name).contains("Postern without application");
        assertThat(Field.APPLICATION
                        .removedFrom(Handmade.event(BEGINS, Outcome.SUCCESS, "orders", "10.1.2.3"))
                        .application())
                .isNull();
        assertThat(Field.TLS.removedFrom(Handmade.event(BEGINS, Outcome.SUCCESS, "orders", "10.1.2.3")))
                .satisfies(login -> assertThat(login.tls()).isNull())
                .satisfies(login -> assertThat(login.application()).isEqualTo("orders-api"));
    }
}
