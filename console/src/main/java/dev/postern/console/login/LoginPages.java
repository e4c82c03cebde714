// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import dev.postern.api.coverage.Coverage;
import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.console.account.Role;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Answers with the page of login activity. */
public record LoginPages(Pages pages, LoginFinder finder, Coverage coverage, InstantSource clock) {
    private static final String PATH = "/console/logins";
    private static final String BEFORE = "before";

    /** Adds what it answers. */
    public void addTo(Router routes) {
        routes.get(PATH, Role.VIEWER, this::page);
    }

    private WebResponse page(Visit visit) {
        Instant now = clock.instant();
        LoginSearch search = LoginSearch.of(visit.query()::find);
        LoginSearch.Meaning meaning = search.meaning(now, ZoneOffset.UTC);
        long before = before(visit.query().text(BEFORE));
        LoginsPage page = new LoginsPage(
                PATH,
                search,
                meaning.problems(),
                finder.find(visit.scope(), meaning.filter(), before),
                coverage.of(visit.scope()).stream().map(DatabaseCoverage::id).toList(),
                before == Long.MAX_VALUE,
                now,
                ZoneOffset.UTC);
        return pages.page(visit, Section.LOGINS, "Login activity", "login/logins", page);
    }

    private static long before(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE; // the first page
        }
    }
}
