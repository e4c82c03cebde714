// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.feedback;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.Trait;
import dev.postern.kernel.profile.Traits;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A login that somebody has called expected, as a finding showed it. It is met by logins of the user from the network (the /24 or
 * /48 of the address); of these it explains the values that the finding showed, and no others.
 *
 * @param user as logged, empty where logs do not tell; null: everybody
 * @param ip where it came from; null when that is a host or is not told
 * @param host name of the client's host where the log tells that; {@code [local]} for a Unix socket
 * @param application as logged
 * @param database as logged
 * @param tls as logged
 * @param authMethod as logged
 * @param hours hours of the day, UTC, 0 to 23; it explains the parts of the day, of three hours each, in which they are
 * @param untilMicros event time from which it no longer holds, microseconds since the epoch
 */
public record Expectation(
        @Nullable String user,
        @Nullable IpAddress ip,
        @Nullable String host,
        @Nullable String application,
        @Nullable String database,
        @Nullable String tls,
        @Nullable String authMethod,
        List<Integer> hours,
        long untilMicros) {

    private static final int HOURS_OF_PART = 3;

    public Expectation {
        hours = List.copyOf(hours);
    }

    static Expectation read(StateReader in) {
        return new Expectation(
                in.textOrNull(),
                Values.readAddress(in),
                in.textOrNull(),
                in.textOrNull(),
                in.textOrNull(),
                in.textOrNull(),
                in.textOrNull(),
                in.list(hour -> hour.below(24)),
                in.time());
    }

    static void write(StateWriter out, Expectation expectation) {
        out.text(expectation.user);
        Values.writeAddress(out, expectation.ip);
        out.text(expectation.host);
        out.text(expectation.application);
        out.text(expectation.database);
        out.text(expectation.tls);
        out.text(expectation.authMethod);
        out.all(expectation.hours, (o, hour) -> o.number(hour));
        out.time(expectation.untilMicros);
    }

    /** Whether a login of the user from there, at this time, meets it. */
    boolean isMetBy(String name, Origin origin, long micros) {
        return micros < untilMicros && (user == null || user.equals(name)) && isFrom(origin);
    }

    private boolean isFrom(Origin origin) {
        IpAddress address = ip;
        if (address == null) {
            return origin.ip() == null && origin.exact().equals(host == null ? Origin.UNTOLD : host);
        }
        return origin.ip() != null
                && address.network(Origin.networkPrefix(address, origin.isPublic()))
                        .equals(origin.network());
    }

    /** Whether it explains a value of a login that meets it. */
    boolean explains(Trait trait, Object value) {
        return switch (trait) {
            case NETWORK, PROVIDER, COUNTRY, SCOPE -> true; // its own network's
            case ADDRESS -> value.equals(ip == null ? host : ip);
            case APPLICATION -> value.equals(Traits.application(application));
            case DATABASE -> value.equals(database);
            case SECURITY -> value.equals(Traits.security(authMethod, tls));
            case HOUR -> value instanceof Integer part && isInPart(part);
        };
    }

    private boolean isInPart(int partOfWeek) {
        return hours.stream().anyMatch(hour -> hour / HOURS_OF_PART == partOfWeek % (24 / HOURS_OF_PART));
    }
}
