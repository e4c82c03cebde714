// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.oidc.OidcPages;
import dev.postern.console.web.Parameters;

/**
 * What the forms of those who have not signed in show.
 *
 * @param name that was given
 * @param fault what is wrong with what was given; empty when nothing is
 * @param back address to go to afterwards
 * @param token of the link; empty when there is none
 * @param first whether nobody can sign in yet
 * @param provider where one may sign in as well; empty when nowhere
 */
public record SignForm(String name, String fault, String back, String token, boolean first, String provider) {

    /** Where signing in at the provider begins. */
    public String providerAddress() {
        return Parameters.NONE.with("back", back).under(OidcPages.BEGIN);
    }
}
