// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.member;

import dev.postern.console.account.Role;
import dev.postern.console.feature.Feature;
import dev.postern.console.feature.FeatureChange;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Removal;
import dev.postern.console.page.Section;
import dev.postern.console.text.Reasons;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.ApiCalls.Outcome;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows and sets the features of members' detectors, with GetMemberDetectors and UpdateMemberDetectors. */
public record MemberFeaturePages(MemberPages members, ApiCalls api) {
    private static final String PAGE = MemberPages.PAGE + "/{account}/features";
    private static final String STOP = PAGE + "/stop";
    private static final String API = MemberPages.DETECTOR + "/member/detector/";

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(PAGE, Role.VIEWER, this::page);
        routes.post(PAGE, MemberPages.CHANGES, this::set);
        routes.get(STOP, MemberPages.CHANGES, this::ask);
        routes.post(
                STOP, MemberPages.CHANGES, visit -> sent(visit, require(visit), FeatureChange.asked(visit.query())));
    }

    private WebResponse page(Visit visit) {
        MemberFeatures features = require(visit);
        return members.pages()
                .page(visit, Section.SETTINGS, "Features of " + features.account(), "member/features", features);
    }

    /**
     * What the API tells of the member.
     *
     * @throws RefusedException when it tells nothing, as the account is no member
     */
    private MemberFeatures require(Visit visit) {
        String account = MemberPages.account(visit);
        Outcome found = api.send(visit, "POST", API + "get", Map.of("accountIds", List.of(account)));
        found.require();
        String reason =
                found.body().path("unprocessedAccounts").path(0).path("result").asString("");
        if (!reason.isEmpty()) {
            throw new RefusedException(404, Reasons.of(reason));
        }
        List<Feature> features = Feature.of(found.body().path("members").path(0).path("features"));
        return new MemberFeatures(account, features, visit.may(MemberPages.CHANGES));
    }

    private WebResponse set(Visit visit) {
        FeatureChange change = FeatureChange.of(visit.form());
        MemberFeatures features = require(visit);
        return change.endsWatching()
                ? WebResponse.seeOther(change.asked().under(features.address() + "/stop"))
                : sent(visit, features, change);
    }

    private WebResponse ask(Visit visit) {
        FeatureChange change = FeatureChange.asked(visit.query());
        MemberFeatures features = require(visit);
        if (!change.endsWatching()) {
            return WebResponse.seeOther(features.address());
        }
        Removal removal = new Removal(
                "Stop",
                "the watching of logins of " + features.account(),
                change.words(),
                "No findings are raised for it until the feature is on again. Its logins are still read and stored: what happens "
                        + "meanwhile a replay finds.",
                change.asked().under(features.address() + "/stop"),
                features.address(),
                "Features of " + features.account());
        return members.pages().page(visit, Section.SETTINGS, "Stop the watching of logins", "remove", removal);
    }

    private WebResponse sent(Visit visit, MemberFeatures features, FeatureChange change) {
        if (change.isEmpty()) {
            return WebResponse.seeOther(features.address());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("accountIds", List.of(features.account()));
        body.put("features", change.body());
        return members.done(visit, api.send(visit, "POST", API + "update", body), Notice.SAVED);
    }
}
