// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may write to which spools.
 *
 * @param routes in the order in which they are tried
 */
public record Senders(List<Route> routes) {

    public Senders {
        routes = List.copyOf(routes);
    }

    /**
     * A way to a spool.
     *
     * @param rule for whose messages
     * @param zone zone of dates that have none
     */
    public record Route(SenderRule rule, Spool spool, ZoneId zone) {}

    /** The ways that are open to a sender; none when nobody knows it. */
    List<Route> of(Peer peer) {
        return routes.stream().filter(route -> route.rule().allows(peer)).toList();
    }

    /** Whether a sender at an address may be known once it shows a certificate, or is known already. */
    boolean mayKnow(Peer peer) {
        return routes.stream()
                .map(Route::rule)
                .anyMatch(rule ->
                        rule.from().isEmpty() || rule.from().stream().anyMatch(net -> net.contains(peer.address())));
    }

    /** The first of some ways that a message takes, or null. */
    static @Nullable Route choose(List<Route> open, String program, String host) {
        for (Route route : open) {
            if (route.rule().isOf(program, host)) {
                return route;
            }
        }
        return null;
    }
}
