// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialRunTest {
    private final List<String> lines = new ArrayList<>();

    private boolean run(Duration limit, List<Trial> trials) throws InterruptedException {
        return TrialRun.of(trials, limit, result -> lines.add(result.line()));
    }

    @Test
    void one_that_never_ends_has_failed_and_does_not_hold_up_the_others() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Trial stuck = new Trial("stuck", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return "never";
        });

        boolean works = run(Duration.ofMillis(200), List.of(stuck, new Trial("store", () -> "is there")));
        never.countDown();

        assertThat(works).isFalse();
        assertThat(lines)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("FAILED  stuck: no answer within"),
                        line -> assertThat(line).isEqualTo("works   store: is there"));
    }

    @Test
    void an_error_of_ours_in_one_is_told_and_the_others_are_run() throws Exception {
        Trial broken = new Trial("broken", () -> {
            throw new IllegalStateException("oops");
        });

        assertThat(run(Duration.ofMinutes(1), List.of(broken, new Trial("store", () -> "is there"))))
                .isFalse();
        assertThat(lines)
                .containsExactly(
                        "FAILED  broken: an error in Postern, please report it: java.lang.IllegalStateException: oops",
                        "works   store: is there");
    }

    @Test
    void many_are_all_run_in_their_order() throws Exception {
        List<Trial> trials = IntStream.range(0, 100)
                .mapToObj(i -> new Trial("n" + i, () -> "ok"))
                .toList();

        assertThat(run(Duration.ofMinutes(1), trials)).isTrue();
        assertThat(lines)
                .containsExactlyElementsOf(IntStream.range(0, 100)
                        .mapToObj(i -> "works   n" + i + ": ok")
                        .toList());
    }
}
