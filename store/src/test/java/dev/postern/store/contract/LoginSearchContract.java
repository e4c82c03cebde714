// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static dev.postern.store.contract.Samples.START;
import static dev.postern.store.contract.Samples.STEP;
import static dev.postern.store.contract.Samples.login;
import static dev.postern.store.contract.Samples.logins;
import static dev.postern.store.contract.Samples.tampering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Input;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginQuery;
import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Logins are found by what is known of them, latest first. */
interface LoginSearchContract extends Fixture {

    private static LoginQuery any(int limit) {
        return new LoginQuery(null, null, null, null, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, limit);
    }

    private static LoginQuery query(
            @Nullable String instance, @Nullable String user, @Nullable IpAddress address, @Nullable Outcome outcome) {
        return new LoginQuery(instance, user, address, outcome, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 10_000);
    }

    private void append(List<Input> inputs) {
        store().logins(Scope.DEFAULT).append(inputs, Map.of());
    }

    private List<Input> found(LoginQuery query) {
        return store().logins(Scope.DEFAULT).search(query).stream()
                .map(LoggedInput::input)
                .toList();
    }

    private static List<Input> latestFirst(List<Input> inputs, Predicate<LoginEvent> fits) {
        List<Input> fitting = new ArrayList<>();
        for (Input input : inputs) {
            if (input instanceof LoginEvent login && fits.test(login)) {
                fitting.add(login);
            }
        }
        Collections.reverse(fitting);
        return fitting;
    }

    @Test
    default void a_search_without_conditions_gives_the_latest_logins_and_no_tamper_signals() {
        append(List.of(login(0), tampering(1), login(2), login(3)));

        assertThat(found(any(10))).containsExactly(login(3), login(2), login(0));
        assertThat(found(any(2))).containsExactly(login(3), login(2));
    }

    @Test
    default void each_condition_and_any_two_find_what_fits() {
        List<Input> all = new ArrayList<>();
        List<Outcome> outcomes = List.of(Outcome.values());
        for (int n = 0; n < 200; n++) {
            String user = n % 11 == 0 ? null : "user-" + n % 5;
            all.add(login(n, "db-" + n % 3, user, outcomes.get(n % 7 % 3), START + n * STEP));
        }
        append(all);
        IpAddress address = IpAddress.v4(0x0A000003);

        assertThat(found(query("db-1", null, null, null)))
                .isEqualTo(latestFirst(all, l -> l.instance().equals("db-1")));
        assertThat(found(query(null, "user-2", null, null)))
                .isEqualTo(latestFirst(all, l -> "user-2".equals(l.user())));
        assertThat(found(query(null, null, address, null)))
                .isEqualTo(latestFirst(all, l -> address.equals(l.remoteIp())));
        for (Outcome outcome : outcomes) {
            assertThat(found(query(null, null, null, outcome)))
                    .isEqualTo(latestFirst(all, l -> l.outcome() == outcome));
            assertThat(found(query("db-2", "user-1", null, outcome)))
                    .isEqualTo(latestFirst(
                            all,
                            l -> l.outcome() == outcome && l.instance().equals("db-2") && "user-1".equals(l.user())));
        }
        assertThat(found(query(null, "user-3", address, null)))
                .isEqualTo(latestFirst(all, l -> "user-3".equals(l.user()) && address.equals(l.remoteIp())));
    }

    @Test
    default void a_time_range_finds_logins_that_came_out_of_order_too() {
        List<Input> all = new ArrayList<>();
        Random random = new Random(1);
        for (int n = 0; n < 9_000; n++) {
            long late = random.nextInt(50) == 0 ? 4_000 * STEP : 0;
            all.add(login(n, "db-1", "u", Outcome.SUCCESS, START + n * STEP - late));
        }
        append(all.subList(0, 5_000));
        append(all.subList(5_000, 9_000));

        long from = START + 2_000 * STEP;
        long to = START + 2_500 * STEP;
        LoginQuery range = new LoginQuery(null, null, null, null, from, to, Long.MAX_VALUE, 10_000);

        assertThat(found(range))
                .isNotEmpty()
                .isEqualTo(latestFirst(all, l -> l.decidedMicros() >= from && l.decidedMicros() < to));
        assertThat(found(new LoginQuery("db-2", null, null, null, from, to, Long.MAX_VALUE, 10)))
                .isEmpty();
        assertThat(found(new LoginQuery(null, null, null, null, 0, 1, Long.MAX_VALUE, 10)))
                .isEmpty();
    }

    @Test
    default void pages_neither_repeat_nor_miss_logins_while_others_come_in() {
        append(logins(0, 50));
        List<Input> pages = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (int page = 0; page < 10; page++) {
            List<LoggedInput> found = store().logins(Scope.DEFAULT)
                    .search(new LoginQuery(null, null, null, null, Long.MIN_VALUE, Long.MAX_VALUE, before, 7));
            found.forEach(logged -> pages.add(logged.input()));
            before = found.isEmpty() ? before : found.get(found.size() - 1).seq();
            append(logins(50 + page, 51 + page));
        }
        assertThat(pages).isEqualTo(latestFirst(logins(0, 50), login -> true));
    }

    @Test
    default void names_are_compared_exactly() {
        Random random = new Random(7);
        for (int n = 0; n < 60; n++) {
            String user = Samples.text(random);
            LoginEvent login = login(n, "db%" + n, user, Outcome.FAILED, START);
            append(List.of(login));
            assertThat(found(query("db%" + n, user, null, null))).containsExactly(login);
        }
        append(List.of(login(0, "db-1", "AaAa", Outcome.FAILED, START)));
        assertThat(found(query(null, "BBBB", null, null))).as("same hash").isEmpty();
        assertThat(found(query("db%", null, null, null))).isEmpty();
        assertThat(found(query("DB-1", null, null, null))).isEmpty();
        assertThat(found(query(null, "' OR 1=1 --", null, null))).isEmpty();
    }

    @Test
    default void a_search_stays_in_its_account_and_region() {
        append(logins(0, 3));

        assertThat(store().logins(OTHER).search(any(10))).isEmpty();
        store().logins(OTHER).append(logins(5, 6), Map.of());
        assertThat(store().logins(OTHER).search(any(10)))
                .extracting(LoggedInput::input)
                .containsExactly(login(5));
        assertThat(found(any(10))).hasSize(3);
    }
}
