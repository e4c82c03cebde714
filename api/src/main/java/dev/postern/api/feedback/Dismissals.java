// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.feedback;

import dev.postern.api.codec.Json;
import dev.postern.api.criteria.FindingView;
import dev.postern.store.Configuration;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Findings that somebody has called not useful, of all kinds but those of {@link ExpectedLogins}: for some time, new ones like them are
 * suppressed. Detection goes on raising them, so that it is undone by one word.
 */
public record Dismissals(Store store, InstantSource clock) {
    private static final String KIND = "dismissal";
    private static final int MOST = 1_000;

    /**
     * A dismissal.
     *
     * @param likeness what is dismissed
     * @param finding of which it was said
     * @param since epoch milliseconds
     * @param until epoch milliseconds
     */
    record Dismissal(Likeness likeness, String finding, long since, long until) {}

    /** A finding was called not useful. Of too many dismissals the oldest go. */
    void add(Scope scope, FindingState finding, Wish wish) {
        Likeness likeness = Likeness.of(FindingView.of(finding));
        long now = clock.millis();
        Configuration configuration = store.configuration(scope);
        Map<String, Dismissal> all = all(scope);
        all.put(likeness.name(), new Dismissal(likeness, finding.id(), now, now + wish.millis()));
        all.entrySet().stream()
                .sorted(Comparator.comparingLong(each -> -each.getValue().since()))
                .skip(MOST)
                .forEach(each -> configuration.remove(KIND, each.getKey()));
        configuration.put(KIND, likeness.name(), Json.MAPPER.writeValueAsString(all.get(likeness.name())));
    }

    /** A finding was called useful: those like it are told of again. */
    void remove(Scope scope, FindingState finding) {
        store.configuration(scope)
                .remove(KIND, Likeness.of(FindingView.of(finding)).name());
    }

    /** Tells of new findings whether they are dismissed, as things stand. */
    public Judge judge(Scope scope) {
        return new Judge(all(scope).entrySet().stream()
                .filter(each -> each.getValue().until() > clock.millis())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    private Map<String, Dismissal> all(Scope scope) {
        Map<String, Dismissal> all = new TreeMap<>();
        store.configuration(scope)
                .all(KIND)
                .forEach((name, document) -> all.put(name, Json.MAPPER.readValue(document, Dismissal.class)));
        return all;
    }

    /** The dismissals of a moment. */
    public record Judge(Set<String> names) {
        /** Whether a finding like this one was called not useful. */
        public boolean dismisses(FindingView finding) {
            if (names.isEmpty()) {
                return false;
            }
            Likeness likeness = Likeness.of(finding);
            return !ExpectedLogins.isTold(likeness.type()) && names.contains(likeness.name());
        }
    }
}
