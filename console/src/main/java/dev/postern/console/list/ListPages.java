// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.list;

import dev.postern.api.list.ListDocuments;
import dev.postern.api.list.ListKind;
import dev.postern.api.list.ListView;
import dev.postern.console.account.Role;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Removal;
import dev.postern.console.page.Section;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Scope;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lists of an account and region: what there is, what is in use, and their removal. */
public record ListPages(Pages pages, ListDocuments lists, ApiCalls api, InstantSource clock) {
    static final String LIST = "/console/lists";
    static final String NEW = LIST + "/new";
    static final String ONE = LIST + "/{kind}/{id}";

    /** Who may make, change and remove lists. */
    static final Role CHANGES = Role.ADMINISTRATOR;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(LIST, Role.VIEWER, this::list);
        routes.post(ONE + "/activate", CHANGES, visit -> activate(visit, true));
        routes.post(ONE + "/deactivate", CHANGES, visit -> activate(visit, false));
        routes.get(ONE + "/delete", CHANGES, this::ask);
        routes.post(ONE + "/delete", CHANGES, this::delete);
    }

    private WebResponse list(Visit visit) {
        return pages.page(visit, Section.LISTS, "Lists", "list/lists", overview(visit.scope(), visit.may(CHANGES)));
    }

    ListOverview overview(Scope scope, boolean mayChange) {
        List<ListRow> rows = new ArrayList<>();
        for (ListKind kind : ListKind.values()) {
            lists.all(scope, kind).stream()
                    .filter(view -> !view.isGone())
                    .forEach(view -> rows.add(new ListRow(kind, view)));
        }
        return new ListOverview(rows, mayChange, clock.instant());
    }

    private WebResponse activate(Visit visit, boolean active) {
        api.send(visit, "POST", require(visit).path(), Map.of("activate", active))
                .require();
        return done(Notice.SAVED);
    }

    private WebResponse ask(Visit visit) {
        ListRow row = require(visit);
        Removal removal = new Removal(
                row.list().name(),
                row.list().location(),
                row.kind().isTrusted()
                        ? "Logins from its addresses are judged as all others from then on. The file that it was read from stays."
                        : "Its addresses are no longer matched. The file that it was read from stays, and so do the findings.",
                row.address() + "/delete",
                LIST,
                "Lists");
        return pages.page(visit, Section.LISTS, "Remove a list", "remove", removal);
    }

    private WebResponse delete(Visit visit) {
        api.send(visit, "DELETE", require(visit).path(), Map.of()).require();
        return done(Notice.REMOVED);
    }

    /**
     * The list that a request is about.
     *
     * @throws RefusedException when there is none
     */
    ListRow require(Visit visit) {
        ListKind kind = KindWords.require(visit.capture("kind"));
        ListView view = lists.find(visit.scope(), kind, visit.capture("id"));
        if (view == null || view.isGone()) {
            throw new RefusedException(404, "There is no such list; somebody may have removed it.");
        }
        return new ListRow(kind, view);
    }

    static WebResponse done(Notice notice) {
        return WebResponse.seeOther(
                Parameters.NONE.with(Notice.PARAMETER, notice.word()).under(LIST));
    }
}
