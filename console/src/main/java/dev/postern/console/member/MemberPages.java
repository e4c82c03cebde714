// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.member;

import dev.postern.console.account.Role;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Removal;
import dev.postern.console.page.Section;
import dev.postern.console.text.Reasons;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.ApiCalls.Outcome;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Shows and changes the members of an account, with the operations of the API. */
public record MemberPages(Pages pages, ApiCalls api, InstantSource clock) {
    static final String PAGE = "/console/members";
    static final Role CHANGES = Role.ADMINISTRATOR;

    private static final String ONE = PAGE + "/{account}";
    /** The detector of the account and region, in paths of the API. */
    static final String DETECTOR = "/detector/{detector}";

    private static final String MEMBERS = DETECTOR + "/member";

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(PAGE, Role.VIEWER, visit -> page(visit, 200, ""));
        routes.post(PAGE, CHANGES, this::create);
        routes.post(ONE + "/invite", CHANGES, visit -> change(visit, "invite", Notice.SAVED));
        routes.post(ONE + "/start", CHANGES, visit -> change(visit, "start", Notice.SAVED));
        routes.get(ONE + "/stop", CHANGES, visit -> ask(visit, "stop", "Suspend", """
                No findings are raised for it until its monitoring is started again."""));
        routes.post(ONE + "/stop", CHANGES, visit -> change(visit, "stop", Notice.SAVED));
        routes.get(ONE + "/disassociate", CHANGES, visit -> ask(visit, "disassociate", "Disassociate", """
                It is a member no longer: its findings are seen here no more, and its own rules count again."""));
        routes.post(ONE + "/disassociate", CHANGES, visit -> change(visit, "disassociate", Notice.SAVED));
        routes.get(ONE + "/delete", CHANGES, visit -> ask(visit, "delete", "Remove", """
                It goes from the list. An invitation that it has not accepted is withdrawn."""));
        routes.post(ONE + "/delete", CHANGES, visit -> change(visit, "delete", Notice.REMOVED));
    }

    WebResponse page(Visit visit, int code, String fault) {
        Outcome members =
                api.read(visit, Parameters.NONE.with("onlyAssociated", "false").under(MEMBERS));
        List<MemberRow> rows = members.isRefused() ? List.of() : rows(visit);
        Outcome administrator = api.read(visit, DETECTOR + "/administrator");
        Outcome organization = api.read(visit, DETECTOR + "/admin");
        MemberOverview overview = new MemberOverview(
                visit.scope().account(),
                rows,
                members.refusal(),
                invitations(visit),
                administrator.body().path("administrator").path("accountId").asString(""),
                organization.isRefused() ? null : Organizing.of(organization.body()),
                delegated(visit),
                visit.may(CHANGES),
                fault.isEmpty() ? Parameters.NONE : visit.form(),
                fault);
        return pages.page(code, pages.shell(visit, Section.SETTINGS, "Members"), "member/members", overview);
    }

    private List<MemberRow> rows(Visit visit) {
        return api.all(visit, MEMBERS, Parameters.NONE.with("onlyAssociated", "false"), "members").stream()
                .map(MemberRow::of)
                .toList();
    }

    private List<InvitationRow> invitations(Visit visit) {
        return api.read(visit, InvitationPages.API).isRefused()
                ? List.of()
                : api.all(visit, InvitationPages.API, Parameters.NONE, "invitations").stream()
                        .map(each -> InvitationRow.of(each, clock.instant()))
                        .toList();
    }

    /** The delegated administrator; empty when there is none; null when the account does not manage the organisation. */
    @Nullable
    String delegated(Visit visit) {
        Outcome accounts = api.read(visit, "/admin");
        return accounts.isRefused()
                ? null
                : accounts.body()
                        .path("adminAccounts")
                        .path(0)
                        .path("adminAccountId")
                        .asString("");
    }

    private WebResponse create(Visit visit) {
        Map<String, String> one = Map.of(
                "accountId", visit.form().text("member").strip(),
                "email", visit.form().text("email").strip());
        Outcome outcome = api.send(visit, "POST", MEMBERS, Map.of("accountDetails", List.of(one)));
        return done(visit, outcome, Notice.SAVED);
    }

    private WebResponse change(Visit visit, String operation, Notice notice) {
        Map<String, List<String>> body = Map.of("accountIds", List.of(account(visit)));
        return done(visit, api.send(visit, "POST", MEMBERS + "/" + operation, body), notice);
    }

    /** What the API could not do for an account it tells in an answer that refuses nothing. */
    WebResponse done(Visit visit, Outcome outcome, Notice notice) {
        JsonNode first = outcome.body().path("unprocessedAccounts").path(0);
        String fault = outcome.isRefused()
                ? outcome.refusal()
                : Reasons.of(first.path("result").asString(""));
        return fault.isEmpty()
                ? WebResponse.seeOther(
                        Parameters.NONE.with(Notice.PARAMETER, notice.word()).under(PAGE))
                : page(visit, outcome.isRefused() ? outcome.code() : 400, fault);
    }

    private WebResponse ask(Visit visit, String operation, String verb, String consequence) {
        String account = account(visit);
        Removal removal =
                new Removal(verb, account, "", consequence, PAGE + "/" + account + "/" + operation, PAGE, "Members");
        return pages.page(visit, Section.SETTINGS, verb + " " + account, "remove", removal);
    }

    /** The account of an address: nothing else than an account gets into other addresses. */
    static String account(Visit visit) {
        String account = visit.capture("account");
        if (account.isEmpty() || !account.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RefusedException(404, "There is no such account.");
        }
        return account;
    }
}
