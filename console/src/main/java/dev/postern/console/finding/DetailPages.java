// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.api.own.Page;
import dev.postern.api.own.explanation.Explanations;
import dev.postern.api.own.login.Login;
import dev.postern.console.account.Role;
import dev.postern.console.finding.FindingDetail.Attempt;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.remedy.Phase;
import dev.postern.console.remedy.Step;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import dev.postern.kernel.FindingType;
import dev.postern.store.Findings;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The page of a finding.
 *
 * @param attacks techniques of a type and the patterns by which it was found
 */
public record DetailPages(
        Pages pages,
        Store store,
        Explanations explanations,
        BiFunction<FindingType, List<String>, List<Attack>> attacks,
        InstantSource clock) {
    static final String PATTERN = FindingPages.LIST + "/{id}";

    private static final int LOGINS = 500;

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
        return pages.page(visit, Section.FINDINGS, stored.state().title(), "finding/detail", detail(visit, stored));
    }

    private FindingDetail detail(Visit visit, StoredFinding stored) {
        FindingRow row = FindingRow.of(stored);
        Evidence evidence = Evidence.of(stored);
        JsonNode explanation = explanations.of(visit.scope(), row.id());
        Page<Login> logins = explanations.logins(visit.scope(), row.id(), null, LOGINS);
        FindingType type = Remediation.type(row.type());
        List<String> patterns = texts(explanation.path("patterns"));
        Map<Phase, List<Step>> steps = Remediation.of(row, evidence);
        List<FindingRow> related = related(visit, texts(explanation.path("relatedFindings")));
        Set<String> kept = related.stream().map(FindingRow::id).collect(Collectors.toSet());
        List<AttackSignal> signals = AttackSignal.of(evidence.document(), kept);
        return new FindingDetail(
                row,
                explanation.path("description").asString(""),
                explanation.path("learning").asBoolean(false),
                Cards.of(row, evidence, explanation, patterns),
                lists(explanation.path("lists")),
                Behaviour.of(explanation),
                Score.of(explanation.path("evidence")),
                attempts(explanation.path("attempts")),
                notes(explanation.path("notes")),
                type == null ? List.of() : attacks.apply(type, patterns),
                IncidentTimeline.of(logins.items()),
                logins.nextToken() != null,
                Links.logins("address", row.source()),
                LogLine.of(explanation.path("logins")),
                signals.isEmpty() ? related : List.of(),
                signals,
                steps,
                new Checklist(store.configuration(visit.scope())).done(row.id()),
                visit.may(Role.ANALYST),
                visit.may(Role.ADMINISTRATOR),
                row.address() + "/suppress",
                clock.instant());
    }

    private List<FindingRow> related(Visit visit, Collection<String> ids) {
        Findings findings = store.findings(visit.scope());
        return findings.find(ids).stream().map(FindingRow::of).toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asString("")));
        return texts;
    }

    private static List<Fact> lists(JsonNode lists) {
        Fact.Sheet sheet = new Fact.Sheet();
        for (JsonNode each : lists) {
            String names = String.join(", ", texts(each.path("threatNames")));
            sheet.add(each.path("threatListName").asString(""), names.isEmpty() ? "no reason given" : names);
        }
        return sheet.all();
    }

    private static List<Attempt> attempts(JsonNode attempts) {
        List<Attempt> all = new ArrayList<>();
        for (JsonNode each : attempts) {
            all.add(new Attempt(
                    each.path("user").asString(""),
                    each.path("application").asString(""),
                    each.path("failedLoginAttempts").asLong(0),
                    each.path("successfulLoginAttempts").asLong(0)));
        }
        return all;
    }

    private static List<Fact> notes(JsonNode notes) {
        Fact.Sheet sheet = new Fact.Sheet();
        notes.properties()
                .forEach(each -> sheet.add(each.getKey(), each.getValue().asString("")));
        return sheet.all();
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
