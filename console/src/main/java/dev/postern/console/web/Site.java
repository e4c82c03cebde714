// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import dev.postern.console.account.Csrf;
import dev.postern.console.account.Viewer;
import dev.postern.store.Scope;
import dev.postern.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask what. Requests that anybody may make are answered at once; who has not signed in is led to where that is done; who may
 * not is refused; and what changes something has to come from a form of ours.
 */
public final class Site {
    /** Where people sign in. */
    public static final String SIGN_IN = "/console/sign-in";

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST");
    private static final int LONGEST_RETURN = 2_000;

    private final Map<String, OpenAction> open = new HashMap<>();
    private final Router routes;
    private final Doorkeeper door;
    private final Csrf csrf;
    private final Scopes scopes;

    /**
     * @param routes for those who have signed in
     * @param door tells who has
     * @param csrf checks the tokens of forms
     * @param scopes accounts and regions that viewers can look at
     */
    public Site(Router routes, Doorkeeper door, Csrf csrf, Scopes scopes) {
        this.routes = routes;
        this.door = door;
        this.csrf = csrf;
        this.scopes = scopes;
    }

    /** Lets anybody ask something, for example {@code GET /console/sign-in}. */
    public Site open(String request, OpenAction action) {
        open.put(request, action);
        return this;
    }

    /**
     * Answers.
     *
     * @throws RefusedException when the request is refused
     */
    public WebResponse answer(WebRequest request) {
        if (!METHODS.contains(request.method())) {
            throw RefusedException.ofMethod(METHODS);
        }
        if (!request.isSafe() && !SameOrigin.holds(request)) {
            throw new RefusedException(
                    403, "This did not come from a page of Postern. Open the page anew and try again.");
        }
        OpenAction openAction = open.get((request.isSafe() ? "GET" : "POST") + " " + request.path());
        if (openAction != null) {
            return openAction.answer(request);
        }
        Viewer viewer = door.viewer(request);
        if (viewer == null) {
            return signIn(request);
        }
        Router.Found found = routes.find(request.method(), request.path());
        if (found == null) {
            throw missing(request);
        }
        if (!viewer.role().includes(found.role())) {
            throw new RefusedException(
                    403,
                    "This takes the role " + found.role().words() + "; yours is "
                            + viewer.role().words() + ".");
        }
        Scope scope = scopes.of(request);
        if (!request.isSafe()) {
            requireForm(viewer, scope, token(request));
        }
        return found.action().answer(new Visit(request, found.captures(), viewer, scope));
    }

    /** A form that was shown for one account must not change another that was chosen meanwhile, in another window. */
    private void requireForm(Viewer viewer, Scope scope, String sent) {
        if (!csrf.isOf(Csrf.of(viewer.csrf(), scope), sent) && !csrf.isOf(viewer.csrf(), sent)) {
            throw new RefusedException(
                    403,
                    "This form is of another session, or of another account and region than you look at now. "
                            + "Open the page anew and try again.");
        }
    }

    /** Who asks; null when somebody who has not signed in, or nobody can tell. */
    public @Nullable Viewer viewer(WebRequest request) {
        try {
            return door.viewer(request);
        } catch (StoreException e) {
            return null;
        }
    }

    private static String token(WebRequest request) {
        return Objects.requireNonNullElseGet(
                request.header(Csrf.HEADER), () -> request.form().text(Csrf.FIELD));
    }

    private RefusedException missing(WebRequest request) {
        Set<String> methods = routes.methods(request.path());
        return methods.isEmpty()
                ? new RefusedException(404, "There is no such page, or what it showed has gone.")
                : RefusedException.ofMethod(methods);
    }

    private static WebResponse signIn(WebRequest request) {
        if (request.isPart()) {
            // A part of a page would take the form for its own content: the whole page is loaded anew.
            return WebResponse.text(401, WebResponse.HTML, "").with("HX-Refresh", "true");
        }
        String back = request.address();
        Parameters query =
                Parameters.NONE.with("back", request.isSafe() && back.length() <= LONGEST_RETURN ? back : "");
        return WebResponse.seeOther(query.under(SIGN_IN));
    }
}
