// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What the geo and network data say of an address. Unknown is null.
 *
 * @param asn autonomous system number, or -1
 * @param asnOrg the AS's organisation
 * @param countryCode ISO 3166-1 alpha-2
 * @param countryName English name
 * @param city English name
 * @param latitude degrees, NaN when unknown
 * @param longitude degrees, NaN when unknown
 */
public record Location(
        long asn,
        @Nullable String asnOrg,
        @Nullable String countryCode,
        @Nullable String countryName,
        @Nullable String city,
        double latitude,
        double longitude) {

    /** Nothing is known. */
    public static final Location UNKNOWN = new Location(-1, null, null, null, null, Double.NaN, Double.NaN);
}
