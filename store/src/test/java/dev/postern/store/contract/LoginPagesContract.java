// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static dev.postern.store.contract.Samples.START;
import static dev.postern.store.contract.Samples.STEP;
import static dev.postern.store.contract.Samples.login;
import static dev.postern.store.contract.Samples.logins;
import static dev.postern.store.contract.Samples.tampering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Cidr;
import dev.postern.kernel.Input;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.store.LoginFilter;
import dev.postern.store.LoginPage;
import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Logins are found page by page, latest first, whatever is asked for together. */
interface LoginPagesContract extends Fixture {

    private LoginPage page(LoginFilter filter, long before, int limit) {
        return store().logins(Scope.DEFAULT).page(filter, any -> true, before, limit);
    }

    private List<Input> all(LoginFilter filter, int limit) {
        List<Input> found = new ArrayList<>();
        long before = Long.MAX_VALUE;
        do {
            LoginPage page = page(filter, before, limit);
            assertThat(page.logins()).hasSizeLessThanOrEqualTo(limit);
            page.logins().forEach(logged -> found.add(logged.input()));
            before = page.before();
        } while (before != 0);
        return found;
    }

    private static boolean fits(LoginFilter filter, LoginEvent login) {
        Cidr network = filter.network();
        return (filter.instance() == null || filter.instance().equals(login.instance()))
                && (filter.user() == null || filter.user().equals(login.user()))
                && (network == null || (login.remoteIp() != null && network.contains(login.remoteIp())))
                && (filter.application() == null || filter.application().equals(login.application()))
                && (filter.outcome() == null || filter.outcome() == login.outcome())
                && login.decidedMicros() >= filter.fromMicros()
                && login.decidedMicros() < filter.toMicros();
    }

    private static <T> @Nullable T sometimes(Random random, T value) {
        return random.nextInt(3) == 0 ? value : null;
    }

    @Test
    default void every_combination_of_conditions_finds_what_fits() {
        List<Input> all = new ArrayList<>();
        List<Outcome> outcomes = List.of(Outcome.values());
        for (int n = 0; n < 300; n++) {
            String user = n % 11 == 0 ? null : "user-" + n % 5;
            all.add(
                    n % 17 == 0
                            ? tampering(n)
                            : login(n, "db-" + n % 3, user, outcomes.get(n % 7 % 3), START + n * STEP));
        }
        store().logins(Scope.DEFAULT).append(all, Map.of());
        List<LoginEvent> latestFirst = new ArrayList<>();
        all.forEach(input -> {
            if (input instanceof LoginEvent login) {
                latestFirst.add(0, login);
            }
        });
        Random random = new Random(3);
        int hits = 0;
        for (int n = 0; n < 300; n++) {
            LoginEvent like = latestFirst.get(random.nextInt(latestFirst.size()));
            String address =
                    like.remoteIp() == null ? "10.0.0.1" : like.remoteIp().toString();
            String length = address.contains(":") ? "/64" : "/" + (22 + random.nextInt(11));
            boolean dated = random.nextInt(3) == 0;
            LoginFilter filter = new LoginFilter(
                    sometimes(random, like.instance()),
                    like.user() == null ? null : sometimes(random, like.user()),
                    Cidr.parse(String.valueOf(sometimes(random, random.nextBoolean() ? address : address + length))),
                    like.application() == null ? null : sometimes(random, like.application()),
                    sometimes(random, like.outcome()),
                    dated ? START + 50 * STEP : Long.MIN_VALUE,
                    dated ? START + 250 * STEP : Long.MAX_VALUE);

            List<LoginEvent> expected =
                    latestFirst.stream().filter(login -> fits(filter, login)).toList();
            assertThat(all(filter, 1 + random.nextInt(40))).as("%s", filter).isEqualTo(expected);
            hits += expected.size();
        }
        assertThat(hits).isPositive();
    }

    @Test
    default void pages_stay_as_they_are_while_logins_come_in() {
        store().logins(Scope.DEFAULT).append(logins(0, 50), Map.of());
        List<Input> found = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (int n = 0; before != 0; n++) {
            LoginPage page = page(LoginFilter.ANY, before, 7);
            page.logins().forEach(logged -> found.add(logged.input()));
            before = page.before();
            store().logins(Scope.DEFAULT).append(logins(50 + n, 51 + n), Map.of());
        }
        List<Input> expected = new ArrayList<>(logins(0, 50));
        Collections.reverse(expected);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    default void a_page_that_nothing_fits_ends_after_so_many_logins_and_says_where_to_go_on() {
        List<Input> many = new ArrayList<>();
        many.add(login(0, "db-1", "rare", Outcome.FAILED, START));
        for (int n = 1; n <= 120_000; n++) {
            many.add(login(1, "db-2", "common", Outcome.FAILED, START + n));
        }
        store().logins(Scope.DEFAULT).append(many, Map.of());
        LoginFilter hidden = new LoginFilter("db-1", null, null, null, Outcome.FAILED, Long.MIN_VALUE, Long.MAX_VALUE);
        LoginFilter unled =
                new LoginFilter(null, null, null, "nobody's", Outcome.SUCCESS, Long.MIN_VALUE, Long.MAX_VALUE);

        LoginPage first = page(hidden, Long.MAX_VALUE, 10);
        assertThat(first.logins()).isEmpty();
        assertThat(first.before()).isBetween(1L, 120_000L);
        assertThat(all(hidden, 10)).containsExactly(many.get(0));
        assertThat(page(unled, Long.MAX_VALUE, 10).before()).isPositive();
        assertThat(all(unled, 10)).isEmpty();
    }

    @Test
    default void an_account_finds_its_own_logins() {
        store().logins(OTHER).append(logins(0, 5), Map.of());

        assertThat(page(LoginFilter.ANY, Long.MAX_VALUE, 10)).isEqualTo(new LoginPage(List.of(), 0));
        store().logins(Scope.DEFAULT).append(logins(5, 6), Map.of());
        assertThat(all(LoginFilter.ANY, 10)).containsExactly(login(5));
        assertThat(page(LoginFilter.ANY, 0, 10).logins()).isEmpty();
        assertThat(page(LoginFilter.ANY, -1, 10).logins()).isEmpty();
    }
}
