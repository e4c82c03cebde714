// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import dev.postern.console.chart.Picture;
import dev.postern.console.text.Amount;
import dev.postern.console.text.Moment;
import dev.postern.kernel.LoginEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of login activity.
 *
 * @param path of the page
 * @param search as the URL has it
 * @param problems with its values, by field
 * @param found what was found
 * @param databases identifiers, to choose from
 * @param isFirst whether this is the first page of what was found
 */
public record LoginsPage(
        String path,
        LoginSearch search,
        Map<LoginField, String> problems,
        FoundLogins found,
        List<String> databases,
        boolean isFirst,
        Instant now,
        ZoneId zone) {

    /** The URL of a search. */
    public String url(LoginSearch other) {
        String query = other.query();
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The URL of this search with another value of a field. */
    public String url(LoginField field, String value) {
        return url(search.with(field, value));
    }

    /** The URL of the next page. */
    public String nextUrl() {
        String query = search.query();
        return path + "?" + (query.isEmpty() ? "" : query + "&") + "before=" + found.before();
    }

    /** A time for the reader. */
    public Moment time(LoginEvent login) {
        return Moment.of(login.decidedMicros(), now, zone);
    }

    /** Authentication and encryption of a login. */
    public static String how(LoginEvent login) {
        String tls = login.tls() == null ? "" : login.tls().equals("off") ? "without TLS" : login.tls();
        return login.authMethod() == null ? tls : (login.authMethod() + " " + tls).strip();
    }

    /** The place of a login in its log, without the folder. */
    public static String line(LoginEvent login) {
        String file = login.opened().file();
        return file.substring(file.lastIndexOf('/') + 1) + ":" + login.opened().line();
    }

    /** The times as a picture; null when there are none. */
    public @Nullable Picture overTime() {
        return found.counted() == 0 ? null : LoginPictures.overTime(found, search, zone, this::url);
    }

    /** What the counts are of. */
    public String scope() {
        if (found.whole()) {
            return found.counted() == 1 ? "of the one match" : "of all " + Amount.of(found.counted()) + " matches";
        }
        return "of the newest " + Amount.of(found.counted()) + " matches, back to "
                + Moment.of(found.oldestMicros(), now, zone).local();
    }
}
