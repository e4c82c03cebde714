// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells from the accounts that poolers and proxies log in with that the addresses in a log are theirs: RDS Proxy ({@code
 * rdsproxyadmin}, Amazon RDS user guide) and CloudNativePG's PgBouncer ({@code cnpg_pooler_pgbouncer}, its documentation).
 */
final class HiddenClients {
    private static final Map<String, String> PROXIES =
            Map.of("rdsproxyadmin", "RDS Proxy", "cnpg_pooler_pgbouncer", "PgBouncer (a Pooler of CloudNativePG)");

    private final Set<String> seen = new TreeSet<>();

    /** Looks at a login; a name alone is a client's choice and shows nothing. */
    void see(LoginEvent login) {
        String user = login.user();
        if (user != null && login.outcome() == Outcome.SUCCESS && login.is(Mark.INTERNAL)) {
            String proxy = PROXIES.get(user);
            if (proxy != null) {
                seen.add(proxy);
            }
        }
    }

    /** What is hidden, for each proxy seen. */
    List<Advice> advise() {
        List<Advice> advice = new ArrayList<>();
        for (String proxy : seen) {
            advice.add(new Advice(
                    Advice.Level.BLIND,
                    "clients behind a proxy",
                    proxy
                            + " connects to this server. Logins through it come from its address, whoever the client is, and it"
                            + " keeps connections open, so most clients leave no login at all.",
                    List.of()));
        }
        return advice;
    }
}
