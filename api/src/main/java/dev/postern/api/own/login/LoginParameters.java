// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.login;

import dev.postern.api.own.Parameters;
import dev.postern.api.own.Problems;
import dev.postern.kernel.Cidr;
import dev.postern.kernel.Outcome;
import dev.postern.store.LoginFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a query says of the logins to look for. */
public final class LoginParameters {
    /** Their names, with those of pages. */
    public static final Set<String> NAMES =
            Set.of("instance", "user", "address", "application", "outcome", "from", "to", "maxResults", "nextToken");

    private static final int PAGE = 50;
    private static final int MOST = 1_000;

    private LoginParameters() {}

    /** The logins that are looked for. */
    public static LoginFilter filter(Parameters query) {
        return new LoginFilter(
                query.text("instance"),
                query.text("user"),
                network(query.text("address")),
                query.text("application"),
                query.one("outcome", Outcome.class),
                query.micros("from", Long.MIN_VALUE),
                query.micros("to", Long.MAX_VALUE));
    }

    /** How many are wanted. */
    public static int limit(Parameters query) {
        return query.number("maxResults", PAGE, 1, MOST);
    }

    private static @Nullable Cidr network(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Cidr network = Cidr.parse(text);
        if (network == null) {
            throw Problems.invalid("address must be an address or a network, such as 192.0.2.7 or 192.0.2.0/24");
        }
        return network;
    }
}
