// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Location;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file that knows networks or places of addresses. */
sealed interface GeoSource permits NetworkTable, Mmdb {
    /** Longest name of a place or an organisation that is kept, in characters. */
    int MAX_TEXT = 200;

    /** What this file says of the address; {@link Location#UNKNOWN} when nothing. */
    Location locate(IpAddress ip);

    /** Whether it tells AS numbers, as far as can be seen without asking for every address. */
    boolean knowsNetworks();

    /** What went wrong in lookups so far, in words. */
    default Optional<String> fault() {
        return Optional.empty();
    }

    /** A text from a file in a form to keep: bounded, null when empty. */
    static @Nullable String text(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return BoundedText.of(text.strip(), MAX_TEXT);
    }

    /**
     * Fills what the first leaves unknown from the second, and nothing that would contradict the first: no organisation of
     * another AS, no city of another country.
     */
    static Location merge(Location a, Location b) {
        boolean sameNetwork = a.asn() < 0 || a.asn() == b.asn();
        boolean sameCountry = a.countryCode() == null
                || b.countryCode() == null
                || a.countryCode().equals(b.countryCode());
        boolean point = !Double.isNaN(a.latitude()) || !sameCountry;
        return new Location(
                a.asn() >= 0 ? a.asn() : b.asn(),
                a.asnOrg() != null || !sameNetwork ? a.asnOrg() : b.asnOrg(),
                a.countryCode() != null ? a.countryCode() : b.countryCode(),
                a.countryName() != null || !sameCountry ? a.countryName() : b.countryName(),
                a.city() != null || !sameCountry ? a.city() : b.city(),
                point ? a.latitude() : b.latitude(),
                point ? a.longitude() : b.longitude());
    }
}
