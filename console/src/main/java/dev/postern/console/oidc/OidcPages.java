// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.postern.console.account.AuditTrail;
import dev.postern.console.account.Sessions;
import dev.postern.console.account.SignInPages;
import dev.postern.console.account.UserChanges;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Site;
import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends browsers to the provider, and takes them when they come back. */
public final class OidcPages {
    /** Where signing in begins. */
    public static final String BEGIN = "/console/oidc/sign-in";

    private static final Logger LOG = LoggerFactory.getLogger(OidcPages.class);
    private static final int FORBIDDEN = 403;
    private static final int BUSY = 429;
    private static final int BAD_GATEWAY = 502;
    /** Anybody may make us ask the provider; more at once wait for their turn with themselves. */
    private static final int AT_ONCE = 8;

    private final OidcSettings settings;
    private final OidcClient client;
    private final Sessions sessions;
    private final UserChanges changes;
    private final AuditTrail trail;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /**
     * @param changes makes users of those whom the provider knows
     * @param trail tells and keeps who has become what
     */
    public OidcPages(OidcSettings settings, Sessions sessions, UserChanges changes, AuditTrail trail) {
        this.settings = settings;
        this.client = new OidcClient(settings, new OidcProvider(settings, trail.clock()));
        this.sessions = sessions;
        this.changes = changes;
        this.trail = trail;
    }

    /** Adds what they answer. */
    public void addTo(Site site) {
        site.open("GET " + BEGIN, this::begin);
        site.open("GET " + OidcSettings.CALLBACK, this::come);
    }

    /** Something that the provider has to be asked for. */
    private interface Asked<T> {
        T ask() throws IOException, GeneralException, BadJOSEException, JOSEException;
    }

    private WebResponse begin(WebRequest request) {
        Attempt attempt = Attempt.begin(SignInPages.back(request.query().text("back")));
        String address = asked(request, () -> client.address(attempt)).toString();
        return attempt.keep(request, WebResponse.seeOther(address));
    }

    private WebResponse come(WebRequest request) {
        Attempt attempt = Attempt.of(request);
        String state = request.query().text("state");
        String code = request.query().text("code");
        if (attempt == null || !attempt.isAnsweredBy(state.isEmpty() ? null : new State(state))) {
            throw new RefusedException(
                    FORBIDDEN, "This sign-in was not begun in this browser, or too long ago. Sign in again.");
        }
        if (code.isEmpty()) {
            AuditTrail.tell("sign-in refused by " + settings.name(), "", request.remoteAddress());
            throw new RefusedException(FORBIDDEN, settings.name() + " did not let you in. Sign in again.");
        }
        IDTokenClaimsSet token = asked(request, () -> client.token(new AuthorizationCode(code), attempt));
        return Attempt.forget(request, admit(token, attempt, request));
    }

    private WebResponse admit(IDTokenClaimsSet token, Attempt attempt, WebRequest request) {
        String address = request.remoteAddress();
        Identity identity;
        UserChanges.Joined joined;
        try {
            identity = Identity.of(token, settings);
            joined = changes.join(settings.issuer().toString(), identity.subject(), identity.name(), identity.role());
        } catch (RefusedException e) {
            AuditTrail.tell(
                    "sign-in by " + settings.name() + " refused",
                    token.getSubject().getValue(),
                    address);
            throw e;
        }
        String name = joined.user().name();
        String role = identity.role().words();
        if (!joined.before().equals(role)) {
            String action = joined.before().isEmpty() ? "BecomeUser" : "SetRole";
            trail.keep(name, action, "user/" + name, joined.before(), role, address);
        }
        AuditTrail.tell("signed in by " + settings.name(), name, address);
        return sessions.begin(joined.user(), request, WebResponse.seeOther(attempt.back()));
    }

    private <T> T asked(WebRequest request, Asked<T> what) {
        if (!places.tryAcquire()) {
            throw new RefusedException(BUSY, "Too many are signing in at once. Try again in a few seconds.");
        }
        try {
            return what.ask();
        } catch (BadJOSEException | JOSEException e) {
            LOG.warn("console: {} gave a token that is not to be trusted: {}", settings.name(), e.getMessage());
            AuditTrail.tell("sign-in by " + settings.name() + " failed", "", request.remoteAddress());
            throw new RefusedException(
                    FORBIDDEN, "What " + settings.name() + " said cannot be trusted. The log of Postern tells why.");
        } catch (IOException | GeneralException e) {
            LOG.warn("console: {} cannot be asked: {}", settings.name(), e.getMessage());
            throw new RefusedException(
                    BAD_GATEWAY, settings.name() + " cannot be asked now, or refused. The log of Postern tells why.");
        } finally {
            places.release();
        }
    }
}
