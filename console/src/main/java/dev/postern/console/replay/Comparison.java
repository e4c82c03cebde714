// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.replay;

import dev.postern.api.criteria.FindingView;
import dev.postern.console.finding.FindingRow;
import dev.postern.store.FindingCondition;
import dev.postern.store.FindingCondition.Range;
import dev.postern.store.FindingCondition.Ranges;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.Findings;
import dev.postern.store.StoredFinding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a replay beside the stored ones of its time and databases. Two are the same when they have the same id, or else the
 * same type, database, user and source in times that overlap: an episode that began before the replayed logs has another id.
 *
 * @param replayed only in the replay
 * @param both in both
 * @param stored only stored
 * @param learning how many stored ones were raised while a profile was being learnt, or noted only: a replay tells none of these
 * @param cut whether there are more than were looked at
 */
public record Comparison(List<Pair> replayed, List<Pair> both, List<Pair> stored, long learning, boolean cut) {
    /** Most findings of either side that are looked at: the most severe. */
    public static final int LOOKED_AT = 1_000;

    private static final List<String> NOT_RAISED =
            List.of("service.additionalInfo.learning", "service.additionalInfo.note");

    /**
     * A finding, or two that are the same.
     *
     * @param replay that of the replay; null when it has none
     * @param store the stored one; null when there is none
     */
    public record Pair(
            @Nullable FindingRow replay, @Nullable FindingRow store) {

        /** The one to show. */
        public FindingRow row() {
            FindingRow shown = replay == null ? store : replay;
            if (shown == null) {
                throw new IllegalStateException("a pair has one of the two");
            }
            return shown;
        }
    }

    /** What makes two findings alike. */
    private record Likeness(String type, String database, String user, String source) {
        static Likeness of(FindingRow row) {
            return new Likeness(row.type(), row.database(), row.user(), row.source());
        }
    }

    /**
     * Compares.
     *
     * @param found of the replay
     * @param live the stored ones
     * @param databases to compare; empty for all
     * @param from beginning of the time
     * @param to its last moment
     */
    static Comparison of(Findings found, Findings live, List<String> databases, Instant from, Instant to) {
        List<StoredFinding> ours = worst(found, List.of());
        List<FindingCondition> conditions = new ArrayList<>();
        if (!databases.isEmpty()) {
            conditions.add(new FindingCondition.Texts(FindingField.INSTANCE, Set.copyOf(databases), false));
        }
        conditions.add(range(FindingField.LAST_SEEN, micros(from), Double.POSITIVE_INFINITY));
        conditions.add(range(FindingField.FIRST_SEEN, Double.NEGATIVE_INFINITY, micros(to) + 1));
        List<StoredFinding> theirs = worst(live, conditions);
        List<FindingRow> raised = theirs.stream()
                .filter(each -> !isNotRaised(each))
                .map(FindingRow::of)
                .toList();
        List<Pair> replayed = new ArrayList<>();
        List<Pair> both = new ArrayList<>();
        Map<String, FindingRow> byId = new HashMap<>();
        raised.forEach(row -> byId.put(row.id(), row));
        List<FindingRow> left = new ArrayList<>();
        for (StoredFinding each : ours) {
            FindingRow row = FindingRow.of(each);
            FindingRow same = byId.remove(row.id());
            if (same == null) {
                left.add(row);
            } else {
                both.add(new Pair(row, same));
            }
        }
        Map<Likeness, List<FindingRow>> alike = new HashMap<>();
        raised.stream()
                .filter(row -> byId.containsKey(row.id()))
                .forEach(row -> alike.computeIfAbsent(Likeness.of(row), key -> new ArrayList<>())
                        .add(row));
        for (FindingRow row : left) {
            FindingRow same = overlapping(row, alike.getOrDefault(Likeness.of(row), List.of()), byId);
            if (same == null) {
                replayed.add(new Pair(row, null));
            } else {
                byId.remove(same.id());
                both.add(new Pair(row, same));
            }
        }
        List<Pair> stored = raised.stream()
                .filter(row -> byId.containsKey(row.id()))
                .map(row -> new Pair(null, row))
                .toList();
        return new Comparison(
                replayed,
                both,
                stored,
                theirs.size() - (long) raised.size(),
                ours.size() == LOOKED_AT || theirs.size() == LOOKED_AT);
    }

    private static @Nullable FindingRow overlapping(
            FindingRow row, List<FindingRow> candidates, Map<String, FindingRow> free) {
        for (FindingRow each : candidates) {
            if (free.containsKey(each.id())
                    && !each.firstSeen().isAfter(row.lastSeen())
                    && !row.firstSeen().isAfter(each.lastSeen())) {
                return each;
            }
        }
        return null;
    }

    private static List<StoredFinding> worst(Findings findings, List<FindingCondition> conditions) {
        return findings.page(new FindingPage(conditions, FindingField.SEVERITY, true, null, LOOKED_AT));
    }

    private static boolean isNotRaised(StoredFinding finding) {
        FindingView view = FindingView.of(finding);
        return NOT_RAISED.stream().anyMatch(path -> view.values(path).contains("true"));
    }

    private static Ranges range(FindingField field, double from, double to) {
        return new Ranges(field, List.of(new Range(from, to)), false);
    }

    private static double micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
