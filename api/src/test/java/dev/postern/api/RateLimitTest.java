// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final RateLimit limit = new RateLimit(2, 3, () -> now);

    private void refused(String key) {
        assertThatThrownBy(() -> limit.require(key)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.type()).isEqualTo("ThrottlingException");
            assertThat(e.code()).isEqualTo(400);
        });
    }

    @Test
    void a_burst_goes_through_and_then_so_many_a_second() {
        for (int i = 0; i < 3; i++) {
            limit.require("a");
        }
        refused("a");
        limit.require("b");
        now += SECOND;
        limit.require("a");
        refused("a");
        now += SECOND * 3_600;
        for (int i = 0; i < 3; i++) {
            limit.require("a");
        }
        refused("a");
    }

    @Test
    void who_goes_on_asking_too_often_is_answered_again_after_a_while() {
        for (int i = 0; i < 3; i++) {
            limit.require("a");
        }
        for (int i = 0; i < 1_000; i++) {
            refused("a");
        }
        now += SECOND;
        limit.require("a");
    }
}
