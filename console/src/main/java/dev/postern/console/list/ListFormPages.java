// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.list;

import dev.postern.api.list.ListKind;
import dev.postern.console.list.ListForm.Given;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Section;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes lists, and changes their names and locations. */
public record ListFormPages(ListPages lists) {
    private static final String EDIT = ListPages.ONE + "/edit";
    private static final int BAD_REQUEST = 400;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(ListPages.NEW, ListPages.CHANGES, this::make);
        routes.post(ListPages.NEW, ListPages.CHANGES, this::create);
        routes.get(EDIT, ListPages.CHANGES, this::edit);
        routes.post(EDIT, ListPages.CHANGES, this::update);
    }

    private WebResponse make(Visit visit) {
        Given given = Given.of(visit.query());
        return form(visit, 200, null, new Given(given.kind(), "", "TXT", "", "", true), "");
    }

    private WebResponse create(Visit visit) {
        Given given = Given.of(visit.form());
        ListKind kind = KindWords.require(given.kind());
        Map<String, Object> body = body(given);
        body.put("format", given.format());
        body.put("activate", given.active());
        return done(visit, null, given, lists.api().send(visit, "POST", ListRow.path(kind), body));
    }

    private WebResponse edit(Visit visit) {
        ListRow row = lists.require(visit);
        return form(visit, 200, row, Given.of(row), "");
    }

    private WebResponse update(Visit visit) {
        ListRow row = lists.require(visit);
        Given given = Given.of(visit.form());
        if (given.owner().isEmpty() && row.list().owner() != null) {
            return form(
                    visit,
                    BAD_REQUEST,
                    row,
                    given,
                    "The owner can be another one, but not taken away: make a new list.");
        }
        return done(visit, row, given, lists.api().send(visit, "POST", row.path(), body(given)));
    }

    private static Map<String, Object> body(Given given) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", given.name());
        body.put("location", given.location());
        if (!given.owner().isEmpty()) {
            body.put("expectedBucketOwner", given.owner());
        }
        return body;
    }

    private WebResponse done(Visit visit, @Nullable ListRow row, Given given, ApiCalls.Outcome outcome) {
        return outcome.isRefused()
                ? form(visit, outcome.code(), row, given, ListForm.words(outcome.refusal()))
                : ListPages.done(Notice.SAVED);
    }

    private WebResponse form(Visit visit, int code, @Nullable ListRow row, Given given, String fault) {
        List<ListKind> kinds = lists.overview(visit.scope(), true).room();
        String title = row == null ? "New list" : "Change the list";
        return lists.pages()
                .page(
                        code,
                        lists.pages().shell(visit, Section.LISTS, title),
                        "list/form",
                        new ListForm(row, kinds, given, fault));
    }
}
