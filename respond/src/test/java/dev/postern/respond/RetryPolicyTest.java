// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private final RetryPolicy policy = new RetryPolicy(new Random(1));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "10, 512", "11, 900", "200, 900", "2000000000, 900"})
    void a_wait_is_anything_up_to_a_bound_that_doubles_and_ends_at_a_quarter_of_an_hour(int failures, long bound) {
        long longest = 0;
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 2_000; i++) {
            long millis = policy.delay(failures, null).toMillis();
            longest = Math.max(longest, millis);
            shortest = Math.min(shortest, millis);
        }

        assertThat(longest).isBetween(bound * 950, bound * 1_000);
        assertThat(shortest).isBetween(0L, bound * 50);
    }

    @Test
    void both_ends_of_the_bound_can_come() {
        RandomGenerator highest = new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
        assertThat(new RetryPolicy(highest).delay(3, null)).isEqualTo(Duration.ofSeconds(4));
        assertThat(new RetryPolicy(highest).probe(100)).isEqualTo(Duration.ofSeconds(30));
        assertThat(new RetryPolicy(() -> 0).delay(3, null)).isZero();
    }

    @Test
    void a_receiver_is_left_alone_as_long_as_it_asks_but_no_longer_than_an_hour() {
        RetryPolicy eager = new RetryPolicy(() -> 0);
        assertThat(eager.delay(1, Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(2));
        assertThat(eager.delay(1, Duration.ofDays(365))).isEqualTo(Duration.ofHours(1));
        assertThat(eager.delay(1, Duration.ofSeconds(-1))).isZero();
    }

    @Test
    void a_delivery_is_given_up_after_many_tries_or_a_day_but_never_after_less_than_five() {
        Duration young = Duration.ofMinutes(1);
        Duration old = Duration.ofDays(30);
        assertThat(policy.isSpent(199, true, young)).isFalse();
        assertThat(policy.isSpent(200, true, young)).isTrue();
        assertThat(policy.isSpent(5, true, Duration.ofHours(24).minusMillis(1))).isFalse();
        assertThat(policy.isSpent(5, true, Duration.ofHours(24))).isTrue();
        assertThat(policy.isSpent(4, true, old)).isFalse();
        assertThat(policy.isSpent(4, false, old)).isFalse();
        assertThat(policy.isSpent(5, false, young)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "120, 120",
                "0, 0",
                "99999999999999, 2147483647",
                "'Sun, 22 Nov 2026 12:00:30 GMT', 30",
                "'Sun, 22 Nov 2026 11:00:00 GMT', 0"
            })
    void retry_after_is_seconds_or_a_date(String header, long seconds) {
        assertThat(RetryAfter.parse(header, Instant.parse("2026-11-22T12:00:00Z")))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null", "''", "-5", "soon", "1.5", "'Sun, 99 Nov 2026 12:00:30 GMT'", "١٢"})
    void a_retry_after_that_makes_no_sense_counts_as_none(String header) {
        assertThat(RetryAfter.parse(header, Instant.EPOCH)).isNull();
    }
}
