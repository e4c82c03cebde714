// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.Habits.Value;
import dev.postern.kernel.profile.Trait;
import dev.postern.kernel.state.UnreadableStateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What has been learnt of a database can be shown. */
class HabitsTest {
    private static final long START = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli() * 1_000;
    private static final long HOUR = 3_600_000_000L;
    private static final Duration LEARNING = Duration.ofDays(14);

    private static LoginEvent login(int hour, String user, String ip, String application) {
        long time = START + hour * HOUR;
        return new LoginEvent(
                time,
                time,
                "orders",
                Engine.POSTGRESQL,
                Outcome.SUCCESS,
                IpAddress.parse(ip),
                null,
                5_000,
                user,
                "shop",
                application,
                "TLSv1.3",
                "scram-sha-256",
                null,
                null,
                Set.of(),
                new SourceLine("log", hour, hour),
                null);
    }

    private static byte[] learnt() {
        Kernel kernel = new Kernel(Policy.DEFAULT, Intel.NONE);
        KernelState state = new KernelState();
        for (int hour = 0; hour < 3; hour++) {
            kernel.step(login(hour, "alice", "10.0.0.5", "psql"), state);
        }
        kernel.step(login(3, "bob", "2001:db8:1:2::7", "dbeaver\u0000"), state);
        return state.changedParts().get(Habits.part("orders"));
    }

    @Test
    void users_and_values_are_told_with_the_hours_in_which_they_were_seen() {
        Habits habits = Habits.read("orders", learnt(), LEARNING, START);

        assertThat(habits.readyMicros()).isEqualTo(START + 3 * 24 * HOUR);
        assertThat(habits.users()).extracting(Habits.User::name).containsExactly("alice", "bob");
        Habits.User alice = habits.users().get(0);
        assertThat(alice.logins()).isEqualTo(3);
        assertThat(alice.hours()).isEqualTo(3);
        assertThat(alice.days()).isEqualTo(1);
        assertThat(alice.firstMicros()).isEqualTo(START);
        assertThat(alice.latestMicros()).isEqualTo(START + 2 * HOUR);
        assertThat(alice.ready()).isFalse();
        assertThat(alice.values().get(Trait.ADDRESS)).containsExactly(new Value("10.0.0.5", 3));
        assertThat(habits.values().get(Trait.NETWORK))
                .containsExactly(new Value("10.0.0.0/24", 3), new Value("2001:db8:1::/48", 1));
        assertThat(habits.values().get(Trait.APPLICATION))
                .containsExactly(new Value("psql", 3), new Value("dbeaver", 1));
        assertThat(habits.values().get(Trait.HOUR))
                .containsExactly(
                        new Value("09:00-12:00 UTC on a working day", 3),
                        new Value("12:00-15:00 UTC on a working day", 1));
        assertThat(habits.values().get(Trait.SCOPE)).extracting(Value::value).contains("private");
        assertThat(habits.values().get(Trait.SECURITY)).containsExactly(new Value("scram-sha-256 over TLSv1.3", 4));
    }

    @Test
    void a_user_is_ready_once_the_learning_time_is_over() {
        Habits habits = Habits.read("orders", learnt(), LEARNING, START + 20 * 24 * HOUR);

        assertThat(habits.users()).allMatch(Habits.User::ready);
    }

    @Test
    void a_damaged_part_is_refused() {
        assertThatThrownBy(() -> Habits.read("orders", new byte[] {1, 2, 3}, LEARNING, START))
                .isInstanceOf(UnreadableStateException.class);
    }
}
