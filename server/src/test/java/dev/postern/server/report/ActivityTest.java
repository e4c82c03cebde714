// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Engine;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private static final long SECOND = 1_000_000L;
    private static final long DAY = 86_400 * SECOND;

    private final Activity activity = new Activity();

    private void count(long time, Outcome outcome) {
        activity.count(new LoginEvent(
                time,
                time,
                "db",
                Engine.MYSQL,
                outcome,
                null,
                null,
                -1,
                "u",
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                new SourceLine("log", 1, 0),
                null));
    }

    private long sum(Outcome outcome) {
        return activity.of(outcome).values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void a_short_time_is_counted_by_the_second() {
        count(10 * SECOND, Outcome.FAILED);
        count(10 * SECOND + 400_000, Outcome.FAILED);
        count(12 * SECOND, Outcome.SUCCESS);

        assertThat(activity.width()).isEqualTo(SECOND);
        assertThat(activity.of(Outcome.FAILED)).isEqualTo(Map.of(10 * SECOND, 2L));
        assertThat(activity.of(Outcome.INCOMPLETE)).isEmpty();
    }

    @Test
    void intervals_grow_with_the_time_and_lose_nobody() {
        for (int day = 0; day < 3000; day++) {
            count(day * DAY, day % 3 == 0 ? Outcome.FAILED : Outcome.SUCCESS);
            assertThat((activity.to() - activity.from()) / activity.width()).isLessThanOrEqualTo(Activity.MOST);
        }

        assertThat(sum(Outcome.FAILED)).isEqualTo(1000);
        assertThat(sum(Outcome.SUCCESS)).isEqualTo(2000);
        assertThat(activity.width()).isEqualTo(14 * DAY);
    }

    @Test
    void a_login_before_all_others_is_counted_too() {
        count(1000 * DAY, Outcome.SUCCESS);
        count(-DAY, Outcome.SUCCESS);

        assertThat(sum(Outcome.SUCCESS)).isEqualTo(2);
        assertThat(activity.from()).isLessThanOrEqualTo(-DAY);
        assertThat(activity.to()).isGreaterThan(1000 * DAY);
    }
}
