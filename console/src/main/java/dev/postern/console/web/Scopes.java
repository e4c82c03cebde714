// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import dev.postern.store.Scope;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The accounts and regions that can be looked at, and which one a browser has chosen. The choice is kept as long as the browser keeps
 * cookies of sessions. It grants nothing: everybody who has signed in may look at all of them.
 *
 * @param known those that there are now, in the order in which they are offered; never none
 */
public record Scopes(Supplier<List<Scope>> known) {
    private static final String COOKIE = "postern-scope";

    /** The one that a request is of: what was chosen, while there is such a one, else the first. */
    public Scope of(WebRequest request) {
        String chosen = request.cookie(COOKIE);
        Scope found = chosen == null ? null : find(chosen);
        return found == null ? known.get().get(0) : found;
    }

    /** All, the first being what those see who have chosen none. */
    public List<Scope> all() {
        return known.get();
    }

    /** The one that forms call by a word, or null. */
    public @Nullable Scope find(String word) {
        return known.get().stream()
                .filter(each -> word(each).equals(word))
                .findFirst()
                .orElse(null);
    }

    /** What forms and the cookie call an account and region: ASCII that means nothing in either. */
    public static String word(Scope scope) {
        return Parameters.encoded(scope.account()) + "." + Parameters.encoded(scope.region());
    }

    /** An answer after which a browser looks at an account and region. */
    public static WebResponse choose(Scope scope, WebRequest request, WebResponse answer) {
        return answer.withCookie(cookie(request, word(scope)));
    }

    /** An answer after which a browser has chosen none. */
    public static WebResponse forget(WebRequest request, WebResponse answer) {
        return answer.withCookie(cookie(request, "") + "; Max-Age=0");
    }

    private static String cookie(WebRequest request, String value) {
        return COOKIE + "=" + value + "; Path=/console; HttpOnly; SameSite=Lax" + (request.secure() ? "; Secure" : "");
    }
}
