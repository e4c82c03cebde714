// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Error-log lines in a mirror, each once. The server gives rows by time alone, and of two that are written at once the later may be
 * there first: so rows of the last moment are fetched again, and those left out that have been written.
 */
final class ErrorLines {
    /** Later than this no row comes behind later ones. */
    private static final long LATE_MICROS = 2_000_000;
    /** A new copy is begun when one is so large. */
    private static final long LARGE = 16_000_000;
    /** As much as the server's ring may hold. */
    private static final int LONGEST_END = 8 << 20;
    /** Characters of a time: {@code 2026-11-22T08:00:00.123456Z}. */
    private static final int TIME = 27;

    private final Mirror mirror;
    private final Housekeeping housekeeping;
    private final Map<String, Integer> recent = new HashMap<>();
    private @Nullable String last;
    private @Nullable String gap;
    private String copy = "";

    /** Goes on behind the last whole line. */
    ErrorLines(Mirror mirror, Housekeeping housekeeping) throws IOException {
        this.mirror = mirror;
        this.housekeeping = housekeeping;
        resume();
    }

    private void resume() throws IOException {
        recent.clear();
        last = null;
        if (mirror.isBegun()) {
            String begun = new String(mirror.begun(), StandardCharsets.US_ASCII);
            last = begun.isEmpty() ? null : begun;
        }
        List<String> names = new ArrayList<>();
        mirror.copies().forEach(each -> names.add(each.name()));
        names.sort(null); // their names are times
        copy = names.isEmpty() ? "" : names.get(names.size() - 1);
        for (String name : names.subList(Math.max(0, names.size() - 2), names.size())) {
            byte[] end = mirror.end(name, LONGEST_END);
            int whole = end.length;
            while (whole > 0 && end[whole - 1] != '\n') {
                whole--;
            }
            if (whole < end.length && name.equals(copy)) {
                mirror.truncate(name, mirror.length(name) - (end.length - whole));
            }
            for (String line : new String(end, 0, whole, StandardCharsets.UTF_8).split("\n", -1)) {
                written(line);
            }
        }
    }

    boolean isBegun() {
        return mirror.isBegun();
    }

    /** Begins behind a time, or with all that there is. */
    void begin(@Nullable String time) throws IOException {
        mirror.begin((time == null ? "" : time).getBytes(StandardCharsets.US_ASCII));
        last = time;
    }

    /** Time of the latest line; null when there is none. */
    @Nullable
    String last() {
        return last;
    }

    /** From when on rows are to be fetched; null for all. */
    @Nullable
    String since() {
        return last == null ? null : text(micros(last) - LATE_MICROS);
    }

    /** Whether a gap that ends at a time has not been told of. */
    boolean isNewGap(String end) {
        boolean fresh = !end.equals(gap);
        gap = end;
        return fresh;
    }

    /** Writes those lines that have not been written, in their order. */
    void write(List<String> rows) throws IOException {
        Map<String, Integer> known = new HashMap<>(recent);
        StringBuilder fresh = new StringBuilder();
        List<String> lines = new ArrayList<>();
        String begun = new String(mirror.begun(), StandardCharsets.US_ASCII);
        for (String line : rows) {
            Integer times = known.get(line);
            if (times != null && times > 0) {
                known.put(line, times - 1);
            } else if (line.substring(0, TIME).compareTo(begun) > 0) {
                fresh.append(line).append('\n');
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        byte[] bytes = fresh.toString().getBytes(StandardCharsets.UTF_8);
        String into = next(lines.get(0));
        housekeeping.require(bytes.length, name -> !name.equals(copy));
        try {
            mirror.append(into, bytes, 0);
        } catch (IOException e) {
            resume(); // some of them may have been written
            throw e;
        }
        copy = into;
        lines.forEach(this::written);
        forget();
    }

    private String next(String line) throws IOException {
        String named =
                "error-" + line.substring(0, 10) + "_" + line.substring(11, 19).replace(":", "") + ".log";
        boolean full = copy.isEmpty() || mirror.length(copy) >= LARGE;
        return full && named.compareTo(copy) > 0 ? named : copy;
    }

    private void written(String line) {
        if (line.length() < TIME) {
            return;
        }
        String time = line.substring(0, TIME);
        String latest = last;
        if (latest == null || time.compareTo(latest) > 0) {
            last = time;
        }
        recent.merge(line, 1, Integer::sum);
    }

    private void forget() {
        String since = since();
        if (since != null) {
            recent.keySet().removeIf(line -> line.substring(0, TIME).compareTo(since) < 0);
        }
    }

    /** Removes copies that are not needed any more. */
    void tidy() throws IOException {
        housekeeping.tidy(name -> !name.equals(copy));
        mirror.forgetAllBut(Set.of());
    }

    private static long micros(String time) {
        try {
            Instant instant = Instant.parse(time);
            return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("no time of a line of ours: " + time, e);
        }
    }

    private static String text(long micros) {
        Instant whole = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L));
        String seconds = whole.toString(); // without fraction: 2026-11-22T08:00:00Z
        return seconds.substring(0, seconds.length() - 1)
                + String.format(Locale.ROOT, ".%06dZ", Math.floorMod(micros, 1_000_000L));
    }

    /**
     * A row as the server writes it to its file (MySQL manual, 7.4.2.8), but for line breaks: in a file they let a client forge
     * lines.
     *
     * @throws SQLException when the row cannot be one of MySQL's
     */
    static String line(
            @Nullable String time,
            long thread,
            @Nullable String level,
            @Nullable String code,
            @Nullable String subsystem,
            @Nullable String text)
            throws SQLException {
        if (time == null || !isTime(time)) {
            throw new SQLException("a row of the error log without a time");
        }
        return oneLine(time + " " + thread + " [" + level + "] [" + code + "] [" + subsystem + "] " + text);
    }

    private static boolean isTime(String text) {
        try {
            return text.length() == TIME
                    && text.startsWith("2")
                    && Instant.parse(text).getEpochSecond() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String oneLine(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        return text.replace("\n", "\\n").replace("\r", "\\r");
    }
}
