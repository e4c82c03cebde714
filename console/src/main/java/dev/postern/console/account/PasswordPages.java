// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Users.User;
import org.jspecify.annotations.Nullable;

/** The page on which a user changes their own password, if they have one. It ends all their sessions but the one that it is done in. */
public final class PasswordPages {
    static final String PAGE = "/console/password";

    private final Pages pages;
    private final UserChanges changes;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Passwords passwords;
    private final AuditTrail trail;

    public PasswordPages(
            Pages pages, UserChanges changes, SignIn signIn, Sessions sessions, Passwords passwords, AuditTrail trail) {
        this.pages = pages;
        this.changes = changes;
        this.signIn = signIn;
        this.sessions = sessions;
        this.passwords = passwords;
        this.trail = trail;
    }

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(PAGE, Role.VIEWER, visit -> form(visit, 200, ""));
        routes.post(PAGE, Role.VIEWER, this::change);
    }

    private WebResponse form(Visit visit, int code, String fault) {
        SignForm form = new SignForm(visit.viewer().user(), fault, "", "", false, "");
        return pages.page(code, pages.bare(visit.request(), visit.viewer(), "Password"), "account/password", form);
    }

    private WebResponse change(Visit visit) {
        if (visit.viewer().isOfProvider()) {
            throw new RefusedException(
                    409, "You sign in at a provider and have no password here that could be changed.");
        }
        Parameters given = visit.form();
        String name = visit.viewer().user();
        String password = given.text("password");
        String fault = Passwords.fault(name, password);
        if (fault == null && !password.equals(given.text("again"))) {
            fault = "The two new passwords differ.";
        }
        if (fault != null) {
            return form(visit, 400, fault);
        }
        User known;
        try {
            known = known(visit, given.text("current"));
        } catch (RefusedException e) {
            return form(visit, e.code(), e.words());
        }
        if (known == null) {
            return form(visit, 403, "The current password is not right.");
        }
        User changed = changes.setPassword(name, passwords.hash(password));
        trail.keep(visit, "ChangePassword", "user/" + name, "", "");
        String there =
                Parameters.NONE.with(Notice.PARAMETER, Notice.PASSWORD.word()).under("/console/");
        return signIn.remember(
                changed, visit.request(), sessions.begin(changed, visit.request(), WebResponse.seeOther(there)));
    }

    /** Whoever sits at a browser that somebody has left may guess no better than at sign-in. */
    private @Nullable User known(Visit visit, String current) {
        return signIn.user(visit.viewer().user(), current, visit.request());
    }
}
