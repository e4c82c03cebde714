// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.member;

import dev.postern.console.page.Notice;
import dev.postern.console.page.Removal;
import dev.postern.console.page.Section;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.util.List;
import java.util.Map;

/** Answers the invitations that an account has got, and ends its membership, with the operations of the API. */
public record InvitationPages(MemberPages members, ApiCalls api) {
    static final String PAGE = "/console/invitations";
    /** Where the API tells of them. */
    static final String API = "/invitation";

    private static final String ONE = PAGE + "/{account}";
    private static final String LEAVE = MemberPages.PAGE + "/leave";
    private static final String ADMINISTRATOR = MemberPages.DETECTOR + "/administrator";
    private static final String ID = "invitation";

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(ONE + "/accept", MemberPages.CHANGES, this::askAccept);
        routes.post(ONE + "/accept", MemberPages.CHANGES, this::accept);
        routes.get(
                ONE + "/decline", MemberPages.CHANGES, visit -> ask(visit, "Decline", address(visit, "/decline"), """
                It can invite again. Nothing of this account is shown to it."""));
        routes.post(ONE + "/decline", MemberPages.CHANGES, visit -> change(visit, "decline", Notice.SAVED));
        routes.post(ONE + "/delete", MemberPages.CHANGES, visit -> change(visit, "delete", Notice.REMOVED));
        routes.get(LEAVE, MemberPages.CHANGES, this::askLeave);
        routes.post(LEAVE, MemberPages.CHANGES, this::leave);
    }

    /** The invitation that is asked about goes with the answer: one that replaces it is not accepted unseen. */
    private WebResponse askAccept(Visit visit) {
        String account = MemberPages.account(visit);
        String id = api.all(visit, API, Parameters.NONE, "invitations").stream()
                .filter(each -> each.path("accountId").asString("").equals(account))
                .map(each -> each.path("invitationId").asString(""))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(404, "There is no such invitation; somebody may have withdrawn it."));
        return ask(visit, "Accept", Parameters.NONE.with(ID, id).under(address(visit, "/accept")), """
                It sees the findings of this account and region then, and its suppression rules and lists take the place of this \
                account's, until one of the two ends it.""");
    }

    private WebResponse accept(Visit visit) {
        Map<String, String> body = Map.of(
                "administratorId",
                MemberPages.account(visit),
                "invitationId",
                visit.query().text(ID));
        return members.done(visit, api.send(visit, "POST", ADMINISTRATOR, body), Notice.SAVED);
    }

    private static String address(Visit visit, String answer) {
        return PAGE + "/" + MemberPages.account(visit) + answer;
    }

    private WebResponse ask(Visit visit, String verb, String address, String consequence) {
        String name = "the invitation of " + MemberPages.account(visit);
        Removal removal = new Removal(verb, name, "", consequence, address, MemberPages.PAGE, "Members");
        return members.pages().page(visit, Section.SETTINGS, verb + " an invitation", "remove", removal);
    }

    private WebResponse change(Visit visit, String operation, Notice notice) {
        Map<String, List<String>> body = Map.of("accountIds", List.of(MemberPages.account(visit)));
        return members.done(visit, api.send(visit, "POST", API + "/" + operation, body), notice);
    }

    private WebResponse askLeave(Visit visit) {
        Removal removal = new Removal(
                "Leave",
                "the account's administrator",
                "",
                "It sees the findings of this account no more, and this account's own rules and lists count again.",
                LEAVE,
                MemberPages.PAGE,
                "Members");
        return members.pages().page(visit, Section.SETTINGS, "Leave the administrator", "remove", removal);
    }

    private WebResponse leave(Visit visit) {
        return members.done(visit, api.send(visit, "POST", ADMINISTRATOR + "/disassociate", Map.of()), Notice.SAVED);
    }
}
