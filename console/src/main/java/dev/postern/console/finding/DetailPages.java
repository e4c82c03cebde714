// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.console.account.Role;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.util.Set;
import java.util.TreeSet;

/** The page of a finding. */
public record DetailPages(Pages pages, Store store, FindingDetails details) {
    static final String PATTERN = FindingPages.LIST + "/{id}";

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(PATTERN, Role.VIEWER, this::page);
        routes.post(PATTERN + "/steps", Role.ANALYST, this::steps);
    }

    /** The finding that a request is about. */
    static StoredFinding require(Store store, Visit visit) {
        StoredFinding found = store.findings(visit.scope()).find(visit.capture("id"));
        if (found == null) {
            throw new RefusedException(404, "There is no such finding, or it was kept as long as is configured.");
        }
        return found;
    }

    private WebResponse page(Visit visit) {
        StoredFinding stored = require(store, visit);
        return pages.page(
                visit, Section.FINDINGS, stored.state().title(), "finding/detail", details.of(visit, store, stored));
    }

    private WebResponse steps(Visit visit) {
        StoredFinding stored = require(store, visit);
        Set<String> known = new TreeSet<>();
        Remediation.of(FindingRow.of(stored), Evidence.of(stored))
                .values()
                .forEach(steps -> steps.forEach(step -> known.add(step.id())));
        Set<String> ticked = new TreeSet<>(visit.form().all("step"));
        Set<String> shown = new TreeSet<>(visit.form().all("was")); // ticked on the page that was sent
        Set<String> off = new TreeSet<>(ticked);
        off.removeAll(shown);
        off.retainAll(known);
        shown.removeAll(ticked);
        new Checklist(store.configuration(visit.scope())).change(stored.state().id(), off, shown);
        return WebResponse.seeOther(
                FindingRow.of(stored).address() + "?" + Notice.PARAMETER + "=" + Notice.SAVED.word() + "#steps");
    }
}
