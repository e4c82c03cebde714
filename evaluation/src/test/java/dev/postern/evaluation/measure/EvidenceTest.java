// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final int ATTACK = 3;
    private static final int NOISE = 0;

    private static Evidence of(long attack, long noise) {
        Evidence evidence = new Evidence();
        evidence.add(ATTACK, attack);
        evidence.add(NOISE, noise);
        return evidence;
    }

    @Test
    void a_fifth_of_the_logins_makes_it_a_finding_of_the_attack() {
        assertThat(of(1, 4).isOf(ATTACK)).isTrue();
        assertThat(of(8, 32).isOf(ATTACK)).isTrue();
    }

    @Test
    void nineteen_percent_and_nine_logins_do_not() {
        assertThat(of(9, 39).isOf(ATTACK)).isFalse(); // 18.75 %
        assertThat(of(9, 991).isOf(ATTACK)).isFalse();
    }

    @Test
    void ten_logins_do_however_many_others_there_are() {
        assertThat(of(10, 9_990).isOf(ATTACK)).isTrue();
    }

    @Test
    void logins_of_which_nothing_is_known_count_against_it() {
        Evidence evidence = of(1, 4);
        evidence.total(6);

        assertThat(evidence.isOf(ATTACK)).isFalse();
        assertThat(evidence.total()).isEqualTo(6);
        assertThat(evidence.attributed()).isEqualTo(5);
    }

    @Test
    void a_finding_without_a_login_of_the_attack_is_not_of_it() {
        assertThat(new Evidence().isOf(ATTACK)).isFalse();
    }
}
