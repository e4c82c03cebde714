// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Scopes;
import dev.postern.console.web.Site;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Users.Link;
import dev.postern.store.Users.User;
import java.util.Objects;

/**
 * Sign in, sign out, and the page of a link.
 *
 * @param provider where one may sign in as well; empty when nowhere
 */
public record SignInPages(
        Pages pages,
        SignIn signIn,
        Sessions sessions,
        Links links,
        Passwords passwords,
        AuditTrail trail,
        String provider) {
    private static final String WELCOME = "/console/welcome";
    private static final String HOME = "/console/";
    private static final int LONGEST_NAME = 64;

    /** Adds what they answer. */
    public void addTo(Site site, Router routes) {
        site.open("GET " + Site.SIGN_IN, this::form);
        site.open("POST " + Site.SIGN_IN, this::signIn);
        site.open("GET " + WELCOME, this::welcome);
        site.open("POST " + WELCOME, this::join);
        routes.post("/console/sign-out", Role.VIEWER, this::signOut);
        routes.post("/console/theme", Role.VIEWER, SignInPages::theme);
    }

    private WebResponse form(WebRequest request) {
        return form(request, 200, "", "", request.query().text("back"));
    }

    private WebResponse form(WebRequest request, int code, String name, String fault, String back) {
        SignForm form = new SignForm(name, fault, back(back), "", links.isNobodyThere(), provider);
        return pages.page(code, pages.bare(request, null, "Sign in"), "account/sign-in", form);
    }

    private WebResponse signIn(WebRequest request) {
        Parameters given = request.form();
        String name = given.text("name");
        User user;
        try {
            user = signIn.user(name, given.text("password"), request);
        } catch (RefusedException e) {
            return form(request, e.code(), name, e.words(), given.text("back"));
        }
        return user == null
                ? form(request, 403, name, "Name or password are not right.", given.text("back"))
                : admit(user, request, back(given.text("back")));
    }

    private WebResponse welcome(WebRequest request) {
        String token = request.query().text("token");
        return links.find(token) == null ? gone() : join(request, 200, token, "", "");
    }

    private WebResponse join(WebRequest request, int code, String token, String name, String fault) {
        SignForm form = new SignForm(name, fault, HOME, token, false, "");
        return pages.page(code, pages.bare(request, null, "Welcome"), "account/welcome", form);
    }

    private WebResponse join(WebRequest request) {
        Parameters given = request.form();
        String token = given.text("token");
        Link link = links.find(token);
        if (link == null) {
            return gone();
        }
        String name = given.text("name").strip();
        String password = given.text("password");
        String fault = isName(name)
                ? Passwords.fault(name, password)
                : "The name must have 1 to " + LONGEST_NAME + " letters, digits, or . _ - @ +.";
        if (fault == null && !password.equals(given.text("again"))) {
            fault = "The two passwords differ.";
        }
        User user = fault == null ? links.accept(link, name, passwords.hash(password)) : null;
        if (user == null) {
            return join(request, 400, token, name, Objects.requireNonNullElse(fault, "This name is taken."));
        }
        String role = Role.valueOf(link.role()).words();
        trail.keep(name, "BecomeUser", "user/" + name, "", role, request.remoteAddress());
        return admit(user, request, HOME);
    }

    private WebResponse admit(User user, WebRequest request, String address) {
        return signIn.remember(user, request, sessions.begin(user, request, WebResponse.seeOther(address)));
    }

    /** Whether it can be told from others by eye, in a log as well. */
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._-@+".indexOf(c) >= 0));
    }

    private static WebResponse gone() {
        throw new RefusedException(
                404,
                "This link was used already, or is older than " + Links.LASTS.toMinutes()
                        + " minutes. `postern admin-link`, on the machine that Postern runs on, prints a new one.");
    }

    private WebResponse signOut(Visit visit) {
        AuditTrail.tell("signed out", visit.viewer().user(), visit.request().remoteAddress());
        String there =
                Parameters.NONE.with(Notice.PARAMETER, Notice.SIGNED_OUT.word()).under(Site.SIGN_IN);
        return Scopes.forget(visit.request(), sessions.end(visit.request(), WebResponse.seeOther(there)));
    }

    private static WebResponse theme(Visit visit) {
        String theme = visit.form().text("theme");
        boolean isOne = theme.equals("light") || theme.equals("dark");
        String age = isOne ? "; Max-Age=31536000" : "; Max-Age=0";
        return WebResponse.seeOther(back(visit.form().text("back")))
                .withCookie(Pages.THEME + "=" + (isOne ? theme : "") + "; Path=/console; SameSite=Lax" + age);
    }

    /** An address to go back to: a path of the console, or else its first page. Browsers take a backslash for a slash. */
    public static String back(String address) {
        boolean isOurs =
                address.startsWith("/console/") && address.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
        return isOurs ? address : HOME;
    }
}
