// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as text, always UTC. */
public final class Times {
    private Times() {}

    /** ISO 8601 with microseconds where there are any, else milliseconds: {@code 2026-11-22T08:53:58.753Z}. */
    public static String iso(long micros) {
        StringBuilder out = new StringBuilder(27);
        LocalDateTime t = utc(micros);
        pad(out, t.getYear(), 4).append('-');
        pad(out, t.getMonthValue(), 2).append('-');
        pad(out, t.getDayOfMonth(), 2).append('T');
        pad(out, t.getHour(), 2).append(':');
        pad(out, t.getMinute(), 2).append(':');
        pad(out, t.getSecond(), 2).append('.');
        int fraction = (int) Math.floorMod(micros, 1_000_000L);
        if (fraction % 1000 == 0) {
            pad(out, fraction / 1000, 3);
        } else {
            pad(out, fraction, 6);
        }
        return out.append('Z').toString();
    }

    /** ISO 8601 with milliseconds, as finding JSON has it. */
    public static String isoMillis(long micros) {
        return iso(Math.floorDiv(micros, 1000) * 1000);
    }

    /** For people: {@code 2026-11-22 08:53:58}. */
    public static String brief(long micros) {
        return iso(Math.floorDiv(micros, 1_000_000) * 1_000_000)
                .substring(0, 19)
                .replace('T', ' ');
    }

    /** Reads an ISO 8601 instant, or a date ({@code 2026-11-22}), as microseconds. */
    public static long parse(String text) {
        Instant instant = text.length() == 10 ? Instant.parse(text + "T00:00:00Z") : Instant.parse(text);
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }

    private static LocalDateTime utc(long micros) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), 0, ZoneOffset.UTC);
    }

    private static StringBuilder pad(StringBuilder out, int value, int digits) {
        String text = Integer.toString(value);
        for (int i = text.length(); i < digits; i++) {
            out.append('0');
        }
        return out.append(text);
    }
}
