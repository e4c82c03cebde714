// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.oidc;

import com.nimbusds.oauth2.sdk.GeneralException;
import java.io.IOException;
import java.time.InstantSource;

/** Tries whether a provider can be reached and tells of itself what it should. */
public final class OidcTrial {
    private OidcTrial() {}

    /**
     * Asks the provider as a first sign-in would.
     *
     * @return what was found, in words
     * @throws IOException with what is wrong, and what to do, in words; hostile where it quotes the provider
     */
    public static String run(OidcSettings settings) throws IOException {
        try {
            OidcProvider.Known known = new OidcProvider(settings, InstantSource.system()).known();
            return "provider " + known.metadata().getIssuer() + "; it has to know the address " + settings.redirect();
        } catch (GeneralException e) {
            throw new IOException(
                    settings.issuer() + " does not tell of itself what a provider should: " + e.getMessage()
                            + "; write the issuer as the provider does",
                    e);
        } catch (IOException e) {
            throw new IOException(
                    settings.issuer() + " cannot be reached: " + e.getMessage()
                            + "; see that it runs, and that Java trusts its certificate",
                    e);
        }
    }
}
