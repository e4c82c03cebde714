// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.replay;

import dev.postern.api.filter.Filter;
import dev.postern.api.filter.Filters;
import dev.postern.api.own.replay.Replay;
import dev.postern.api.own.replay.Replays;
import dev.postern.console.account.Role;
import dev.postern.console.finding.FindingDetails;
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
import dev.postern.store.Findings;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The replays of an account and region: the last of them, and each with what it found beside what is stored. */
public record ReplayPages(
        Pages pages,
        Replays replays,
        Store store,
        FindingDetails details,
        RulePreview preview,
        ApiCalls api,
        InstantSource clock) {
    static final String LIST = "/console/replay";
    /** Where the API has them. */
    static final String API = "/postern/v1/replays";

    /** Who may begin, cancel and remove replays. */
    static final Role CHANGES = Role.ANALYST;

    private static final String ONE = LIST + "/{id}";
    private static final int CONFLICT = 409;

    /** Adds what they answer; forms that begin one come before. */
    public void addTo(Router routes) {
        routes.get(LIST, Role.VIEWER, this::list);
        routes.get(ONE, Role.VIEWER, this::one);
        routes.get(ONE + "/findings/{finding}", Role.VIEWER, this::finding);
        routes.post(ONE + "/cancel", CHANGES, this::cancel);
        routes.get(ONE + "/delete", CHANGES, this::ask);
        routes.post(ONE + "/delete", CHANGES, this::delete);
    }

    private WebResponse list(Visit visit) {
        Instant now = clock.instant();
        List<ReplayRow> rows = replays.all(visit.scope()).stream()
                .map(replay -> new ReplayRow(replay, now))
                .toList();
        return pages.page(visit, Section.REPLAY, "Replay", "replay/list", new ReplayList(rows, visit.may(CHANGES)));
    }

    private Replay require(Visit visit) {
        return replays.all(visit.scope()).stream()
                .filter(each -> each.id().equals(visit.capture("id")))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        404,
                        "There is no such replay; the oldest gives way when there are many, or somebody removed it."));
    }

    private WebResponse one(Visit visit) {
        Replay replay = require(visit);
        ReplayRow row = new ReplayRow(replay, clock.instant());
        Findings found = replays.results(visit.scope(), replay);
        boolean isEnded = !replay.status().isActive();
        List<Filter> filters = isEnded ? new Filters(store).all(visit.scope()) : List.of();
        Rule chosen = chosen(filters, visit.query().text("rule"));
        return pages.page(
                visit,
                Section.REPLAY,
                "Replay of " + row.what(),
                "replay/replay",
                new ReplayPage(
                        row,
                        isEnded ? comparison(visit, row, found) : null,
                        filters.stream().map(Rule::of).toList(),
                        chosen,
                        chosen == null ? null : preview.of(found, chosen.criteria()),
                        visit.may(CHANGES),
                        clock.instant()));
    }

    private static @Nullable Rule chosen(List<Filter> filters, String name) {
        return filters.stream()
                .filter(filter -> filter.name().equals(name))
                .findFirst()
                .map(Rule::of)
                .orElse(null);
    }

    private @Nullable Comparison comparison(Visit visit, ReplayRow row, Findings found) {
        Instant from = row.from();
        Instant to = row.to();
        return from == null || to == null
                ? null
                : Comparison.of(found, store.findings(visit.scope()), row.databases(), from, to);
    }

    private WebResponse finding(Visit visit) {
        Replay replay = require(visit);
        Findings found = replays.results(visit.scope(), replay);
        StoredFinding stored = found.find(visit.capture("finding"));
        if (stored == null) {
            throw new RefusedException(404, "The replay has no such finding.");
        }
        return pages.page(
                visit,
                Section.REPLAY,
                stored.state().title(),
                "finding/detail",
                details.replayed(visit, stored, found, LIST + "/" + replay.id()));
    }

    private WebResponse cancel(Visit visit) {
        String id = require(visit).id();
        ApiCalls.Outcome outcome = api.send(visit, "POST", API + "/" + id + "/cancel", Map.of());
        if (outcome.code() == CONFLICT) { // it has ended meanwhile: its page tells how
            return WebResponse.seeOther(LIST + "/" + id);
        }
        outcome.require();
        return WebResponse.seeOther(
                Parameters.NONE.with(Notice.PARAMETER, Notice.STOPPED.word()).under(LIST + "/" + id));
    }

    private WebResponse ask(Visit visit) {
        ReplayRow row = new ReplayRow(require(visit), clock.instant());
        Removal removal = new Removal(
                "the replay of " + row.what(),
                String.join(", ", row.paths()),
                "What it has found goes with it. Logs, logins and stored findings stay.",
                row.address() + "/delete",
                row.address(),
                "Replay");
        return pages.page(visit, Section.REPLAY, "Remove a replay", "remove", removal);
    }

    private WebResponse delete(Visit visit) {
        api.send(visit, "DELETE", API + "/" + require(visit).id(), Map.of()).require();
        return WebResponse.seeOther(
                Parameters.NONE.with(Notice.PARAMETER, Notice.REMOVED.word()).under(LIST));
    }
}
