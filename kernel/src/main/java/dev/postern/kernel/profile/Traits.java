// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.episode.Clip;
import dev.postern.kernel.origin.Origin;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one login. A trait that the log does not tell is absent. */
public final class Traits {
    private static final String PLAIN = "no TLS";

    private static final Trait[] ALL = Trait.values();

    private final Map<Trait, Object> values = new EnumMap<>(Trait.class);

    /** Takes the traits of a login one by one. */
    interface Visitor {
        void value(Trait trait, Object value);
    }

    /**
     * Reads the traits off a login.
     *
     * @param namesApplications whether this instance's log has ever named an application; where it has, a login without one is
     *     itself a value
     */
    static Traits of(LoginEvent event, Origin origin, int hour, boolean namesApplications) {
        Traits traits = new Traits();
        if (origin.isTold()) {
            traits.put(Trait.ADDRESS, origin.exact());
            traits.put(Trait.NETWORK, origin.network());
            traits.put(Trait.PROVIDER, origin.provider());
            traits.put(Trait.COUNTRY, origin.location().countryCode());
            traits.put(Trait.SCOPE, origin.isPublic());
        }
        traits.put(
                Trait.APPLICATION,
                event.application() != null || namesApplications ? application(event.application()) : null);
        traits.put(Trait.DATABASE, Clip.orNull(event.database()));
        traits.put(Trait.HOUR, EventTime.partOfWeek(hour));
        if (event.authMethod() != null || event.tls() != null) {
            traits.put(Trait.SECURITY, security(event.authMethod(), event.tls()));
        }
        return traits;
    }

    /** Whether a value of {@link Trait#SECURITY} says that the login was not encrypted. */
    public static boolean isPlain(Object security) {
        return security.toString().endsWith(PLAIN);
    }

    /** Whether a value of {@link Trait#SECURITY} says that the login was encrypted. */
    public static boolean isEncrypted(Object security) {
        return !isPlain(security) && security.toString().contains("TLS");
    }

    /** An application as it is counted; empty when none is named. */
    public static String application(@Nullable String logged) {
        return logged == null ? "" : Tools.family(Clip.text(logged));
    }

    /** Authentication method and transport as they are counted. */
    public static String security(@Nullable String method, @Nullable String tls) {
        String transport = tls == null ? "" : tls.equals("off") ? PLAIN : tls.equals("on") ? "TLS" : tls;
        if (method == null) {
            return transport;
        }
        return transport.isEmpty() ? method : method + " over " + transport;
    }

    private void put(Trait trait, @Nullable Object value) {
        if (value != null) {
            values.put(trait, value);
        }
    }

    /** The value, or null when the log does not tell. */
    public @Nullable Object get(Trait trait) {
        return values.get(trait);
    }

    /** Shows the traits that the log tells, in their order. */
    void forEach(Visitor visitor) {
        for (Trait trait : ALL) {
            Object value = values.get(trait);
            if (value != null) {
                visitor.value(trait, value);
            }
        }
    }
}
