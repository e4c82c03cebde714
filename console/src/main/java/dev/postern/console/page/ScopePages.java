// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.page;

import dev.postern.console.account.Role;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Scopes;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Scope;

/** Lets viewers choose the account and region that they look at. */
public record ScopePages(Scopes scopes) {

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.post("/console/scope", Role.VIEWER, this::choose);
    }

    private WebResponse choose(Visit visit) {
        Scope chosen = scopes.find(visit.form().text("scope"));
        if (chosen == null) {
            throw new RefusedException(400, "There is no such account and region here.");
        }
        return Scopes.choose(
                chosen, visit.request(), WebResponse.seeOther(section(visit).address()));
    }

    /** The section that was looked at: what a page of the other account and region showed need not be in this one. */
    private static Section section(Visit visit) {
        String back = visit.form().text("back");
        for (Section each : Section.values()) {
            if (each.address().equals(back)) {
                return each;
            }
        }
        return Section.OVERVIEW;
    }
}
