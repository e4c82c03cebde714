// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.key;

import dev.postern.api.credentials.SealedKeys;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.console.account.AuditTrail;
import dev.postern.console.account.Role;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Removal;
import dev.postern.console.page.Section;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Credentials;
import dev.postern.store.Credentials.Credential;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of access keys, of all accounts: making and revoking them. For administrators alone. */
public record KeyPages(Pages pages, Credentials credentials, SealedKeys keys, AuditTrail trail, InstantSource clock) {
    static final String LIST = "/console/keys";

    private static final String ONE = LIST + "/{id}";
    private static final Role MANAGES = Role.ADMINISTRATOR;
    private static final int ACCOUNT_DIGITS = 12;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(LIST, MANAGES, visit -> list(visit, 200, visit.scope().account(), List.of(), ""));
        routes.post(LIST, MANAGES, this::create);
        routes.get(ONE + "/delete", MANAGES, this::ask);
        routes.post(ONE + "/delete", MANAGES, this::revoke);
    }

    private WebResponse list(Visit visit, int code, String account, List<String> made, String fault) {
        List<KeyRow> rows = credentials.all().stream()
                .map(key -> KeyRow.of(key, clock.instant()))
                .toList();
        return pages.page(
                code,
                pages.shell(visit, Section.SETTINGS, "API keys"),
                "key/keys",
                new KeyList(rows, account, made, fault));
    }

    /** The secret is shown on this answer and never again. */
    private WebResponse create(Visit visit) {
        String account = visit.form().text("account").strip();
        dev.postern.api.credentials.Role role = role(visit);
        if (account.length() != ACCOUNT_DIGITS || !account.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return list(visit, 400, account, List.of(), "An account has 12 digits.");
        }
        AccessKey key = keys.create(account, role, clock.instant());
        trail.keep(visit, "CreateKey", "key/" + key.id(), "", account + ", " + KeyList.word(role));
        return list(visit, 200, account, lines(visit, key), "");
    }

    private static dev.postern.api.credentials.Role role(Visit visit) {
        for (dev.postern.api.credentials.Role each : dev.postern.api.credentials.Role.values()) {
            if (KeyList.word(each).equals(visit.form().text("role"))) {
                return each;
            }
        }
        throw new RefusedException(400, "The role of a key is reader or administrator.");
    }

    /** What {@code postern credentials create} prints, and where this Postern is asked. */
    private static List<String> lines(Visit visit, AccessKey key) {
        List<String> lines = new ArrayList<>(List.of(
                "export AWS_ACCESS_KEY_ID=" + key.id(),
                "export AWS_SECRET_ACCESS_KEY=" + key.secret(),
                "export AWS_REGION=" + visit.scope().region(),
                "export AWS_DEFAULT_REGION=" + visit.scope().region()));
        String host = visit.request().header("host");
        if (isHost(host)) {
            lines.add(
                    "export AWS_ENDPOINT_URL_GUARDDUTY=" + (visit.request().secure() ? "https://" : "http://") + host);
        }
        return lines;
    }

    /** Whether a shell takes it for a word. */
    private static boolean isHost(@Nullable String host) {
        return host != null
                && host.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || ".-:[]".indexOf(c) >= 0));
    }

    private WebResponse ask(Visit visit) {
        Credential key = require(visit);
        Removal removal = new Removal(
                "Revoke",
                key.id(),
                "account " + key.account() + ", "
                        + KeyRow.of(key, clock.instant()).role(),
                "Requests that are signed with it are refused from now on.",
                KeyRow.removal(key.id()),
                LIST,
                "API keys");
        return pages.page(visit, Section.SETTINGS, "Revoke " + key.id(), "remove", removal);
    }

    private WebResponse revoke(Visit visit) {
        Credential key = require(visit);
        if (!credentials.remove(key.id())) {
            throw gone(); // another administrator was faster, and is in the audit log
        }
        trail.keep(
                visit,
                "RevokeKey",
                "key/" + key.id(),
                key.account() + ", " + KeyRow.of(key, clock.instant()).role(),
                "");
        return WebResponse.seeOther(
                Parameters.NONE.with(Notice.PARAMETER, Notice.REMOVED.word()).under(LIST));
    }

    private Credential require(Visit visit) {
        Credential key = credentials.find(visit.capture("id"));
        if (key == null) {
            throw gone();
        }
        return key;
    }

    private static RefusedException gone() {
        return new RefusedException(404, "There is no such key; somebody may have revoked it.");
    }
}
