// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import dev.postern.console.login.FoundLogins.Moment;
import dev.postern.kernel.LoginEvent;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginFilter;
import dev.postern.store.LoginLog;
import dev.postern.store.LoginPage;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Finds logins, and counts the newest that fit by their values. How many are counted depends on how quickly the store answers: a page
 * must not wait for a count that nobody may look at.
 *
 * @param nanos a clock that only goes on, nanoseconds
 */
public record LoginFinder(Store store, Owners owners, LongSupplier nanos) {
    /** Logins of a page. */
    public static final int PAGE = 50;

    private static final int AT_ONCE = 1_000;
    private static final int MOST_COUNTED = 100_000;
    private static final int MOST_VALUES = 6;
    private static final Duration PATIENCE = Duration.ofMillis(90);

    /**
     * A page of the logins that fit.
     *
     * @param before {@link FoundLogins#before} of the page before, {@link Long#MAX_VALUE} at first
     */
    public FoundLogins find(Scope scope, LoginFilter filter, long before) {
        LoginPage page = page(scope, filter, before, PAGE);
        List<LoginEvent> logins = new ArrayList<>();
        for (LoggedInput each : page.logins()) {
            if (each.input() instanceof LoginEvent login) {
                logins.add(login);
            }
        }
        return count(scope, filter, logins, page.before());
    }

    private FoundLogins count(Scope scope, LoginFilter filter, List<LoginEvent> logins, long next) {
        LoginTally tally = new LoginTally();
        List<Moment> times = new ArrayList<>();
        long begun = nanos.getAsLong();
        long at = Long.MAX_VALUE;
        do {
            LoginPage some = page(scope, filter, at, AT_ONCE);
            for (LoggedInput each : some.logins()) {
                if (each.input() instanceof LoginEvent login) {
                    tally.count(login);
                    times.add(new Moment(login.decidedMicros(), login.outcome()));
                }
            }
            at = some.before();
        } while (at != 0 && times.size() < MOST_COUNTED && nanos.getAsLong() - begun < PATIENCE.toNanos());
        List<Facet> facets = new ArrayList<>();
        for (LoginField field : LoginField.values()) {
            Facet facet = tally.facet(field, MOST_VALUES);
            if (facet.distinct() > 0) {
                facets.add(facet);
            }
        }
        return new FoundLogins(
                logins,
                next,
                facets,
                times.size(),
                at == 0 && !tally.isCut(),
                times.stream().mapToLong(Moment::micros).min().orElse(0),
                times.stream().mapToLong(Moment::micros).max().orElse(0),
                times);
    }

    private LoginPage page(Scope scope, LoginFilter filter, long before, int limit) {
        LoginLog log = store.logins(owners.main());
        return log.page(filter, instance -> owners.owns(scope, instance), before, limit);
    }
}
