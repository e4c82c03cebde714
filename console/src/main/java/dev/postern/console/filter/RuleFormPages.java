// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.filter;

import dev.postern.api.codec.JsonText;
import dev.postern.api.filter.Filters;
import dev.postern.console.criteria.FilterText;
import dev.postern.console.criteria.Problem;
import dev.postern.console.filter.RuleForm.Given;
import dev.postern.console.finding.SuppressForm;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.rule.Rule;
import dev.postern.console.rule.RulePreview;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;
import tools.jackson.databind.json.JsonMapper;

/** Makes and changes rules and saved filters. What a rule would have hidden is always shown before it is stored. */
public record RuleFormPages(Pages pages, Filters filters, ApiCalls api, RulePreview preview, InstantSource clock) {
    private static final String EDIT = RulePages.LIST + "/{name}/edit";
    private static final String SAVE = "save";
    private static final int BAD_REQUEST = 400;
    private static final int MOST_DIGITS = 3;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(RulePages.NEW, RulePages.SAVES, this::make);
        routes.post(RulePages.NEW, RulePages.SAVES, visit -> sent(visit, null));
        routes.get(EDIT, RulePages.SAVES, this::edit);
        routes.post(EDIT, RulePages.SAVES, visit -> sent(visit, RulePages.require(filters, visit)));
    }

    private WebResponse make(Visit visit) {
        Given given = Given.of(visit.query());
        RulePages.permit(visit, given.suppresses());
        return form(visit, 200, null, given, "");
    }

    private WebResponse edit(Visit visit) {
        Rule rule = RulePages.require(filters, visit);
        return form(visit, 200, rule, Given.of(rule), "");
    }

    private WebResponse sent(Visit visit, @Nullable Rule rule) {
        Given given = Given.of(visit.form());
        RulePages.permit(visit, given.suppresses());
        boolean stays = rule != null && rule.text() == null;
        boolean isSeen = stays || visit.form().text(RuleForm.PREVIEWED).equals(given.filter());
        if (!visit.form().text("do").equals(SAVE)) {
            return form(visit, 200, rule, given, "");
        } else if (given.suppresses() && !isSeen) {
            return form(visit, BAD_REQUEST, rule, given, "The filter has changed: look at what it would have hidden.");
        }
        FilterText.Reading reading = read(given.filter());
        boolean isAll = !stays
                && reading.problems().isEmpty()
                && reading.criteria().criterion().isEmpty();
        if (isAll || !reading.problems().isEmpty() || !isRank(given.rank())) {
            return form(
                    visit, BAD_REQUEST, rule, given, isAll ? "Give a filter: without one it fits every finding." : "");
        }
        ApiCalls.Outcome outcome = rule == null
                ? api.send(visit, "POST", "/detector/{detector}/filter", body(given, reading.criteria(), true))
                : api.send(visit, "POST", RulePages.path(rule), body(given, stays ? null : reading.criteria(), false));
        return outcome.isRefused()
                ? form(visit, outcome.code(), rule, given, outcome.refusal())
                : RulePages.done(Notice.SAVED);
    }

    private static Map<String, Object> body(Given given, @Nullable FindingCriteria criteria, boolean isNew) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (isNew) {
            body.put("name", given.name());
        }
        body.put("action", RuleForm.action(given.suppresses()));
        body.put("rank", Integer.valueOf(given.rank()));
        body.put("description", given.description());
        if (criteria != null) {
            body.put("findingCriteria", JsonMapper.shared().readTree(JsonText.of(criteria)));
        }
        return body;
    }

    private WebResponse form(Visit visit, int code, @Nullable Rule rule, Given given, String fault) {
        FilterText.Reading reading = read(given.filter());
        List<String> faults = new ArrayList<>();
        reading.problems().stream().map(Problem::message).forEach(faults::add);
        if (!isRank(given.rank())) {
            faults.add("The rank is a number from 1 to 100.");
        }
        if (!fault.isEmpty()) {
            faults.add(fault);
        }
        FindingCriteria criteria = rule != null && rule.text() == null ? rule.criteria() : reading.criteria();
        boolean isTold = reading.problems().isEmpty() && !criteria.criterion().isEmpty();
        RuleForm form = new RuleForm(
                rule,
                given,
                faults,
                isTold ? SuppressForm.Hidden.of(preview.of(visit.scope(), criteria)) : null,
                visit.may(RulePages.SUPPRESSES));
        return pages.page(code, pages.shell(visit, Section.RULES, form.title()), "filter/form", form);
    }

    private FilterText.Reading read(String filter) {
        return FilterText.read(filter, clock.instant(), ZoneOffset.UTC);
    }

    /** Whether it is a number; the API knows which are allowed. */
    private static boolean isRank(String text) {
        return !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
