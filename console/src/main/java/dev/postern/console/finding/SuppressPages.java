// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.api.codec.JsonText;
import dev.postern.console.account.Role;
import dev.postern.console.criteria.FilterText;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.rule.RulePreview;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Suppresses findings like one, after showing what the rule would have hidden. */
public record SuppressPages(Pages pages, Store store, ApiCalls api, RulePreview preview, InstantSource clock) {
    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(DetailPages.PATTERN + "/suppress", Role.ADMINISTRATOR, this::form);
        routes.post(DetailPages.PATTERN + "/suppress", Role.ADMINISTRATOR, this::create);
    }

    private WebResponse form(Visit visit) {
        StoredFinding stored = DetailPages.require(store, visit);
        FindingRow row = FindingRow.of(stored);
        String given = visit.query().text("q");
        return form(visit, 200, row, given.isEmpty() ? like(row) : given, name(row), "");
    }

    private WebResponse form(Visit visit, int code, FindingRow row, String filter, String name, String fault) {
        FilterText.Reading reading = read(filter);
        boolean isRule =
                reading.problems().isEmpty() && !reading.criteria().criterion().isEmpty();
        List<String> faults = new ArrayList<>();
        reading.problems().forEach(problem -> faults.add(problem.message()));
        if (!fault.isEmpty()) {
            faults.add(fault);
        }
        SuppressForm form = new SuppressForm(
                row,
                filter,
                name,
                faults,
                isRule ? SuppressForm.Hidden.of(preview.of(visit.scope(), reading.criteria())) : null);
        return pages.page(code, pages.shell(visit, Section.FINDINGS, "Suppress like this"), "finding/suppress", form);
    }

    private WebResponse create(Visit visit) {
        FindingRow row = FindingRow.of(DetailPages.require(store, visit));
        Parameters given = visit.form();
        FilterText.Reading reading = read(given.text("q"));
        boolean isAll = reading.criteria().criterion().isEmpty();
        if (isAll || !reading.problems().isEmpty()) {
            String fault = isAll ? "A rule without a filter would hide every finding." : "";
            return form(visit, 400, row, given.text("q"), given.text("name"), fault);
        }
        Map<String, Object> body = Map.of(
                "name",
                given.text("name"),
                "action",
                "ARCHIVE",
                "description",
                "like finding " + row.id(),
                "findingCriteria",
                JsonMapper.shared().readTree(JsonText.of(reading.criteria())));
        ApiCalls.Outcome outcome = api.send(visit, "POST", "/detector/{detector}/filter", body);
        if (outcome.isRefused()) {
            return form(visit, outcome.code(), row, given.text("q"), given.text("name"), outcome.refusal());
        }
        return WebResponse.seeOther(
                Parameters.NONE.with(Notice.PARAMETER, Notice.SUPPRESSED.word()).under(row.address()));
    }

    private FilterText.Reading read(String filter) {
        return FilterText.read(filter, clock.instant(), ZoneOffset.UTC);
    }

    /** A filter that findings like one meet: of its type, on its database, by its user, or else from its address. */
    static String like(FindingRow row) {
        List<String> clauses = new ArrayList<>();
        clauses.add(Links.clause("type", row.type()));
        clauses.add(Links.clause("database", row.database()));
        if (!row.user().isEmpty()) {
            clauses.add(Links.clause("user", row.user()));
        } else if (Links.canAsk("address", row.source())) {
            clauses.add(Links.clause("address", row.source()));
        }
        return String.join(" ", clauses);
    }

    private static String name(FindingRow row) {
        return "like-" + row.id().substring(0, Math.min(12, row.id().length()));
    }
}
