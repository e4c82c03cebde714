// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private final List<String> said = new ArrayList<>();
    private final Notices notices = new Notices(said::add);

    @Test
    void senders_that_somebody_invents_do_not_keep_our_own_troubles_from_being_said() {
        for (int i = 0; i < 5_000; i++) {
            notices.onceOfSender("sender " + i, "from " + i);
        }
        assertThat(said).hasSize(1_000);
        assertThat(said.get(999)).isEqualTo("from 999; what else is refused is counted only");

        notices.once("full", "the spool is full");
        notices.once("full", "the spool is full");

        assertThat(said).hasSize(1_001).endsWith("the spool is full");
    }

    @Test
    void what_is_over_is_said_when_it_comes_again() {
        notices.once("full", "the spool is full");
        notices.over("full");
        notices.once("full", "the spool is full");

        assertThat(said).hasSize(2);
    }
}
