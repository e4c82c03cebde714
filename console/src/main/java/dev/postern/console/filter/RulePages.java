// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.filter;

import dev.postern.api.filter.Filter;
import dev.postern.api.filter.Filters;
import dev.postern.console.account.Role;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Removal;
import dev.postern.console.page.Section;
import dev.postern.console.rule.Rule;
import dev.postern.console.rule.RulePreview;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.util.List;
import java.util.Map;

/** The list of suppression rules and saved filters, and their removal. */
public record RulePages(Pages pages, Filters filters, ApiCalls api, RulePreview preview) {
    static final String LIST = "/console/rules";
    static final String NEW = LIST + "/new";
    static final String DELETE = LIST + "/{name}/delete";

    /** Who may save filters, which change nothing. */
    static final Role SAVES = Role.ANALYST;

    /** Who may make and change rules, which hide findings. */
    static final Role SUPPRESSES = Role.ADMINISTRATOR;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(LIST, Role.VIEWER, this::list);
        routes.get(DELETE, SAVES, this::ask);
        routes.post(DELETE, SAVES, this::delete);
    }

    private WebResponse list(Visit visit) {
        List<Rule> all = filters.all(visit.scope()).stream().map(Rule::of).toList();
        List<RulePreview.Hidden> hidden =
                preview.of(visit.scope(), all.stream().map(Rule::criteria).toList());
        RuleList list = RuleList.of(all, hidden, visit.may(SAVES), visit.may(SUPPRESSES));
        return pages.page(visit, Section.RULES, "Rules and saved filters", "filter/list", list);
    }

    private WebResponse ask(Visit visit) {
        Rule rule = require(filters, visit);
        Removal removal = new Removal(
                rule.name(),
                rule.words(),
                rule.suppresses()
                        ? "New findings like these will be shown and delivered again. What the rule has archived stays in the archive."
                        : "It is no longer offered on the page of the findings. Findings stay as they are.",
                address(rule) + "/delete",
                LIST,
                "Rules and saved filters");
        return pages.page(visit, Section.RULES, "Remove " + rule.name(), "remove", removal);
    }

    private WebResponse delete(Visit visit) {
        Rule rule = require(filters, visit);
        api.send(visit, "DELETE", path(rule), Map.of()).require();
        return done(Notice.REMOVED);
    }

    /**
     * The rule or saved filter that a request would change.
     *
     * @throws RefusedException when there is none, or it is a rule and the viewer may not change rules
     */
    static Rule require(Filters filters, Visit visit) {
        Filter found = filters.find(visit.scope(), visit.capture("name"));
        if (found == null) {
            throw new RefusedException(404, "There is no such rule or filter; somebody may have removed it.");
        }
        Rule rule = Rule.of(found);
        permit(visit, rule.suppresses());
        return rule;
    }

    /** @throws RefusedException when it is about a rule and the viewer may not make or change rules */
    static void permit(Visit visit, boolean suppresses) {
        if (suppresses && !visit.may(SUPPRESSES)) {
            throw new RefusedException(403, "Suppression rules take the role " + SUPPRESSES.words() + ".");
        }
    }

    static WebResponse done(Notice notice) {
        return WebResponse.seeOther(
                Parameters.NONE.with(Notice.PARAMETER, notice.word()).under(LIST));
    }

    /** Where pages about it begin. */
    static String address(Rule rule) {
        return LIST + "/" + Parameters.encoded(rule.name());
    }

    /** Its path in the API. */
    static String path(Rule rule) {
        return "/detector/{detector}/filter/" + Parameters.encoded(rule.name());
    }
}
