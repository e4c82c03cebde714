// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.criteria.Sort;
import dev.postern.store.FindingChange;
import dev.postern.store.FindingCondition;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.FindingQuery;
import dev.postern.store.FindingState;
import dev.postern.store.Findings;
import dev.postern.store.StoredFinding;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Findings of an account and of its members, as if they were kept together. What is numbered or raised is the account's own: changes
 * are numbered account by account.
 *
 * @param parts its own first
 */
record JointFindings(List<Findings> parts) implements Findings {

    @Override
    public @Nullable StoredFinding find(String id) {
        return parts.stream()
                .map(part -> part.find(id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<StoredFinding> search(FindingQuery query) {
        return parts.stream()
                .flatMap(part -> part.search(query).stream())
                .sorted(Sort.DEFAULT.comparator())
                .limit(query.limit())
                .toList();
    }

    @Override
    public long count(FindingQuery query) {
        return parts.stream().mapToLong(part -> part.count(query)).sum();
    }

    @Override
    public List<StoredFinding> find(Collection<String> ids) {
        return parts.stream().flatMap(part -> part.find(ids).stream()).toList();
    }

    @Override
    public List<StoredFinding> page(FindingPage page) {
        Comparator<StoredFinding> order =
                Sort.of(page.sort(), page.descending()).comparator();
        return parts.stream()
                .flatMap(part -> part.page(page).stream())
                .sorted(order)
                .limit(page.limit())
                .toList();
    }

    @Override
    public List<Group> groups(List<FindingCondition> conditions, FindingField field) {
        Map<String, Group> sums = new HashMap<>();
        for (Findings part : parts) {
            part.groups(conditions, field).forEach(group -> sums.merge(group.value(), group, JointFindings::sum));
        }
        return List.copyOf(sums.values());
    }

    private static Group sum(Group one, Group other) {
        return new Group(
                one.value(),
                one.total() + other.total(),
                Math.max(one.severity(), other.severity()),
                Math.max(one.updatedMicros(), other.updatedMicros()));
    }

    @Override
    public long lastChange() {
        return parts.get(0).lastChange();
    }

    @Override
    public List<FindingChange> changes(long after, int limit) {
        return parts.get(0).changes(after, limit);
    }

    @Override
    public void raise(List<FindingState> findings, List<String> sinks) {
        parts.get(0).raise(findings, sinks);
    }

    @Override
    public void judge(Collection<String> ids, String feedback, @Nullable String comment) {
        parts.forEach(part -> part.judge(ids, feedback, comment));
    }

    @Override
    public void archive(Collection<String> ids, boolean archived) {
        parts.forEach(part -> part.archive(ids, archived));
    }

    @Override
    public long prune(long updatedBeforeMicros) {
        return parts.get(0).prune(updatedBeforeMicros);
    }
}
