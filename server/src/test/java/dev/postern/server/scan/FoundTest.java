// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Engine;
import dev.postern.kernel.Finding;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.Location;
import dev.postern.kernel.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundTest {
    private static final int MANY = 1_000;
    /** Room for a few hundred. */
    private static final long BYTES = 400_000;

    private final Found found = new Found(finding -> !finding.learning(), BYTES);

    @Test
    void few_findings_are_kept_whole_in_order_and_in_their_latest_state() {
        found.keep(finding(2, Severity.LOW, false));
        found.keep(finding(1, Severity.LOW, false));
        found.keep(finding(3, Severity.LOW, false));
        found.keep(finding(3, Severity.HIGH, false));

        assertThat(found.inOrder()).extracting(Finding::firstSeen).containsExactly(3L, 1L, 2L);
        assertThat(found.inOrder())
                .allMatch(f -> f.notes().size() == 1 && f.notes().get(0).key().equals("whole"));
        assertThat(found.shortened()).isZero();
        assertThat(found.leftOut()).isZero();
    }

    @Test
    void of_many_the_gravest_stay_whole_the_last_are_left_out_and_all_are_counted() {
        for (int i = 0; i < MANY; i++) {
            found.keep(finding(i, i == MANY - 1 ? Severity.CRITICAL : Severity.LOW, false));
            found.keep(
                    finding(i, i == MANY - 1 ? Severity.CRITICAL : Severity.LOW, false)); // a later state counts once
        }

        List<Finding> kept = found.inOrder();
        assertThat(kept.get(0).firstSeen()).isEqualTo(MANY - 1);
        assertThat(kept.get(1).firstSeen()).isZero();
        assertThat(kept.get(1).notes()).extracting(Finding.Note::key).containsExactly("whole");
        assertThat(kept.get(kept.size() - 1).notes())
                .extracting(Finding.Note::key)
                .containsExactly("shortened");
        assertThat(found.shortened()).isPositive();
        assertThat(found.leftOut()).isPositive().isEqualTo(MANY - kept.size());
        assertThat(kept.stream().mapToLong(FindingSize::of).sum()).isLessThanOrEqualTo(BYTES);
    }

    @Test
    void a_finding_that_was_left_out_comes_back_when_it_becomes_graver() {
        for (int i = 0; i < MANY; i++) {
            found.keep(finding(i, Severity.LOW, false));
        }
        int leftOut = found.leftOut();

        found.keep(finding(MANY - 1, Severity.HIGH, false));

        assertThat(found.inOrder().get(0).firstSeen()).isEqualTo(MANY - 1);
        assertThat(found.leftOut()).isBetween(leftOut - 1, leftOut + 2);
        assertThat(found.leftOut()).isEqualTo(MANY - found.inOrder().size());
    }

    @Test
    void what_is_held_back_while_learning_is_counted_until_it_is_raised() {
        found.keep(finding(1, Severity.LOW, true));
        found.keep(finding(2, Severity.LOW, true));
        found.keep(finding(2, Severity.LOW, true));
        found.keep(finding(1, Severity.LOW, false));

        assertThat(found.learning()).isEqualTo(1);
        assertThat(found.inOrder()).hasSize(1);
    }

    private static Finding finding(int i, Severity severity, boolean learning) {
        return new Finding(
                "%08x".formatted(i * 0x9E3779B1).repeat(4),
                FindingType.ANOMALOUS_FAILED_LOGIN,
                severity,
                "db",
                Engine.POSTGRESQL,
                new Finding.UserDetails("u" + i, null, null, null, null),
                new Finding.Actor(null, null, null, Location.UNKNOWN, 1),
                List.of(),
                new Finding.Counts(0, 1, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Finding.Note("whole", "x".repeat(500))),
                List.of(),
                List.of(),
                i,
                i,
                i,
                i,
                1,
                "title",
                "description",
                learning ? Finding.Standing.LEARNING : Finding.Standing.ALARM,
                null);
    }
}
