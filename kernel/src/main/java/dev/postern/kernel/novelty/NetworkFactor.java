// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.episode.Words;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Where the login came from. Scope, country, provider and network nest, each the base of the finer one, so that they are one piece
 * of evidence and not four. The attacker is half the time somewhere inside, in any known private network or a new one, and half the
 * time anywhere outside.
 */
final class NetworkFactor {

    private static final double LEAST = -4;
    private static final double MOST = 14;
    /** When the login came from a kind of place that is new as well: another provider, country, or from outside at all. */
    private static final double MOST_FROM_NEW_PLACE = 16;

    private static final double MOST_FOR_ADDRESS = 5;

    private static final double SCOPES = 2;
    private static final double COUNTRIES = 200;
    private static final double PROVIDERS_OF_COUNTRY = 500;
    private static final double NETWORKS_OF_PROVIDER = 1024;
    private static final double NAMED_PRIVATE_NETS = 8;

    private NetworkFactor() {}

    /** The term, or null when the log does not tell the source. */
    static @Nullable Term of(Context context) {
        Object network = context.traits().get(Trait.NETWORK);
        if (network == null) {
            return null;
        }
        Chain chain = new Chain(context);
        chain.level(Trait.SCOPE, SCOPES);
        if (context.origin().isPublic()) {
            chain.level(Trait.COUNTRY, COUNTRIES);
            chain.level(Trait.PROVIDER, PROVIDERS_OF_COUNTRY);
        } else {
            chain.level(Trait.PROVIDER, NAMED_PRIVATE_NETS);
        }
        boolean newPlace = chain.coarsestIsNew;
        chain.level(
                Trait.NETWORK,
                context.origin().isPublic()
                        ? NETWORKS_OF_PROVIDER
                        : context.fleet().privateNetworks() + 1);
        double bits = Term.bits(chain.attacker, chain.habit, LEAST, newPlace ? MOST_FROM_NEW_PLACE : MOST);
        double total = Term.clip(bits + ofAddress(context, network), LEAST, newPlace ? MOST_FROM_NEW_PLACE : MOST);
        return new Term("network", total, () -> text(context, network, newPlace));
    }

    /** A new address in a network of the user's own: telling for a job on one host, not for a laptop. */
    private static double ofAddress(Context context, Object network) {
        Object address = context.traits().get(Trait.ADDRESS);
        var user = context.user();
        if (user == null || address == null || !context.isUsersOwn(Trait.NETWORK, network)) {
            return 0;
        }
        var addresses = user.node().counts(Trait.ADDRESS);
        if (addresses == null || addresses.knows(address) || context.isExplained(Trait.ADDRESS, address)) {
            return 0;
        }
        return Term.clip(-1 - Term.log2(addresses.chanceOfNew(context.hour())), 0, MOST_FOR_ADDRESS);
    }

    /** Probabilities from the coarsest level to the finest. */
    private static final class Chain {
        private final Context context;
        private double attacker = 1;
        private double habit = 1;
        private boolean coarsestIsNew;

        Chain(Context context) {
            this.context = context;
        }

        void level(Trait trait, double values) {
            Object value = context.traits().get(trait);
            if (value == null) {
                return;
            }
            attacker /= values;
            habit = context.habit(trait, value, habit / values);
            coarsestIsNew |= !context.isUsersOwn(trait, value) && !context.isKnownHere(trait, value);
        }
    }

    private static String text(Context context, Object network, boolean newPlace) {
        Origin origin = context.origin();
        String about = Words.about(origin);
        String shown = "network " + origin.networkText() + (about.isEmpty() ? "" : " (" + about + ")");
        String history = History.of(context, Trait.NETWORK, network, shown, NetworkFactor::show);
        if (newPlace && origin.isPublic() && !context.isKnownHere(Trait.SCOPE, true)) {
            return history + ", the first login from a public address";
        }
        return history;
    }

    private static String show(Object network) {
        if (!(network instanceof IpAddress ip)) {
            return network.equals("[local]") ? "local socket" : network.toString();
        }
        return ip.isV4() ? ip + "/24" : ip.toString();
    }
}
