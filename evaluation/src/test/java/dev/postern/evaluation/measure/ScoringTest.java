// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.evaluation.measure.Raised.Worth;
import dev.postern.evaluation.traffic.Happening.Kind;
import dev.postern.evaluation.traffic.Traffic.Receiver;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoringTest {
    private static final Instant BEGINS = Handmade.START.plus(Duration.ofDays(20));
    private static final Instant ENDS = BEGINS.plus(Duration.ofHours(1));
    private static final String TYPE = "a type";

    private final Handmade traffic = new Handmade().rightly(Set.of(Severity.MEDIUM), Set.of("network"));
    private final List<Sighting> sightings = new ArrayList<>();
    private final Detector detector = new Detector() {
        @Override
        public String name() {
            return "by hand";
        }

        @Override
        public void login(LoginEvent login, int happening) {}

        @Override
        public void finish() {}

        @Override
        public Iterable<Sighting> sightings() {
            return sightings;
        }
    };

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private Sighting sighting() {
        Sighting sighting = new Sighting("id" + sightings.size(), TYPE, Handmade.INSTANCE);
        sightings.add(sighting);
        return sighting;
    }

    private Result result() {
        return Replay.run(1, traffic, List.of(detector), share -> {}).get(0);
    }

    private Incident incident() {
        return result().incidents().get(0);
    }

    @Test
    void an_attack_is_detected_when_a_finding_of_it_is_raised() {
        int attack = traffic.happens(Kind.ATTACK, "guessing", BEGINS, ENDS);
        Sighting sighting = sighting();
        sighting.evidence().add(attack, 3);
        sighting.says(new Sighting.Words("network", List.of(), 14, "why"));
        sighting.notify(Severity.MEDIUM, micros(BEGINS.plusSeconds(90)));

        assertThat(incident().found()).isTrue();
        assertThat(incident().delaySeconds()).isEqualTo(90);
        assertThat(incident().notifications()).isEqualTo(1);
        assertThat(incident().severityRight()).isTrue();
        assertThat(incident().explanationRight()).isTrue();
        assertThat(result().raised().get(0).worth()).isEqualTo(Worth.ATTACK);
    }

    @Test
    void a_finding_of_noise_that_swallows_the_attack_does_not_detect_it() {
        int noise = traffic.happens(Kind.BACKGROUND, "internet noise", Handmade.START, ENDS);
        int attack = traffic.happens(Kind.ATTACK, "guessing", BEGINS, ENDS);
        Sighting sighting = sighting();
        sighting.evidence().add(noise, 6);
        sighting.notify(Severity.LOW, micros(BEGINS.minusSeconds(1)));
        sighting.evidence().add(attack, 500);
        sighting.notify(Severity.MEDIUM, micros(BEGINS.plusSeconds(60)));

        assertThat(incident().found()).isFalse();
        assertThat(incident().nearest()).startsWith("lost in a finding raised before it began; 500 of the 506 logins");
        assertThat(result().raised().get(0).worth()).isEqualTo(Worth.BACKGROUND);
    }

    @Test
    void a_finding_raised_for_something_else_detects_it_when_enough_of_its_logins_have_joined() {
        int noise = traffic.happens(Kind.BACKGROUND, "internet noise", Handmade.START, ENDS);
        int attack = traffic.happens(Kind.ATTACK, "guessing", BEGINS, ENDS);
        Sighting sighting = sighting();
        sighting.evidence().add(noise, 41);
        sighting.evidence().add(attack, 9); // 18 %
        sighting.notify(Severity.LOW, micros(BEGINS.plusSeconds(10)));
        assertThat(incident().found()).isFalse();

        sighting.evidence().add(attack, 1);
        sighting.notify(Severity.LOW, micros(BEGINS.plusSeconds(70)));
        assertThat(incident().found()).isTrue();
        assertThat(incident().delaySeconds()).isEqualTo(70);
        assertThat(incident().severityRight()).isFalse();
        assertThat(incident().explanationRight()).isFalse();
    }

    @Test
    void a_finding_that_is_held_back_detects_nothing_and_is_not_false() {
        int attack = traffic.happens(Kind.ATTACK, "guessing", BEGINS, ENDS);
        sighting().evidence().add(attack, 12);

        assertThat(incident().found()).isFalse();
        assertThat(incident().nearest()).startsWith("held back because too little was known yet");
        assertThat(result().raised()).isEmpty();
    }

    @Test
    void each_rise_of_severity_is_a_notification() {
        int attack = traffic.happens(Kind.ATTACK, "guessing", BEGINS, ENDS);
        Sighting first = sighting();
        first.evidence().add(attack, 3);
        first.notify(Severity.LOW, micros(BEGINS));
        first.notify(Severity.LOW, micros(BEGINS.plusSeconds(1)));
        first.notify(Severity.HIGH, micros(BEGINS.plusSeconds(2)));
        Sighting second = sighting();
        second.evidence().add(attack, 1);
        second.notify(Severity.LOW, micros(BEGINS.plusSeconds(3)));

        assertThat(incident().notifications()).isEqualTo(3);
        assertThat(incident().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void an_attack_in_several_stages_counts_as_a_finding_of_its_own() {
        traffic.rightly(Set.of(Severity.CRITICAL), Set.of("movement"));
        int attack = traffic.happens(Kind.ATTACK, "guessing", BEGINS, ENDS);
        Sighting entry = sighting();
        entry.evidence().add(attack, 3);
        entry.notify(Severity.HIGH, micros(BEGINS));
        assertThat(incident().sequence()).isFalse();
        assertThat(incident().severityRight()).isFalse();

        Sighting sequence = new Sighting("all", FindingType.ATTACK_SEQUENCE.id(), Handmade.INSTANCE);
        sightings.add(sequence);
        sequence.evidence().add(attack, 4);
        sequence.says(new Sighting.Words(null, List.of("guessing", "entry", "movement"), Double.NaN, "why"));
        sequence.notify(Severity.CRITICAL, micros(BEGINS.plusSeconds(60)));
        assertThat(incident().sequence()).isTrue();
        assertThat(incident().severityRight()).isTrue();
        assertThat(incident().explanationRight()).isTrue();
        assertThat(incident().notifications()).isEqualTo(2);
        assertThat(incident().delaySeconds()).isZero();
    }

    @Test
    void findings_of_everyday_life_and_of_its_troubles_are_false() {
        int trouble = traffic.happens(Kind.TROUBLE, "rotation gone wrong", BEGINS, ENDS);
        Sighting ofTrouble = sighting();
        ofTrouble.evidence().add(trouble, 20);
        ofTrouble.notify(Severity.LOW, micros(BEGINS));
        Sighting ordinary = sighting();
        ordinary.evidence().add(Receiver.ORDINARY, 1);
        ordinary.notify(Severity.HIGH, micros(BEGINS));

        assertThat(result().raised()).extracting(Raised::worth).containsOnly(Worth.FALSE);
        assertThat(result().raised())
                .extracting(Raised::cause)
                .containsExactly("rotation gone wrong", "ordinary logins");
    }

    @Test
    void an_authorised_test_is_to_be_found_and_finding_it_is_no_error() {
        int test = traffic.happens(Kind.AUTHORISED, "pentest", BEGINS, ENDS);
        Sighting sighting = sighting();
        sighting.evidence().add(test, 5);
        sighting.notify(Severity.LOW, micros(BEGINS));

        assertThat(incident().authorised()).isTrue();
        assertThat(incident().found()).isTrue();
        assertThat(result().raised()).extracting(Raised::worth).containsExactly(Worth.AUTHORISED);
    }

    @Test
    void an_attack_that_no_finding_touches_is_listed_as_a_miss() {
        int attack = traffic.happens(Kind.ATTACK, "guessing", BEGINS, ENDS);
        assertThat(incident().nearest()).isEqualTo("none of its logins was logged");

        traffic.login(BEGINS, Outcome.FAILED, "postgres", "203.0.113.9", attack);
        assertThat(incident().found()).isFalse();
        assertThat(incident().nearest()).isEqualTo("no finding holds any of its logins");
        assertThat(incident().delaySeconds()).isNull();
    }
}
