// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.Location;
import dev.postern.kernel.origin.Origin;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Pieces of English for findings: the same on every machine, whatever its locale. */
public final class Words {

    /** Name of the factor that tells what somebody has said of such logins. */
    public static final String FEEDBACK = "feedback";

    private static final long MINUTE = 60_000_000L;

    private Words() {}

    /** A number with commas between thousands: {@code 1,212}. */
    public static String number(long n) {
        String digits = Long.toString(n);
        StringBuilder out = new StringBuilder(digits.length() + 4);
        int start = n < 0 ? 1 : 0;
        for (int i = 0; i < digits.length(); i++) {
            if (i > start && (digits.length() - i) % 3 == 0) {
                out.append(',');
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }

    /** A number of things: {@code 1 login}, {@code 1,212 logins}. */
    public static String count(long n, String noun) {
        return number(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /** {@code once}, {@code 3 times}. */
    static String times(long n) {
        return n == 1 ? "once" : number(n) + " times";
    }

    /** A span of time, roughly: {@code 40 seconds}, {@code 3 hours}, {@code 2 days}. */
    public static String span(long micros) {
        if (micros < 2 * MINUTE) {
            return count(Math.max(1, micros / 1_000_000), "second");
        }
        if (micros < 120 * MINUTE) {
            return count(micros / MINUTE, "minute");
        }
        if (micros < 48 * 60 * MINUTE) {
            return count(micros / (60 * MINUTE), "hour");
        }
        return count(micros / (24 * 60 * MINUTE), "day");
    }

    /** A time to the minute, UTC: {@code 2026-03-12T05:00Z}. */
    public static String minute(long micros) {
        // Only to the minute: what LocalDateTime writes of a time depends on which of its last parts are zero.
        long minute = Math.floorDiv(micros, 60_000_000L) * 60;
        return LocalDateTime.ofEpochSecond(minute, 0, ZoneOffset.UTC) + "Z";
    }

    /** A source with its place: {@code 203.0.113.9 (AS64500 Example Hosting, Germany)}. */
    public static String place(Origin origin) {
        String about = about(origin);
        return about.isEmpty() ? origin.label() : origin.label() + " (" + about + ")";
    }

    /** What is known of a source's place, or the empty string: {@code AS64500 Example Hosting, Germany}. */
    public static String about(Origin origin) {
        if (origin.privateNet() != null) {
            return "private network " + origin.privateNet();
        }
        Location location = origin.location();
        StringBuilder out = new StringBuilder();
        if (location.asn() >= 0) {
            out.append("AS").append(location.asn());
        }
        append(out, " ", location.asnOrg());
        append(out, ", ", location.countryName() != null ? location.countryName() : location.countryCode());
        return out.toString();
    }

    private static void append(StringBuilder out, String separator, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            out.append(out.length() == 0 ? "" : separator).append(text);
        }
    }

    /** The first letter in upper case, for the start of a sentence; only for text of our own. */
    static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
