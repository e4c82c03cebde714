// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.oidc;

import dev.postern.console.account.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider, and who of those whom it knows may be what.
 *
 * @param name of the provider for people
 * @param issuer its identifier, as in its tokens
 * @param clientId what we are called there
 * @param clientSecret null when we have none
 * @param console where browsers reach Postern, without a path
 * @param scopes that are asked for beside {@code openid}
 * @param domains of which a verified mail address must be; any, and none at all, when it is empty
 * @param roleClaim claim of the ID token with roles or groups; points lead into objects
 * @param roles values of that claim that make somebody something
 */
public record OidcSettings(
        String name,
        URI issuer,
        String clientId,
        @Nullable String clientSecret,
        URI console,
        List<String> scopes,
        Set<String> domains,
        String roleClaim,
        Map<Role, Set<String>> roles) {
    /** Where the provider sends browsers back to. */
    public static final String CALLBACK = "/console/oidc/callback";

    public OidcSettings {
        scopes = List.copyOf(scopes);
        domains = Set.copyOf(domains);
        roles = Map.copyOf(roles);
    }

    /** The address that has to be registered with the provider. */
    public URI redirect() {
        return console.resolve(CALLBACK);
    }

    /** Nobody may be seen by: written out, the secret would be in a log some day. */
    @Override
    public String toString() {
        return name + " " + issuer + " " + clientId;
    }
}
