// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.console.finding.LogLines;
import dev.postern.formats.SecretText;
import dev.postern.kernel.SourceLine;
import dev.postern.monitor.WatchedDatabase;
import dev.postern.monitor.follow.KeptLine;
import dev.postern.monitor.follow.KeptLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads lines again in the logs of the databases that are watched, and in no other file; secrets in them are masked. */
record WatchedLogLines(List<WatchedDatabase> databases) implements LogLines {

    WatchedLogLines {
        databases = List.copyOf(databases);
    }

    @Override
    public Map<SourceLine, Line> read(String database, List<SourceLine> lines) {
        Map<SourceLine, Line> read = new HashMap<>();
        for (WatchedDatabase each : databases) {
            if (each.id().equals(database)) {
                KeptLines.read(each.logs(), lines)
                        .forEach((place, line) ->
                                read.put(place, new Line(SecretText.masked(line.text()), words(line.loss()))));
            }
        }
        return read;
    }

    private static String words(KeptLine.Loss loss) {
        return switch (loss) {
            case NONE -> "";
            case GONE -> "no file of the logs that are followed is the one it was in";
            case CHANGED -> "the file has been changed, no line begins at this place";
            case UNSURE -> "several files begin alike, and which of them it was in is not known";
            case FAR -> "it is too far behind the beginning of a compressed file";
            case UNREADABLE -> "the file cannot be read";
        };
    }
}
