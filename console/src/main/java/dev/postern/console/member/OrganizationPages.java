// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.member;

import dev.postern.console.page.Notice;
import dev.postern.console.page.Removal;
import dev.postern.console.page.Section;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.ApiCalls.Outcome;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sets what the organisation switches on by itself, and who administers it, with the operations of the API. */
public record OrganizationPages(MemberPages members, ApiCalls api) {
    private static final String PAGE = MemberPages.PAGE;
    private static final String DELEGATED = PAGE + "/administrator";

    /** Adds what they answer. They come before those of members, whose addresses would fit as well. */
    public void addTo(Router routes) {
        routes.post(PAGE + "/organization", MemberPages.CHANGES, this::set);
        routes.post(DELEGATED, MemberPages.CHANGES, this::name);
        routes.get(DELEGATED + "/delete", MemberPages.CHANGES, this::ask);
        routes.post(DELEGATED + "/delete", MemberPages.CHANGES, this::dismiss);
    }

    /** Sends what is to be changed alone: the rest may have been set meanwhile. */
    private WebResponse set(Visit visit) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (!visit.form().text("members").equals(visit.form().text("was-members"))) {
            body.put("autoEnableOrganizationMembers", choice(visit.form().text("members")));
        }
        List<Map<String, String>> features = new ArrayList<>();
        for (String name : visit.form().all("name")) {
            String wanted = visit.form().text("feature-" + name);
            if (!wanted.equals(visit.form().text("was-" + name))) {
                Map<String, String> feature = new LinkedHashMap<>();
                feature.put("name", name);
                feature.put("autoEnable", choice(wanted));
                features.add(feature);
            }
        }
        if (!features.isEmpty()) {
            body.put("features", features);
        }
        return body.isEmpty()
                ? done(Notice.SAVED)
                : sent(visit, api.send(visit, "POST", "/detector/{detector}/admin", body), Notice.SAVED);
    }

    private static String choice(String given) {
        if (!Organizing.CHOICES.contains(given)) {
            throw new RefusedException(400, "Something is switched on for new accounts, for all, or for none.");
        }
        return given;
    }

    private WebResponse name(Visit visit) {
        Map<String, String> body =
                Map.of("adminAccountId", visit.form().text("delegate").strip());
        return sent(visit, api.send(visit, "POST", "/admin/enable", body), Notice.SAVED);
    }

    private WebResponse ask(Visit visit) {
        String account = delegated(visit);
        Removal removal = new Removal(
                "Dismiss",
                "the delegated administrator",
                account,
                "There is none then, and the members that the organisation has made are members no longer.",
                Parameters.NONE.with("account", account).under(DELEGATED + "/delete"),
                PAGE,
                "Members");
        return members.pages().page(visit, Section.SETTINGS, "Dismiss the administrator", "remove", removal);
    }

    /**
     * The delegated administrator, as the API tells it.
     *
     * @throws RefusedException when there is none that this account could dismiss
     */
    private String delegated(Visit visit) {
        String account = members.delegated(visit);
        if (account == null || account.isEmpty()) {
            throw new RefusedException(404, "There is no delegated administrator that this account could dismiss.");
        }
        return account;
    }

    /** The address has the one that was asked about: another, who was named meanwhile, stays. */
    private WebResponse dismiss(Visit visit) {
        String account = delegated(visit);
        if (!account.equals(visit.query().text("account"))) {
            throw new RefusedException(409, "The delegated administrator is another one by now.");
        }
        Map<String, String> body = Map.of("adminAccountId", account);
        return sent(visit, api.send(visit, "POST", "/admin/disable", body), Notice.REMOVED);
    }

    private WebResponse sent(Visit visit, Outcome outcome, Notice notice) {
        return outcome.isRefused() ? members.page(visit, outcome.code(), outcome.refusal()) : done(notice);
    }

    private static WebResponse done(Notice notice) {
        return WebResponse.seeOther(
                Parameters.NONE.with(Notice.PARAMETER, notice.word()).under(PAGE));
    }
}
