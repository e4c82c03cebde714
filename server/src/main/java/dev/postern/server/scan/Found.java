// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.kernel.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The findings of a run in their latest states, in bounded memory. When it fills, the last in the order of the result are
 * shortened first, and left out when that is not enough; both are counted.
 */
final class Found {
    /** The most severe first, then the oldest. */
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparingLong(Finding::firstSeen)
            .thenComparing(Finding::id);

    /** Findings that are told apart for counting those left out. */
    private static final int MOST_COUNTED = 1_000_000;

    private final Predicate<Finding> wanted;
    private final long mostWhole;
    private final long mostBrief;
    private final TreeSet<Finding> whole = new TreeSet<>(ORDER);
    private final TreeSet<Finding> brief = new TreeSet<>(ORDER);
    private final Map<String, Finding> kept = new HashMap<>();
    private final IdSet seen = new IdSet(MOST_COUNTED);
    private final IdSet learning = new IdSet(MOST_COUNTED);
    private final IdSet learnt = new IdSet(MOST_COUNTED);
    private final IdSet notes = new IdSet(MOST_COUNTED);
    private long wholeBytes;
    private long briefBytes;

    /**
     * @param wanted which findings the result shows; one that is wanted stays so in later states
     * @param bytes about how much memory may be used
     */
    Found(Predicate<Finding> wanted, long bytes) {
        this.wanted = wanted;
        this.mostWhole = bytes / 3;
        this.mostBrief = bytes - mostWhole;
    }

    /** Takes the latest state of a finding. */
    void keep(Finding finding) {
        if (finding.learning()) {
            learning.add(finding.id());
        } else if (learning.holds(finding.id())) {
            learnt.add(finding.id());
        }
        if (finding.standing() == Finding.Standing.NOTE) {
            notes.add(finding.id());
        }
        if (!wanted.test(finding)) {
            return;
        }
        seen.add(finding.id());
        Finding before = kept.put(finding.id(), finding);
        if (before != null) {
            if (whole.remove(before)) {
                wholeBytes -= FindingSize.of(before);
            } else if (brief.remove(before)) {
                briefBytes -= FindingSize.of(before);
            }
        }
        whole.add(finding);
        wholeBytes += FindingSize.of(finding);
        while (wholeBytes > mostWhole) {
            shorten(whole.last());
        }
        while (briefBytes > mostBrief) {
            Finding last = brief.last();
            brief.remove(last);
            briefBytes -= FindingSize.of(last);
            kept.remove(last.id());
        }
    }

    private void shorten(Finding last) {
        whole.remove(last);
        wholeBytes -= FindingSize.of(last);
        Finding shortened = FindingSize.shortened(last);
        brief.add(shortened);
        briefBytes += FindingSize.of(shortened);
        kept.put(last.id(), shortened);
    }

    /** All that are kept, in order. */
    List<Finding> inOrder() {
        List<Finding> all = new ArrayList<>(kept.size());
        Stream.concat(whole.stream(), brief.stream()).sorted(ORDER).forEach(all::add);
        return all;
    }

    /** Findings whose details are left out. */
    int shortened() {
        return brief.size();
    }

    /** Findings that are left out; at least so many when there are a million and more. */
    int leftOut() {
        return seen.size() - kept.size();
    }

    /** What something everyday explains. */
    int notes() {
        return notes.size();
    }

    /** Findings held back because a profile is still learning. */
    int learning() {
        return learning.size() - learnt.size();
    }
}
