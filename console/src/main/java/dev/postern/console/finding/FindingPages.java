// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.api.filter.Filters;
import dev.postern.console.account.Role;
import dev.postern.console.finding.FindingAsk.Band;
import dev.postern.console.finding.FindingList.FindingGroup;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.rule.Rule;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import dev.postern.store.FindingField;
import dev.postern.store.Findings;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The list of findings in all its forms.
 *
 * @param ocsf a finding as an event of OCSF, JSON in one line
 */
public record FindingPages(Pages pages, Store store, Function<StoredFinding, String> ocsf, InstantSource clock) {
    /** Where the list is. */
    public static final String LIST = "/console/findings";

    /** Most findings that are exported at once. */
    public static final int EXPORTED = 999;

    private static final int PAGE = 50;
    /** Saved filters that the list leads to; the page of rules leads to all. */
    private static final int SAVED = 12;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(LIST, Role.VIEWER, this::list);
        routes.get(LIST + ".json", Role.VIEWER, visit -> Export.json(exported(visit)));
        routes.get(LIST + ".csv", Role.VIEWER, visit -> Export.csv(exported(visit)));
        routes.get(LIST + ".ocsf", Role.VIEWER, visit -> Export.ocsf(exported(visit), ocsf));
        routes.get("/console/parts/news", Role.VIEWER, this::news);
    }

    private WebResponse list(Visit visit) {
        FindingAsk ask = new FindingAsk(visit.query());
        Instant now = clock.instant();
        Findings findings = store.findings(visit.scope());
        FindingSearch search = new FindingSearch(findings, ask, now);
        boolean isGrouped = !ask.group().isEmpty();
        FindingSearch.Result result = isGrouped ? new FindingSearch.Result(List.of(), null) : search.page(PAGE);
        List<FindingGroup> groups = isGrouped ? FindingGroups.of(search, ask) : List.of();
        long version = findings.lastChange();
        FindingList list = new FindingList(
                ask,
                search.problems(),
                search.isExact() ? bands(search) : Map.of(),
                groups,
                result.findings().stream().map(FindingRow::of).toList(),
                result.next() == null ? "" : ask.behind(result.next()),
                saved(visit),
                visit.may(Role.ANALYST),
                version > 0,
                version,
                now);
        return pages.page(visit, Section.FINDINGS, "Findings", "finding/list", list);
    }

    private List<Rule> saved(Visit visit) {
        return new Filters(store)
                .all(visit.scope()).stream()
                        .filter(filter -> !filter.suppresses())
                        .map(Rule::of)
                        .filter(rule -> rule.text() != null)
                        .limit(SAVED)
                        .toList();
    }

    private static Map<Band, Long> bands(FindingSearch search) {
        Map<Band, Long> bands = new EnumMap<>(Band.class);
        List<Findings.Group> groups = search.groups(FindingField.SEVERITY, false);
        for (Band band : Band.values()) {
            long total = groups.stream()
                    .filter(group -> band.holds(group.severity()))
                    .mapToLong(Findings.Group::total)
                    .sum();
            bands.put(band, total);
        }
        return bands;
    }

    /** How many findings have come or changed since a page was made: a line that leads to them, or nothing. */
    private WebResponse news(Visit visit) {
        long since;
        try {
            since = Long.parseLong(visit.query().text("since"));
        } catch (NumberFormatException e) {
            since = Long.MAX_VALUE;
        }
        int changes = since == Long.MAX_VALUE
                ? 0
                : store.findings(visit.scope())
                        .changes(Math.max(0, since), EXPORTED)
                        .size();
        return pages.page(visit, Section.FINDINGS, "", "finding/news", (Integer) changes);
    }

    private List<StoredFinding> exported(Visit visit) {
        FindingSearch search =
                new FindingSearch(store.findings(visit.scope()), new FindingAsk(visit.query()), clock.instant());
        if (!search.problems().isEmpty()) {
            throw new RefusedException(
                    400, "The filter cannot be read, so nothing is exported that it would not let through.");
        }
        return search.page(EXPORTED).findings();
    }
}
