// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Turns the times of one stream into instants. UTC and numeric zones are taken as written. An abbreviation, or no zone at all,
 * takes the zone that the user gave; without one, this machine's zone if it uses the abbreviation at that date; otherwise the
 * stream is refused. Where the clock went back an hour, the order of the lines tells which of the two hours is meant.
 */
public final class LogClock {
    private static final long SECOND = 1_000_000;
    /** A step back of more than this in a repeated hour means that the clock has been set back. */
    private static final long FOLD_SLACK = 60 * SECOND;

    private final ScanOptions options;
    private final StreamReport report;
    private final Map<String, Zone> zones = new HashMap<>();
    private byte[] lastZoneText = new byte[0];
    private @Nullable Zone lastZone;
    private long last = Long.MIN_VALUE;

    /** How an abbreviation is read: a fixed offset, or the offset that a zone has at the local time. */
    private record Zone(
            @Nullable ZoneOffset fixed,
            @Nullable ZoneId rules,
            @Nullable Boolean daylight) {}

    /**
     * @param options the user's zone and this machine's
     * @param report is told which zone was assumed
     */
    public LogClock(ScanOptions options, StreamReport report) {
        this.options = options;
        this.report = report;
    }

    /** Microseconds since the epoch of a UTC date and time (proleptic Gregorian; fields must be in range). */
    public static long utc(int year, int month, int day, int hour, int minute, int second, int micros) {
        return (epochDay(year, month, day) * 86_400L + hour * 3_600L + minute * 60L + second) * SECOND + micros;
    }

    /** Whether the fields make a date and time; a second of 60 is allowed (leap second). */
    public static boolean valid(int year, int month, int day, int hour, int minute, int second) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && hour >= 0
                && hour <= 23
                && minute >= 0
                && minute <= 59
                && second >= 0
                && second <= 60
                && year >= 1970
                && year <= 9999
                && (day <= 28 || day <= daysIn(year, month));
    }

    /**
     * The instant of a time as written.
     *
     * @param localMicros the written date and time as if it were UTC, from {@link #utc}
     * @param line holds the zone text in {@code [zoneFrom, zoneTo)} of its buffer; an empty range means no zone
     * @throws SourceRefusedException when nobody can tell which zone is meant
     */
    public long instant(long localMicros, LogLine line, int zoneFrom, int zoneTo) {
        Zone zone = lastZone;
        if (zone == null || !sameZone(line.buf, zoneFrom, zoneTo)) {
            String text = new String(line.buf, zoneFrom, zoneTo - zoneFrom, StandardCharsets.ISO_8859_1);
            zone = zones.get(text);
            if (zone == null) {
                zone = resolve(text, localMicros, line);
                zones.put(text, zone);
            }
            lastZone = zone;
            lastZoneText = text.getBytes(StandardCharsets.ISO_8859_1);
        }
        long instant =
                zone.fixed != null ? localMicros - zone.fixed.getTotalSeconds() * SECOND : inZone(zone, localMicros);
        last = Math.max(last, instant);
        return instant;
    }

    private boolean sameZone(byte[] buf, int from, int to) {
        return java.util.Arrays.equals(buf, from, to, lastZoneText, 0, lastZoneText.length);
    }

    private long inZone(Zone zone, long localMicros) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(Math.floorDiv(localMicros, SECOND), 0, ZoneOffset.UTC);
        ZoneId rules = java.util.Objects.requireNonNull(zone.rules);
        List<ZoneOffset> offsets = rules.getRules().getValidOffsets(local);
        if (offsets.size() < 2) {
            ZoneOffset offset = offsets.isEmpty() ? rules.getRules().getOffset(local) : offsets.get(0);
            return localMicros - offset.getTotalSeconds() * SECOND;
        }
        long first = localMicros - offsets.get(0).getTotalSeconds() * SECOND;
        long second = localMicros - offsets.get(1).getTotalSeconds() * SECOND;
        if (zone.daylight != null) {
            return zone.daylight ? first : second;
        }
        return last != Long.MIN_VALUE && first < last - FOLD_SLACK ? second : first;
    }

    private Zone resolve(String text, long localMicros, LogLine line) {
        if (text.equals("UTC") || text.equals("GMT") || text.equals("Z") || text.equals("UCT")) {
            return new Zone(ZoneOffset.UTC, null, null);
        }
        ZoneOffset numeric = numericOffset(text);
        if (numeric != null) {
            return new Zone(numeric, null, null);
        }
        ZoneId said = options.zone();
        if (said != null) {
            return text.isEmpty() ? new Zone(null, said, null) : new Zone(null, said, isDaylightName(said, text));
        }
        ZoneId machine = options.machineZone();
        if (text.isEmpty()) {
            report.note("times in " + line.file + " have no zone: read as " + machine.getId()
                    + ", this machine's zone (pass --timezone " + options.instance() + "=ZONE if that is wrong)");
            return new Zone(null, machine, null);
        }
        if (usesAbbreviation(machine, text, localMicros)) {
            report.note("zone " + text + " in " + line.file + " is read as " + machine.getId()
                    + ", this machine's zone (pass --timezone " + options.instance() + "=ZONE if that is wrong)");
            return new Zone(null, machine, isDaylightName(machine, text));
        }
        throw new SourceRefusedException(
                line.file,
                line.number,
                "the zone \"" + text + "\" has several meanings and this machine does not use it; say which zone the"
                        + " server logs in, for example --timezone " + options.instance() + "=Europe/Berlin");
    }

    private static @Nullable Boolean isDaylightName(ZoneId zone, String abbreviation) {
        TimeZone tz = TimeZone.getTimeZone(zone);
        if (tz.getDisplayName(true, TimeZone.SHORT, Locale.ENGLISH).equals(abbreviation)) {
            return true;
        }
        return tz.getDisplayName(false, TimeZone.SHORT, Locale.ENGLISH).equals(abbreviation) ? false : null;
    }

    private static boolean usesAbbreviation(ZoneId zone, String abbreviation, long localMicros) {
        Boolean daylight = isDaylightName(zone, abbreviation);
        if (daylight == null) {
            return false;
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(Math.floorDiv(localMicros, SECOND), 0, ZoneOffset.UTC);
        for (ZoneOffset offset : zone.getRules().getValidOffsets(local)) {
            if (zone.getRules().isDaylightSavings(local.toInstant(offset)) == daylight) {
                return true;
            }
        }
        return false;
    }

    /** Reads {@code +hh}, {@code +hhmm} or {@code +hh:mm}; null for anything else. */
    private static @Nullable ZoneOffset numericOffset(String text) {
        int n = text.length();
        if (n < 3 || n > 6 || (text.charAt(0) != '+' && text.charAt(0) != '-')) {
            return null;
        }
        String digits = n == 6 && text.charAt(3) == ':' ? text.substring(1, 3) + text.substring(4) : text.substring(1);
        if (digits.length() != 2 && digits.length() != 4) {
            return null;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = digits.charAt(i) - '0';
            if (d < 0 || d > 9) {
                return null;
            }
            value = value * 10 + d;
        }
        int minutes = digits.length() == 2 ? value * 60 : value / 100 * 60 + value % 100;
        if (minutes > 18 * 60) {
            return null;
        }
        return ZoneOffset.ofTotalSeconds((text.charAt(0) == '-' ? -60 : 60) * minutes);
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970-01-01 (the usual era arithmetic: years start in March, eras have 400 years). */
    private static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }
}
