// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static dev.postern.store.contract.Samples.login;
import static dev.postern.store.contract.Samples.logins;
import static dev.postern.store.contract.Samples.tampering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postern.kernel.Input;
import dev.postern.kernel.Tick;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginLog;
import dev.postern.store.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The login log: what goes in comes out, in order. */
interface LoginLogContract extends Fixture {

    private LoginLog log() {
        return store().logins(Scope.DEFAULT);
    }

    private static List<Input> inputs(List<LoggedInput> logged) {
        return logged.stream().map(LoggedInput::input).toList();
    }

    @Test
    default void a_new_log_is_empty() {
        assertThat(log().lastSeq()).isZero();
        assertThat(log().after(0, 10)).isEmpty();
        assertThat(log().checkpoints()).isEmpty();
        assertThat(log().append(List.of(), Map.of())).isZero();
    }

    @Test
    default void inputs_come_back_in_the_order_in_which_they_were_appended() {
        List<Input> first = List.of(login(1), tampering(2), login(0));
        assertThat(log().append(first, Map.of())).isEqualTo(log().lastSeq());
        log().append(List.of(login(3)), Map.of());

        List<LoggedInput> logged = log().after(0, 10);

        assertThat(inputs(logged)).containsExactly(login(1), tampering(2), login(0), login(3));
        assertThat(logged).extracting(LoggedInput::seq).isSorted().doesNotHaveDuplicates();
        assertThat(logged.get(3).seq()).isEqualTo(log().lastSeq());
        assertThat(log().append(List.of(), Map.of())).isEqualTo(log().lastSeq());
    }

    @Test
    default void whatever_clients_write_comes_back_equal() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<Input> batch = new ArrayList<>();
            for (int n = 0; n < 25; n++) {
                batch.add(Samples.hostile(random));
            }
            long before = log().lastSeq();
            log().append(batch, Map.of());
            assertThat(inputs(log().after(before, 100))).as("seed %d", seed).isEqualTo(batch);
        }
    }

    @Test
    default void inputs_are_read_on_from_any_place() {
        log().append(logins(0, 10), Map.of());
        long place = log().after(0, 4).get(3).seq();

        assertThat(inputs(log().after(place, 3))).isEqualTo(logins(4, 7));
        assertThat(log().after(log().lastSeq(), 3)).isEmpty();
        assertThat(log().after(Long.MAX_VALUE, 3)).isEmpty();
    }

    @Test
    default void inputs_of_one_instance_are_read_on_from_any_place() {
        log().append(logins(0, 9), Map.of());
        long place = log().after(0, 4).get(3).seq();

        assertThat(inputs(log().after("db-0", 0, 2))).containsExactly(login(0), login(3));
        assertThat(inputs(log().after("db-0", place, 10))).containsExactly(login(6));
        assertThat(log().after("db-9", 0, 10)).isEmpty();
    }

    @Test
    default void checkpoints_replace_those_of_their_sources_and_no_others() {
        log().append(List.of(login(0)), Map.of("a", bytes("1"), "b\u0000", bytes("2")));
        log().append(List.of(), Map.of("a", new byte[] {0, -1}));

        assertThat(log().checkpoints())
                .containsOnlyKeys("a", "b\u0000")
                .containsEntry("a", new byte[] {0, -1})
                .containsEntry("b\u0000", bytes("2"));
    }

    @Test
    default void an_append_that_fails_leaves_nothing() {
        log().append(logins(0, 2), Map.of("a", bytes("1")));
        long last = log().lastSeq();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> log().append(List.of(login(2), new Tick(1)), Map.of("a", bytes("2"))));

        assertThat(log().lastSeq()).isEqualTo(last);
        assertThat(inputs(log().after(0, 10))).isEqualTo(logins(0, 2));
        assertThat(log().checkpoints().get("a")).isEqualTo(bytes("1"));
    }

    @Test
    default void a_log_outlives_the_program() throws Exception {
        log().append(logins(0, 5), Map.of("a", bytes("1")));
        long last = log().lastSeq();

        reopened();

        assertThat(log().lastSeq()).isEqualTo(last);
        assertThat(inputs(log().after(0, 10))).isEqualTo(logins(0, 5));
        assertThat(log().checkpoints().get("a")).isEqualTo(bytes("1"));
        assertThat(log().append(logins(5, 6), Map.of())).isGreaterThan(last);
    }

    @Test
    default void accounts_and_regions_have_logs_of_their_own() {
        LoginLog other = store().logins(OTHER);
        LoginLog sameAccount = store().logins(new Scope(OTHER.account(), "us-west-2"));
        log().append(logins(0, 3), Map.of("a", bytes("1")));
        other.append(logins(3, 5), Map.of("a", bytes("2")));

        assertThat(inputs(log().after(0, 10))).isEqualTo(logins(0, 3));
        assertThat(inputs(other.after(0, 10))).isEqualTo(logins(3, 5));
        assertThat(other.checkpoints().get("a")).isEqualTo(bytes("2"));
        assertThat(sameAccount.after(0, 10)).isEmpty();
        assertThat(sameAccount.lastSeq()).isZero();
        assertThat(sameAccount.checkpoints()).isEmpty();
    }

    @Test
    default void readers_beside_the_writer_see_whole_appends_only() throws Exception {
        int batch = 10;
        int batches = 60;
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Future<?> writer = threads.submit(() -> {
                for (int n = 0; n < batches; n++) {
                    log().append(logins(n * batch, (n + 1) * batch), Map.of());
                }
            });
            Callable<List<Integer>> reading = () -> {
                List<Integer> sizes = new ArrayList<>();
                while (!writer.isDone()) {
                    sizes.add(log().after(0, 10_000).size());
                }
                return sizes;
            };
            List<Future<List<Integer>>> readers = threads.invokeAll(List.of(reading, reading));
            writer.get();
            for (Future<List<Integer>> reader : readers) {
                assertThat(reader.get()).isSorted().allMatch(size -> size % batch == 0);
            }
            assertThat(inputs(log().after(0, 10_000))).isEqualTo(logins(0, batch * batches));
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
