// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import dev.postern.formats.LineReader;
import dev.postern.formats.LogFile;
import dev.postern.formats.LogLine;
import dev.postern.kernel.Finding;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.SourceLine;
import dev.postern.server.source.DiskLog;
import dev.postern.server.source.Reason;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The texts of log lines that findings name, fetched from the files again: each file is read at most once, up to its last named
 * line.
 */
public final class RawLines {
    private static final int LONGEST = 2000;
    /** Lines that are fetched: enough for hundreds of findings, and at most 40 MB. */
    private static final int MOST_LINES = 10_000;

    private final Map<SourceLine, String> texts;

    private RawLines(Map<SourceLine, String> texts) {
        this.texts = texts;
    }

    /** No texts. */
    public static RawLines none() {
        return new RawLines(Map.of());
    }

    /**
     * Fetches the lines of the findings' samples, of the first findings where there are too many. Lines of pipes are gone; lines
     * of a file that cannot be read again are left out and the reason is told.
     */
    public static RawLines fetch(Collection<Finding> findings, List<LogFile> files, Consumer<String> notes) {
        Map<String, SortedMap<Long, SourceLine>> wanted = new TreeMap<>();
        int lines = 0;
        for (Finding finding : findings) {
            lines += 2 * finding.samples().size();
            if (lines > MOST_LINES) {
                notes.accept("log lines are shown with the first findings alone: there are too many");
                break;
            }
            for (LoginEvent login : finding.samples()) {
                want(wanted, login.opened());
                SourceLine settled = login.settled();
                if (settled != null) {
                    want(wanted, settled);
                }
            }
        }
        Map<SourceLine, String> texts = new HashMap<>();
        for (LogFile file : files) {
            SortedMap<Long, SourceLine> ofFile = wanted.get(file.name());
            if (ofFile == null || !(file instanceof DiskLog)) {
                continue;
            }
            try (InputStream in = file.open()) {
                read(in, file.name(), ofFile, texts);
            } catch (IOException e) {
                notes.accept(file.name() + ": log lines could not be read again: " + Reason.of(e));
            }
        }
        return new RawLines(texts);
    }

    private static void want(Map<String, SortedMap<Long, SourceLine>> wanted, SourceLine line) {
        wanted.computeIfAbsent(line.file(), f -> new TreeMap<>()).put(line.offset(), line);
    }

    private static void read(
            InputStream file, String name, SortedMap<Long, SourceLine> lines, Map<SourceLine, String> texts)
            throws IOException {
        BufferedInputStream in = new BufferedInputStream(file);
        long position = 0;
        for (SourceLine line : lines.values()) {
            in.skipNBytes(line.offset() - position);
            position = line.offset();
            in.mark(LONGEST);
            byte[] bytes = in.readNBytes(LONGEST);
            in.reset();
            LogLine found = new LogLine();
            LineReader reader = new LineReader(name, new ByteArrayInputStream(bytes));
            if (reader.next(found)) {
                texts.put(line, found.text());
            }
        }
    }

    /** Text of the line, hostile; null when it is not known. */
    public @Nullable String text(SourceLine line) {
        return texts.get(line);
    }
}
