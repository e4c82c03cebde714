// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.filter;

import dev.postern.api.criteria.Criteria;
import dev.postern.api.criteria.FindingView;
import dev.postern.api.detector.Detectors;
import dev.postern.api.feedback.Dismissals;
import dev.postern.api.member.Members;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of findings that the detector raises: nothing while it is suspended; suppressed when a rule says so, or when one like
 * it was called not useful. Of a member, its administrator's rules count, and its own do not: otherwise it could keep findings from
 * its administrator.
 */
public record Suppression(Detectors detectors, Filters filters, Members members, Dismissals dismissals) {

    /** The findings that are to be stored. */
    public List<FindingState> apply(Scope scope, List<FindingState> findings) {
        if (findings.isEmpty() || !detectors.isWatching(scope)) {
            return List.of();
        }
        List<Criteria> rules = filters.all(members.ruling(scope)).stream()
                .filter(Filter::suppresses)
                .map(rule -> Criteria.ofFilter(rule.model()))
                .toList();
        Dismissals.Judge dismissed = dismissals.judge(members.ruling(scope));
        List<FindingState> kept = new ArrayList<>(findings.size());
        for (FindingState finding : findings) {
            FindingView view = FindingView.of(finding);
            boolean suppressed = rules.stream().anyMatch(rule -> rule.admits(view)) || dismissed.dismisses(view);
            kept.add(suppressed ? finding.withSuppressed() : finding);
        }
        return kept;
    }
}
