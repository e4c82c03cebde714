// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.rule;

import dev.postern.api.criteria.Criteria;
import dev.postern.api.criteria.FindingView;
import dev.postern.api.criteria.Sort;
import dev.postern.console.text.Words;
import dev.postern.kernel.Severity;
import dev.postern.store.FindingCondition;
import dev.postern.store.FindingCondition.Range;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.FindingPage.Place;
import dev.postern.store.Findings;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

/**
 * Tells what a rule would have hidden. It judges as rules do, and stops when it takes long.
 *
 * @param nanos a clock that only goes on, nanoseconds
 */
public record RulePreview(Store store, InstantSource clock, LongSupplier nanos) {
    /** How far it looks back. */
    public static final Duration PERIOD = Duration.ofDays(90);

    private static final int AT_ONCE = 500;
    private static final int MOST_EXAMPLES = 10;
    private static final Duration PATIENCE = Duration.ofMillis(150);

    /**
     * What would have been hidden.
     *
     * @param findings that meet the criteria
     * @param bySeverity the same by severity
     * @param examples the most severe of them, of each severity the latest first
     * @param wholePeriod whether all findings of the period were looked at
     * @param since time of the oldest finding that was looked at, when not all were; else the beginning of the period
     */
    public record Hidden(
            long findings,
            Map<Severity, Long> bySeverity,
            List<StoredFinding> examples,
            boolean wholePeriod,
            Instant since) {}

    /** What a rule of these criteria would have hidden in the last 90 days. */
    public Hidden of(Scope scope, FindingCriteria criteria) {
        return of(scope, criteria, PATIENCE);
    }

    /** The same for several, which share the time that one may take: those for which none is left are counted in part, or not at all. */
    public List<Hidden> of(Scope scope, List<FindingCriteria> all) {
        long begun = nanos.getAsLong();
        List<Hidden> hidden = new ArrayList<>();
        for (FindingCriteria each : all) {
            hidden.add(of(scope, each, PATIENCE.minusNanos(nanos.getAsLong() - begun)));
        }
        return hidden;
    }

    private Hidden of(Scope scope, FindingCriteria criteria, Duration patience) {
        return of(store.findings(scope), criteria, clock.instant().minus(PERIOD), patience);
    }

    /** What it would have hidden of other findings: those of a replay, however old. */
    public Hidden of(Findings findings, FindingCriteria criteria) {
        return of(findings, criteria, Instant.EPOCH, PATIENCE);
    }

    private Hidden of(Findings findings, FindingCriteria criteria, Instant begin, Duration patience) {
        Criteria judge = Criteria.ofFilter(criteria);
        List<FindingCondition> conditions = new ArrayList<>(judge.conditions());
        conditions.add(new FindingCondition.Ranges(
                FindingField.UPDATED, List.of(new Range(micros(begin), Double.POSITIVE_INFINITY)), false));
        Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
        Map<Severity, List<StoredFinding>> examples = new EnumMap<>(Severity.class);
        long begun = nanos.getAsLong();
        Place at = null;
        long oldest = Long.MAX_VALUE;
        boolean more = true;
        while (more && nanos.getAsLong() - begun < patience.toNanos()) {
            List<StoredFinding> some =
                    findings.page(new FindingPage(conditions, FindingField.UPDATED, true, at, AT_ONCE));
            for (StoredFinding each : some) {
                oldest = Math.min(oldest, each.state().updatedMicros());
                if (judge.isForTheStoreAlone() || judge.admitsRest(FindingView.of(each))) {
                    Severity severity = Words.band(each.state().severity());
                    bySeverity.merge(severity, 1L, Long::sum);
                    List<StoredFinding> list = examples.computeIfAbsent(severity, key -> new ArrayList<>());
                    if (list.size() < MOST_EXAMPLES) {
                        list.add(each);
                    }
                }
            }
            more = some.size() == AT_ONCE;
            at = place(some);
        }
        return new Hidden(
                bySeverity.values().stream().mapToLong(Long::longValue).sum(),
                bySeverity,
                worst(examples),
                !more,
                more && oldest != Long.MAX_VALUE ? Instant.EPOCH.plus(oldest, ChronoUnit.MICROS) : begin);
    }

    private static @Nullable Place place(List<StoredFinding> some) {
        return some.isEmpty() ? null : Sort.DEFAULT.place(some.get(some.size() - 1));
    }

    private static List<StoredFinding> worst(Map<Severity, List<StoredFinding>> examples) {
        List<StoredFinding> worst = new ArrayList<>();
        List<Severity> severities = new ArrayList<>(List.of(Severity.values()));
        Collections.reverse(severities);
        severities.forEach(severity -> worst.addAll(examples.getOrDefault(severity, List.of())));
        return worst.subList(0, Math.min(MOST_EXAMPLES, worst.size()));
    }

    private static double micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
