// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.kernel.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A log line of a finding. Texts are hostile.
 *
 * @param place file and number of the line
 * @param text empty when it was not read
 * @param loss why it cannot be read, in words; empty when it can, or was not asked for
 */
public record LogLine(String place, String text, String loss) {
    private static final int MOST = 40;
    private static final LogLines.Line NOT_KEPT =
            new LogLines.Line("", "where in its file it began was not kept: the finding is of an earlier version");
    private static final LogLines.Line NOT_WATCHED = new LogLines.Line("", "the database is not watched any more");

    /**
     * Log lines of a login.
     *
     * @param outcome in small letters
     * @param user empty when none is told
     */
    public record OfLogin(String time, String outcome, String user, List<LogLine> lines) {}

    /**
     * Lines of the first logins of an explanation.
     *
     * @param again reads them from the files; null when it is not asked for, then they have the texts that the finding itself has
     */
    static List<OfLogin> of(JsonNode logins, String database, @Nullable LogLines again) {
        Map<SourceLine, LogLines.Line> read = again == null ? Map.of() : again.read(database, places(logins));
        List<OfLogin> all = new ArrayList<>();
        int left = MOST;
        for (JsonNode login : logins) {
            List<LogLine> lines = new ArrayList<>();
            for (JsonNode line : login.path("lines")) {
                if (left-- > 0) {
                    lines.add(of(line, again == null ? new LogLines.Line("", "") : text(line, read)));
                }
            }
            if (!lines.isEmpty()) {
                all.add(new OfLogin(
                        login.path("time").asString(""),
                        login.path("outcome").asString("").toLowerCase(Locale.ROOT),
                        login.path("user").asString(""),
                        lines));
            }
        }
        return all;
    }

    private static LogLine of(JsonNode line, LogLines.Line read) {
        String known = line.path("text").asString("");
        return new LogLine(
                line.path("file").asString("") + ":" + line.path("line").asLong(0),
                known.isEmpty() ? read.text() : known,
                known.isEmpty() ? read.loss() : "");
    }

    private static LogLines.Line text(JsonNode line, Map<SourceLine, LogLines.Line> read) {
        return line.has("offset") ? read.getOrDefault(place(line), NOT_WATCHED) : NOT_KEPT;
    }

    private static List<SourceLine> places(JsonNode logins) {
        List<SourceLine> places = new ArrayList<>();
        for (JsonNode login : logins) {
            for (JsonNode line : login.path("lines")) {
                if (line.has("offset") && places.size() < MOST) {
                    places.add(place(line));
                }
            }
        }
        return places.stream().distinct().toList();
    }

    private static SourceLine place(JsonNode line) {
        return new SourceLine(
                line.path("file").asString(""),
                line.path("line").asLong(0),
                line.path("offset").asLong(0));
    }
}
