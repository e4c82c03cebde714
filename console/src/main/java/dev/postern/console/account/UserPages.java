// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Removal;
import dev.postern.console.page.Section;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Users;
import dev.postern.store.Users.User;
import java.time.InstantSource;
import java.util.List;

/** The list of users: inviting, changing and removing them. For administrators alone. */
public final class UserPages {
    static final String LIST = "/console/users";

    private static final String ONE = LIST + "/{name}";
    private static final Role MANAGES = Role.ADMINISTRATOR;

    private final Pages pages;
    private final Users users;
    private final UserChanges changes;
    private final Links links;
    private final AuditTrail trail;
    private final InstantSource clock;

    /** @param clock this machine's time */
    public UserPages(
            Pages pages, Users users, UserChanges changes, Links links, AuditTrail trail, InstantSource clock) {
        this.pages = pages;
        this.users = users;
        this.changes = changes;
        this.links = links;
        this.trail = trail;
        this.clock = clock;
    }

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(LIST, MANAGES, visit -> list(visit, ""));
        routes.post(LIST, MANAGES, this::invite);
        routes.post(ONE + "/role", MANAGES, this::setRole);
        routes.post(ONE + "/sign-out", MANAGES, this::signOut);
        routes.post(ONE + "/disable", MANAGES, visit -> setDisabled(visit, true));
        routes.post(ONE + "/enable", MANAGES, visit -> setDisabled(visit, false));
        routes.get(ONE + "/delete", MANAGES, this::ask);
        routes.post(ONE + "/delete", MANAGES, this::remove);
    }

    /** @param link the path of a link that was just made; empty when none was */
    private WebResponse list(Visit visit, String link) {
        List<UserRow> rows = users.all().stream()
                .map(user -> UserRow.of(user, visit.viewer(), clock.instant()))
                .toList();
        return pages.page(visit, Section.USERS, "Users", "account/users", new UserList(rows, address(visit, link)));
    }

    /** Shown once and not led to by another address: who has the link becomes a user. */
    private WebResponse invite(Visit visit) {
        Role role = role(visit);
        String link = links.offer(role);
        trail.keep(visit, "OfferLink", "link", "", role.words());
        return list(visit, link);
    }

    /** The link as it is to be opened; the host is the one that this console is asked by. */
    private static String address(Visit visit, String path) {
        String host = visit.request().header("host");
        return path.isEmpty() || host == null
                ? path
                : (visit.request().secure() ? "https://" : "http://") + host + path;
    }

    private WebResponse setRole(Visit visit) {
        String name = visit.capture("name");
        Role role = role(visit);
        Role before = changes.setRole(name, role);
        trail.keep(visit, "SetRole", "user/" + name, before.words(), role.words());
        return done(Notice.SAVED);
    }

    private WebResponse signOut(Visit visit) {
        String name = changes.require(visit.capture("name")).name();
        users.endAll(name);
        trail.keep(visit, "SignOutEverywhere", "user/" + name, "", "");
        return done(Notice.SIGNED_OUT_EVERYWHERE);
    }

    private WebResponse setDisabled(Visit visit, boolean disabled) {
        String name = visit.capture("name");
        changes.setDisabled(name, disabled);
        trail.keep(visit, disabled ? "DisableUser" : "EnableUser", "user/" + name, "", "");
        return done(Notice.SAVED);
    }

    private WebResponse ask(Visit visit) {
        User user = changes.require(visit.capture("name"));
        Removal removal = new Removal(
                user.name(),
                "",
                "They are signed out at once and cannot sign in any more. What they did stays in the log.",
                UserRow.address(user.name()) + "/delete",
                LIST,
                "Users");
        return pages.page(visit, Section.USERS, "Remove " + user.name(), "remove", removal);
    }

    private WebResponse remove(Visit visit) {
        String name = visit.capture("name");
        Role before = changes.remove(name);
        trail.keep(visit, "RemoveUser", "user/" + name, before.words(), "");
        return done(Notice.REMOVED);
    }

    private static Role role(Visit visit) {
        String given = visit.form().text("role");
        for (Role each : Role.values()) {
            if (each.words().equals(given)) {
                return each;
            }
        }
        throw new RefusedException(400, "The role is viewer, analyst or administrator.");
    }

    private static WebResponse done(Notice notice) {
        return WebResponse.seeOther(
                Parameters.NONE.with(Notice.PARAMETER, notice.word()).under(LIST));
    }
}
