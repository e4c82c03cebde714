// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.login;

import dev.postern.api.own.Page;
import dev.postern.api.own.PlaceToken;
import dev.postern.kernel.LoginEvent;
import dev.postern.store.LoginFilter;
import dev.postern.store.LoginPage;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches the logins of the databases of an account and region, latest first. */
public record LoginActivity(Store store, Owners owners) {

    /**
     * A page of logins. It may be short, or empty, while others follow: only so many are looked at for a page.
     *
     * @param token of the page before, or null
     * @param limit most logins, 1 to 1,000
     */
    public Page<Login> page(Scope scope, LoginFilter filter, @Nullable String token, int limit) {
        long before = PlaceToken.number(filter, token, Long.MAX_VALUE);
        LoginPage page =
                store.logins(owners.main()).page(filter, database -> owners.owns(scope, database), before, limit);
        List<Login> logins = page.logins().stream()
                .map(logged -> logged.input() instanceof LoginEvent login ? Login.of(login) : null)
                .filter(login -> login != null)
                .toList();
        return new Page<>(logins, page.before() == 0 ? null : PlaceToken.of(filter, Long.toString(page.before())));
    }
}
