// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.overview;

import dev.postern.api.coverage.Coverage;
import dev.postern.console.account.Role;
import dev.postern.console.chart.Picture;
import dev.postern.console.finding.FindingAsk.Band;
import dev.postern.console.finding.FindingRow;
import dev.postern.console.finding.FoundPlace;
import dev.postern.console.login.FoundLogins;
import dev.postern.console.login.LoginFinder;
import dev.postern.console.login.LoginPictures;
import dev.postern.console.login.LoginSearch;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import dev.postern.store.FindingCondition;
import dev.postern.store.FindingCondition.Range;
import dev.postern.store.FindingCondition.Ranges;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.Findings;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Answers with the overview. */
public record OverviewPage(
        Pages pages, Store store, Coverage coverage, LoginFinder finder, Health health, InstantSource clock) {
    private static final int ATTENTION = 8;
    private static final int ON_THE_MAP = 300;
    private static final FindingCondition OPEN = new Ranges(FindingField.ARCHIVED, List.of(new Range(0, 1)), false);

    /** Adds what it answers. */
    public void addTo(Router routes) {
        routes.get("/console/", Role.VIEWER, this::page);
    }

    private WebResponse page(Visit visit) {
        Instant now = clock.instant();
        Findings findings = store.findings(visit.scope());
        FoundLogins logins = finder.find(
                visit.scope(), LoginSearch.ANY.meaning(now, ZoneOffset.UTC).filter(), Long.MAX_VALUE);
        Picture activity = logins.counted() == 0
                ? null
                : LoginPictures.overTime(logins, LoginSearch.ANY, ZoneOffset.UTC, OverviewPage::address);
        List<StoredFinding> latest =
                findings.page(new FindingPage(List.of(OPEN), FindingField.UPDATED, true, null, ON_THE_MAP));
        List<StoredFinding> worst =
                findings.page(new FindingPage(List.of(OPEN), FindingField.SEVERITY, true, null, ATTENTION));
        Overview overview = new Overview(
                open(findings),
                worst.stream().map(FindingRow::of).toList(),
                FindingPictures.overTime(findings, now),
                coverage.of(visit.scope()),
                logins,
                activity,
                FindingPictures.map(FoundPlace.of(latest)),
                health.now(),
                now);
        return pages.page(visit, Section.OVERVIEW, "Overview", "overview/overview", overview);
    }

    private static String address(LoginSearch search) {
        return "/console/logins?" + search.query();
    }

    private static Map<Band, Long> open(Findings findings) {
        Map<Band, Long> open = new EnumMap<>(Band.class);
        for (Findings.Group group : findings.groups(List.of(OPEN), FindingField.SEVERITY)) {
            open.merge(Band.of(group.severity()), group.total(), Long::sum);
        }
        return open;
    }
}
