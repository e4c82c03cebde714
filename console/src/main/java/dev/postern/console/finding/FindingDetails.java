// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.api.own.Page;
import dev.postern.api.own.explanation.Explanations;
import dev.postern.api.own.login.Login;
import dev.postern.console.account.Role;
import dev.postern.console.finding.FindingDetail.Attempt;
import dev.postern.console.remedy.Phase;
import dev.postern.console.remedy.Step;
import dev.postern.console.web.Visit;
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
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Gathers what the page of a finding shows.
 *
 * @param attacks techniques of a type and the patterns by which it was found
 * @param logLines reads lines again
 */
public record FindingDetails(
        Explanations explanations,
        BiFunction<FindingType, List<String>, List<Attack>> attacks,
        LogLines logLines,
        InstantSource clock) {
    /** The parameter that asks for log lines. */
    static final String LINES = "lines";

    /** Its value. */
    static final String READ = "read";

    /** A live finding. */
    FindingDetail of(Visit visit, Store store, StoredFinding stored) {
        FindingRow row = FindingRow.of(stored);
        return of(
                visit,
                stored,
                store.findings(visit.scope()),
                "",
                Remediation.of(row, Evidence.of(stored)),
                new Checklist(store.configuration(visit.scope())).done(row.id()),
                visit.may(Role.ANALYST),
                visit.may(Role.ADMINISTRATOR));
    }

    /**
     * A finding of a replay: nothing is to be done about it, and nobody changes it.
     *
     * @param findings all of the replay
     * @param within address of the replay
     */
    public FindingDetail replayed(Visit visit, StoredFinding stored, Findings findings, String within) {
        return of(visit, stored, findings, within, Map.of(), Set.of(), false, false);
    }

    private FindingDetail of(
            Visit visit,
            StoredFinding stored,
            Findings findings,
            String within,
            Map<Phase, List<Step>> steps,
            Set<String> done,
            boolean mayChange,
            boolean maySet) {
        FindingRow row = FindingRow.of(stored);
        Evidence evidence = Evidence.of(stored);
        JsonNode explanation = explanations.of(stored);
        TimeWindow window = TimeWindow.of(visit.query(), stored.state());
        Page<Login> logins = explanations.logins(
                visit.scope(), stored.state(), window.from(), window.to(), null, IncidentTimeline.LOGINS);
        boolean isRead = visit.query().text(LINES).equals(READ);
        FindingType type = Remediation.type(row.type());
        List<String> patterns = texts(explanation.path("patterns"));
        List<FindingRow> related = related(findings, texts(explanation.path("relatedFindings")));
        Set<String> kept = related.stream().map(FindingRow::id).collect(Collectors.toSet());
        List<AttackSignal> signals = AttackSignal.of(evidence.document(), kept);
        return new FindingDetail(
                row,
                within,
                explanation.path("description").asString(""),
                explanation.path("learning").asBoolean(false),
                Cards.of(row, evidence, explanation, patterns),
                lists(explanation.path("lists")),
                Behaviour.of(explanation),
                Score.of(explanation.path("evidence")),
                attempts(explanation.path("attempts")),
                notes(explanation.path("notes")),
                type == null ? List.of() : attacks.apply(type, patterns),
                IncidentTimeline.of(
                        logins, window, within.isEmpty() ? row.address() : within + "/findings/" + row.id()),
                Links.logins("address", row.source()),
                LogLine.of(explanation.path("logins"), row.database(), isRead ? logLines : null),
                isRead,
                signals.isEmpty() ? related : List.of(),
                signals,
                steps,
                done,
                mayChange,
                maySet,
                row.address() + "/suppress",
                clock.instant());
    }

    private static List<FindingRow> related(Findings findings, Collection<String> ids) {
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
}
