// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.tag;

import dev.postern.console.account.Role;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.util.Map;

/** Shows tags, and sets and removes them, with the operations of the API. */
public record TagPages(Pages pages, ApiCalls api, TagTargets targets) {
    static final String PAGE = "/console/tags";

    private static final String ONE = PAGE + "/{kind}/{name}";
    private static final Role CHANGES = Role.ADMINISTRATOR;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(PAGE, Role.VIEWER, this::list);
        routes.get(ONE, Role.VIEWER, visit -> form(visit, 200, ""));
        routes.post(ONE, CHANGES, this::set);
        routes.post(ONE + "/remove", CHANGES, this::remove);
    }

    private WebResponse list(Visit visit) {
        return pages.page(visit, Section.SETTINGS, "Tags", "tag/list", new TagList(targets.all(visit)));
    }

    private WebResponse form(Visit visit, int code, String fault) {
        Parameters given = fault.isEmpty() ? Parameters.NONE : visit.form();
        TagForm form = new TagForm(targets.require(visit), visit.may(CHANGES), given, fault);
        return pages.page(code, pages.shell(visit, Section.SETTINGS, "Tags"), "tag/form", form);
    }

    private WebResponse set(Visit visit) {
        String key = visit.form().text("key");
        Map<String, String> tag = Map.of(key, visit.form().text("value"));
        TagTarget target = targets.require(visit);
        return sent(
                visit, target, api.send(visit, "POST", target.path(visit.scope()), Map.of("tags", tag)), Notice.SAVED);
    }

    private WebResponse remove(Visit visit) {
        TagTarget target = targets.require(visit);
        String path = Parameters.NONE.with("tagKeys", visit.query().text("key")).under(target.path(visit.scope()));
        return sent(visit, target, api.send(visit, "DELETE", path, Map.of()), Notice.REMOVED);
    }

    private WebResponse sent(Visit visit, TagTarget target, ApiCalls.Outcome outcome, Notice notice) {
        return outcome.isRefused()
                ? form(visit, outcome.code(), outcome.refusal())
                : WebResponse.seeOther(
                        Parameters.NONE.with(Notice.PARAMETER, notice.word()).under(target.address()));
    }
}
