// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import dev.postern.kernel.SourceLine;
import dev.postern.monitor.follow.KeptLine.Loss;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads single lines of followed logs again, wherever rotation has put them since, by the names and places that logins keep of
 * them. Only files of these logs are opened: a name is compared with theirs and never taken for a path.
 */
public final class KeptLines {
    /** Bytes of a line that are given. */
    public static final int LONGEST = 2_000;

    /** Bytes that are read in all beside the lines themselves: to decompress, or to tell files apart that begin alike. */
    static final long BUDGET = 64L << 20;

    private static final int CHUNK = 1 << 16;

    private final List<FollowedLog> logs;
    private final Disk disk;
    private final Map<LogOnDisk, String> names = new LinkedHashMap<>();
    private long left = BUDGET;

    private KeptLines(List<FollowedLog> logs, Disk disk) {
        this.disk = disk;
        this.logs = logs;
    }

    /**
     * Reads lines again.
     *
     * @param logs in which they were
     * @param lines without repetition
     */
    public static Map<SourceLine, KeptLine> read(List<FollowedLog> logs, Collection<SourceLine> lines) {
        KeptLines kept = new KeptLines(logs, LocalDisk.INSTANCE);
        Map<SourceLine, KeptLine> found = new HashMap<>();
        lines.forEach(line -> found.put(line, kept.read(line)));
        return found;
    }

    private KeptLine read(SourceLine line) {
        try {
            List<LogOnDisk> candidates = candidates(line.file());
            boolean surely = candidates.size() == 1 && line.file().equals(names.get(candidates.get(0)));
            List<KeptLine> found = new ArrayList<>();
            for (LogOnDisk file : candidates) {
                KeptLine one = read(file, line, surely);
                if (one.loss() == Loss.NONE) {
                    found.add(one);
                } else if (one.loss() != Loss.CHANGED || surely) {
                    return one;
                }
            }
            if (found.isEmpty()) {
                return KeptLine.lost(candidates.isEmpty() ? Loss.GONE : Loss.CHANGED);
            }
            return found.size() == 1 ? found.get(0) : KeptLine.lost(Loss.UNSURE);
        } catch (IOException e) {
            return KeptLine.lost(Loss.UNREADABLE); // what is wrong with a log is told where it is followed
        }
    }

    /** Files whose lines are called so, apart from the number of those that begin alike. */
    private List<LogOnDisk> candidates(String name) throws IOException {
        if (names.isEmpty()) {
            for (FollowedLog log : logs) {
                for (LogOnDisk file : new LogSet(log, disk).list()) {
                    if (!file.isEmpty()) {
                        names.put(file, plainName(file));
                    }
                }
            }
        }
        return names.entrySet().stream()
                .filter(file -> GenerationName.ordinal(name, file.getValue()) > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String plainName(LogOnDisk file) throws IOException {
        if (file.dated()) {
            return file.nameBase();
        }
        try (Content content = file.open(disk)) {
            return GenerationName.plain(file, content.bytes(0, Fingerprint.HEAD));
        }
    }

    /** @param surely whether no other file can be meant; else the number of the line has to be right as well */
    private KeptLine read(LogOnDisk file, SourceLine line, boolean surely) throws IOException {
        try (Content content = file.open(disk)) {
            boolean packed = content.size() == Content.UNKNOWN;
            if (packed || !surely) {
                if (line.offset() > left) {
                    return KeptLine.lost(Loss.FAR);
                }
                left -= line.offset();
            }
            if (!surely && linesBefore(content, line.offset()) != line.line() - 1) {
                return KeptLine.lost(Loss.CHANGED);
            }
            long before = Math.max(0, line.offset() - 1);
            int skip = (int) (line.offset() - before);
            byte[] bytes = content.bytes(before, skip + LONGEST + 1);
            boolean begins = bytes.length > skip && (skip == 0 || bytes[0] == '\n' || bytes[0] == 0);
            return begins ? new KeptLine(text(bytes, skip), Loss.NONE) : KeptLine.lost(Loss.CHANGED);
        }
    }

    private static String text(byte[] bytes, int from) {
        int to = from;
        while (to < bytes.length && bytes[to] != '\n') {
            to++;
        }
        if (to - from > LONGEST) {
            return new String(bytes, from, LONGEST, StandardCharsets.UTF_8) + " …";
        }
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static long linesBefore(Content content, long offset) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long lines = 0;
        long place = 0;
        while (place < offset) {
            int n = content.read(place, chunk, 0, (int) Math.min(CHUNK, offset - place));
            if (n == 0) {
                return -1;
            }
            for (int i = 0; i < n; i++) {
                lines += chunk[i] == '\n' ? 1 : 0;
            }
            place += n;
        }
        return lines;
    }
}
