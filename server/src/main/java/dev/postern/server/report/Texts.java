// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import dev.postern.kernel.Finding;
import dev.postern.kernel.Location;
import dev.postern.kernel.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as words. */
final class Texts {
    private static final long SECOND = 1_000_000L;

    private Texts() {}

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String of(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> "successful";
            case FAILED -> "failed";
            case INCOMPLETE -> "incomplete";
        };
    }

    static String of(Finding.Dimension dimension) {
        return switch (dimension) {
            case USER_NAME -> "User";
            case ASN_ORG -> "Network";
            case APPLICATION_NAME -> "Application";
            case DATABASE_NAME -> "Database";
        };
    }

    /** Those that are not zero. */
    static String of(Finding.Counts counts) {
        List<String> parts = new ArrayList<>();
        add(parts, counts.successful() == 0 ? null : number(counts.successful()) + " successful");
        add(parts, counts.failed() == 0 ? null : number(counts.failed()) + " failed");
        add(parts, counts.incomplete() == 0 ? null : number(counts.incomplete()) + " incomplete");
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    /** The key of a note, which is in camel case, as words. */
    static String words(String key) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (Character.isUpperCase(c)) {
                out.append(' ');
            }
            out.append(Character.toLowerCase(c));
        }
        return out.toString();
    }

    /** Evidence with its sign and one digit; a true minus has the plus's width. */
    static String bits(double bits) {
        return String.format(Locale.ROOT, "%+.1f", bits).replace('-', '−');
    }

    static String duration(long micros) {
        long seconds = micros / SECOND;
        if (seconds % 86_400 == 0) {
            return seconds == 86_400 ? "day" : seconds / 86_400 + " days";
        }
        if (seconds % 3600 == 0) {
            return seconds == 3600 ? "hour" : seconds / 3600 + " hours";
        }
        if (seconds % 60 == 0) {
            return seconds == 60 ? "minute" : seconds / 60 + " minutes";
        }
        return seconds == 1 ? "second" : seconds + " seconds";
    }

    /** Address, name of the network, place and operator, as far as they are known. */
    static String source(Finding.Actor actor) {
        List<String> parts = new ArrayList<>();
        if (actor.ip() != null) {
            parts.add(actor.ip().toString());
        }
        add(parts, actor.host());
        add(parts, actor.privateNet());
        Location place = actor.location();
        add(parts, place.city());
        add(parts, place.countryName() == null ? place.countryCode() : place.countryName());
        String operator = place.asnOrg() == null ? "" : " " + place.asnOrg();
        if (place.asn() >= 0) {
            parts.add("AS" + place.asn() + operator);
        } else {
            add(parts, place.asnOrg());
        }
        if (actor.sources() > 1) {
            parts.add(actor.sources() + " sources in all");
        }
        return parts.isEmpty() ? "not known" : String.join(", ", parts);
    }

    private static void add(List<String> parts, @Nullable String part) {
        if (part != null) {
            parts.add(part);
        }
    }
}
