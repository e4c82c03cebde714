// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.store.FindingCondition;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.Findings;
import dev.postern.store.Findings.Group;
import dev.postern.store.StoredFinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Findings of one account or of several, as if they were kept together.
 *
 * @param parts of at least one account
 */
record AccountFindings(List<Part> parts) {

    /**
     * Findings of an account.
     *
     * @param account 12 digits
     */
    record Part(String account, Findings findings) {}

    /**
     * Findings with one value.
     *
     * @param account theirs; empty where those of several accounts are counted together
     * @param value as {@link Group#value()}; of {@link FindingField#ACCOUNT} the account
     */
    record Count(String account, String value, long total, double severity, long updatedMicros) {
        private Count plus(Count other) {
            return new Count(
                    account,
                    value,
                    total + other.total,
                    Math.max(severity, other.severity),
                    Math.max(updatedMicros, other.updatedMicros));
        }
    }

    /** A page of findings. */
    List<StoredFinding> page(FindingPage page, Comparator<StoredFinding> order) {
        if (parts.size() == 1) {
            return parts.get(0).findings().page(page);
        }
        return parts.stream()
                .flatMap(part -> part.findings().page(page).stream())
                .sorted(order)
                .limit(page.limit())
                .toList();
    }

    /** Numbers of findings that fit, by the values of a field. */
    List<Count> counts(List<FindingCondition> conditions, FindingField field) {
        List<Count> counts = new ArrayList<>();
        for (Part part : parts) {
            for (Group group : part.findings().groups(conditions, field)) {
                counts.add(count(part.account(), group, field));
            }
        }
        return sums(counts);
    }

    /** A group of an account's findings; a resource is another one in another account. */
    static Count count(String account, Group group, FindingField field) {
        boolean apart = field == FindingField.ACCOUNT || field == FindingField.INSTANCE;
        return new Count(
                apart ? account : "",
                field == FindingField.ACCOUNT ? account : group.value(),
                group.total(),
                group.severity(),
                group.updatedMicros());
    }

    /** One for each account and value. */
    static List<Count> sums(List<Count> counts) {
        Map<List<String>, Count> sums = new HashMap<>();
        counts.forEach(each -> sums.merge(List.of(each.account(), each.value()), each, Count::plus));
        return List.copyOf(sums.values());
    }

    /** Those of some findings that there are, in no order. */
    List<StoredFinding> find(Collection<String> ids) {
        return parts.stream()
                .flatMap(part -> part.findings().find(ids).stream())
                .toList();
    }

    /** Archives findings, or takes them out of the archive. */
    void archive(Collection<String> ids, boolean archived) {
        parts.forEach(part -> part.findings().archive(ids, archived));
    }

    /** Stores what somebody says of findings. */
    void judge(Collection<String> ids, String feedback, @Nullable String comment) {
        parts.forEach(part -> part.findings().judge(ids, feedback, comment));
    }
}
