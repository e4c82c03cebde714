// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.database;

import dev.postern.api.ApiException;
import dev.postern.api.coverage.Coverage;
import dev.postern.api.coverage.CoverageState;
import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.api.own.baseline.Baseline;
import dev.postern.api.own.baseline.Baselines;
import dev.postern.console.database.BlindSpots.BlindSpot;
import dev.postern.store.FindingCondition;
import dev.postern.store.FindingCondition.Range;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.Findings.Group;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the pages of the databases tell. Safe for use by several threads. */
public record Databases(Coverage coverage, BlindSpots blindSpots, Baselines baselines, Store store) {
    private static final int LATEST = 15;
    private static final FindingCondition OPEN =
            new FindingCondition.Ranges(FindingField.ARCHIVED, List.of(new Range(0, 1)), false);

    /** All databases of an account and region, those that need attention first. */
    public List<DatabaseRow> all(Scope scope) {
        Map<String, Group> open = new HashMap<>();
        store.findings(scope)
                .groups(List.of(OPEN), FindingField.INSTANCE)
                .forEach(group -> open.put(group.value(), group));
        return coverage.of(scope).stream()
                .map(each -> row(each, open.get(each.id())))
                .sorted(Comparator.comparing((DatabaseRow row) -> row.coverage().state())
                        .thenComparing(
                                Comparator.comparingDouble(DatabaseRow::worst).reversed())
                        .thenComparing(row -> row.coverage().id()))
                .toList();
    }

    private DatabaseRow row(DatabaseCoverage database, @Nullable Group open) {
        List<BlindSpot> spots = blindSpots.of(database.id());
        long blind = spots.stream().filter(BlindSpot::attacksCanHide).count();
        return new DatabaseRow(
                database,
                open == null ? 0 : open.total(),
                open == null ? 0 : open.severity(),
                blind,
                spots.size() - blind);
    }

    /** Numbers of databases by state, for those that there are. */
    public static Map<CoverageState, Long> states(List<DatabaseRow> rows) {
        Map<CoverageState, Long> states = new EnumMap<>(CoverageState.class);
        rows.forEach(row -> states.merge(row.coverage().state(), 1L, Long::sum));
        return states;
    }

    /** A database of an account and region, or null. */
    public @Nullable DatabaseCoverage find(Scope scope, String id) {
        return coverage.of(scope).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** What its logs hide. */
    public List<BlindSpot> blindSpots(DatabaseCoverage database) {
        return blindSpots.of(database.id());
    }

    /**
     * What is normal on a database, or null before anything is known of it.
     *
     * @param user the one to tell of, or null for all
     */
    public @Nullable Baseline baseline(Scope scope, String database, @Nullable String user) {
        try {
            return baselines.of(scope, database, user);
        } catch (ApiException e) {
            return null; // no log of it has been understood yet, or no such user has logged in
        }
    }

    /** Its findings, latest first. */
    public List<StoredFinding> findings(Scope scope, String database) {
        FindingCondition here = new FindingCondition.Texts(FindingField.INSTANCE, Set.of(database), false);
        return store.findings(scope).page(new FindingPage(List.of(here), FindingField.UPDATED, true, null, LATEST));
    }
}
