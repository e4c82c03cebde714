// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.kernel.AddressScope;
import dev.postern.kernel.Engine;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the steps need to know of a finding; null where it does not tell. All names are hostile.
 *
 * @param instance identifier of the database instance
 * @param host of the client as logged, where it is a name
 * @param privateNet the user's name of the private network that holds the address
 * @param operator who runs the network of the address, e.g. its AS organisation
 * @param country name of the country of the address
 * @param list the list that holds the address, with its reason
 * @param firstSeen time of the first attempt, for people
 * @param lastSeen time of the last attempt, for people
 */
public record Incident(
        FindingType type,
        Engine engine,
        String instance,
        @Nullable String user,
        @Nullable String database,
        @Nullable String application,
        @Nullable IpAddress address,
        @Nullable String host,
        @Nullable String privateNet,
        @Nullable String operator,
        @Nullable String country,
        @Nullable String list,
        String firstSeen,
        String lastSeen) {

    /** Whether it came from the internet. */
    boolean isPublic() {
        return address != null && privateNet == null && AddressScope.of(address) == AddressScope.PUBLIC;
    }

    /** The account for people. */
    String account() {
        return user == null || user.isEmpty() ? "the account (the log does not name it)" : user;
    }

    /** The source for people: address, operator and country. */
    String source() {
        if (address == null) {
            return host == null
                    ? "a source that the log does not tell"
                    : host.equals("[local]") ? "a local socket" : host;
        }
        StringBuilder text = new StringBuilder(address.toString());
        String network = privateNet != null ? privateNet : operator;
        if (network != null && country != null) {
            text.append(" (").append(network).append(", ").append(country).append(')');
        } else if (network != null || country != null) {
            text.append(" (").append(network != null ? network : country).append(')');
        }
        return text.toString();
    }

    /** Where the login led, for people. */
    String target() {
        return database == null || database.isEmpty() ? instance : "database " + database + " on " + instance;
    }
}
