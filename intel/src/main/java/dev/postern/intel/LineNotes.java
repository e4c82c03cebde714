// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The remarkable entries of one file: lines, or objects and elements where a line is none.
 *
 * @param counts entries by issue; issues that did not occur are missing
 * @param examples the first {@value #EXAMPLES} entries of each issue, in the order of the file
 */
public record LineNotes(Map<LineIssue, Long> counts, List<LineNote> examples) {
    static final int EXAMPLES = 3;

    /** Number of entries that were left out. */
    public long skipped() {
        return counts.entrySet().stream()
                .filter(e -> e.getKey().skipped())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** All counts in words, for example {@code 2 entries: private addresses; 1 entry: revoked}; empty when there are none. */
    public String summary() {
        return counts.entrySet().stream()
                .map(e -> e.getValue()
                        + (e.getValue() == 1 ? " entry: " : " entries: ")
                        + e.getKey().words())
                .collect(Collectors.joining("; "));
    }

    /** Counts issues while a file is read. */
    static final class Collector {
        private final String file;
        private final EnumMap<LineIssue, Long> counts = new EnumMap<>(LineIssue.class);
        private final List<LineNote> examples = new ArrayList<>();

        Collector(String file) {
            this.file = file;
        }

        void add(long line, String text, LineIssue issue) {
            long count = counts.merge(issue, 1L, Long::sum);
            if (count <= EXAMPLES) {
                examples.add(new LineNote(file, line, issue, BoundedText.of(text.strip(), LineNote.MAX_TEXT)));
            }
        }

        LineNotes notes() {
            return new LineNotes(Collections.unmodifiableMap(new EnumMap<>(counts)), List.copyOf(examples));
        }
    }
}
