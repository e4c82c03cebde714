// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What reading a stream has shown: counts, unreadable lines, and facts from which advice is made. */
public final class StreamReport {
    private static final int EXCERPT = 160;

    private final String formatId;
    private final @Nullable String variant;
    private final @Nullable Wrapping wrapping;
    private final List<String> files = new ArrayList<>();
    private final Map<String, Long> facts = new TreeMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<String> unread = new ArrayList<>();
    private long unreadable;
    private @Nullable String unreadableExample;

    /**
     * @param formatId the {@link LogFormat#id()}
     * @param variant the recognised variant, or null
     */
    public StreamReport(String formatId, @Nullable String variant) {
        this(formatId, variant, null);
    }

    /** @param wrapping what the stream's first file is wrapped in, or null */
    public StreamReport(String formatId, @Nullable String variant, @Nullable Wrapping wrapping) {
        this.formatId = formatId;
        this.variant = variant;
        this.wrapping = wrapping;
    }

    /** What it says now, for another thread; without what {@link #takeUnread} has not taken. */
    public StreamReport copy() {
        StreamReport copy = new StreamReport(formatId, variant, wrapping);
        copy.files.addAll(files);
        copy.facts.putAll(facts);
        copy.notes.addAll(notes);
        copy.unreadable = unreadable;
        copy.unreadableExample = unreadableExample;
        return copy;
    }

    /** Name of format and envelope, e.g. {@code syslog/postgresql-stderr}. */
    public String name() {
        return wrapping == null ? formatId : wrapping.id() + "/" + formatId;
    }

    /** What the stream's first file is wrapped in, or null. */
    public @Nullable Wrapping wrapping() {
        return wrapping;
    }

    public String formatId() {
        return formatId;
    }

    public @Nullable String variant() {
        return variant;
    }

    /** Names of the files of the stream, in reading order. */
    public List<String> files() {
        return files;
    }

    /** Counts a line that could not be understood and keeps the first as an example ({@code file:line: text}, hostile). */
    public void unreadable(LogLine line) {
        if (unreadable++ == 0) {
            int to = Math.min(line.to, line.from + EXCERPT);
            unreadableExample =
                    line.file + ":" + line.number + ": " + line.text(line.from, to) + (to < line.to ? "…" : "");
        }
    }

    /** Number of lines that could not be understood. */
    public long unreadable() {
        return unreadable;
    }

    /** The first unreadable line, or null. */
    public @Nullable String unreadableExample() {
        return unreadableExample;
    }

    /** Adds to a counter that advice is made from. */
    public void add(String fact, long count) {
        if (count != 0) {
            facts.merge(fact, count, Long::sum);
        }
    }

    /** Value of a counter, 0 when never counted. */
    public long fact(String fact) {
        return facts.getOrDefault(fact, 0L);
    }

    /** All counters by name. */
    public Map<String, Long> facts() {
        return facts;
    }

    /** Says something to the user once, e.g. which time zone was assumed. */
    public void note(String text) {
        notes.add(text);
    }

    /** Says that a part of a file was not read: a problem with its place and what to do, unlike a note. */
    public void unread(String problem) {
        unread.add(problem);
    }

    /** What {@link #unread} was told since the last call. */
    List<String> takeUnread() {
        List<String> taken = List.copyOf(unread);
        unread.clear();
        return taken;
    }

    /** What is to be said, in order. */
    public Set<String> notes() {
        return notes;
    }
}
