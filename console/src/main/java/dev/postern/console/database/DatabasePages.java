// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.database;

import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.console.account.Role;
import dev.postern.console.login.LoginField;
import dev.postern.console.login.LoginFinder;
import dev.postern.console.login.LoginSearch;
import dev.postern.console.login.LoginsPage;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Answers with the pages of the databases. */
public record DatabasePages(Pages pages, Databases databases, LoginFinder finder, InstantSource clock) {
    private static final String PATH = "/console/databases";
    private static final ZoneId ZONE = ZoneOffset.UTC;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(PATH, Role.VIEWER, this::all);
        routes.get(PATH + "/{id}", Role.VIEWER, this::one);
    }

    private WebResponse all(Visit visit) {
        DatabasesPage page = new DatabasesPage(databases.all(visit.scope()), clock.instant(), ZONE);
        return pages.page(visit, Section.DATABASES, "Databases", "database/databases", page);
    }

    private WebResponse one(Visit visit) {
        Instant now = clock.instant();
        String id = visit.capture("id");
        DatabaseCoverage database = databases.find(visit.scope(), id);
        if (database == null) {
            throw new RefusedException(404, "No database of this name is watched.");
        }
        LoginSearch search = LoginSearch.ANY.with(LoginField.INSTANCE, id);
        LoginsPage logins = new LoginsPage(
                "/console/logins",
                search,
                Map.of(),
                finder.find(visit.scope(), search.meaning(now, ZONE).filter(), Long.MAX_VALUE),
                List.of(id),
                true,
                now,
                ZONE);
        String user = visit.query().find("user");
        DatabasePage page = new DatabasePage(
                visit.request().path(),
                database,
                databases.blindSpots(database),
                user,
                databases.baseline(visit.scope(), id, user),
                logins,
                databases.findings(visit.scope(), id),
                now,
                ZONE);
        return pages.page(visit, Section.DATABASES, id, "database/database", page);
    }
}
