// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.Location;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a location's fields in the records of the MMDBs that are in use: MaxMind's and DB-IP's (nested, with names by language:
 * https://dev.maxmind.com/geoip/docs/databases), IPinfo's and ip-location-db's (flat).
 */
final class MmdbFields {
    private static final String ENGLISH = "en";

    private MmdbFields() {}

    static Location location(Map<?, ?> root) {
        String country = country(root);
        String code = Countries.code(country);
        String name = first(text(at(root, "country", "names", ENGLISH)), text(root.get("country_name")));
        if (name == null && code == null) {
            name = GeoSource.text(country);
        }
        double latitude = first(number(at(root, "location", "latitude"), 90), number(root.get("latitude"), 90));
        double longitude = first(number(at(root, "location", "longitude"), 180), number(root.get("longitude"), 180));
        boolean point = !Double.isNaN(latitude) && !Double.isNaN(longitude);
        return new Location(
                asn(root),
                organisation(root),
                code,
                name != null ? name : Countries.name(code),
                first(text(at(root, "city", "names", ENGLISH)), text(root.get("city"))),
                point ? latitude : Double.NaN,
                point ? longitude : Double.NaN);
    }

    /** A code, or else a name. */
    private static @Nullable String country(Map<?, ?> root) {
        String code = first(text(at(root, "country", "iso_code")), text(root.get("country_code")));
        return first(code, text(root.get("country")));
    }

    private static long asn(Map<?, ?> root) {
        for (String key : new String[] {"autonomous_system_number", "asn", "as_number"}) {
            String text = text(root.get(key));
            if (text != null) {
                int from = text.startsWith("AS") ? 2 : 0;
                long asn = Digits.parseLong(text, from, text.length(), 0xFFFF_FFFFL);
                if (asn > 0) {
                    return asn;
                }
            }
        }
        return -1;
    }

    private static @Nullable String organisation(Map<?, ?> root) {
        return first(text(root.get("autonomous_system_organization")), text(root.get("as_name")));
    }

    /** The value under nested keys, or null when there is none. */
    private static @Nullable Object at(Map<?, ?> root, String... path) {
        Object value = root;
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number ? GeoSource.text(value.toString()) : null;
    }

    /** Degrees within plus and minus the bound, or NaN. */
    private static double number(@Nullable Object value, double bound) {
        if (value instanceof Number n && Math.abs(n.doubleValue()) <= bound) {
            return n.doubleValue();
        }
        if (value instanceof String s) {
            try {
                double parsed = Double.parseDouble(s);
                return Math.abs(parsed) <= bound ? parsed : Double.NaN;
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
        return Double.NaN;
    }

    private static @Nullable String first(@Nullable String a, @Nullable String b) {
        return a != null ? a : b;
    }

    private static double first(double a, double b) {
        return Double.isNaN(a) ? b : a;
    }
}
