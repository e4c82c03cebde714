// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.console.account.Role;
import dev.postern.console.oidc.OidcSettings;
import dev.postern.server.config.Config;
import dev.postern.server.config.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The provider that is configured. */
public final class Oidc {
    private Oidc() {}

    /** Null when there is none. */
    public static @Nullable OidcSettings settings(Config.Oidc oidc) {
        String client = oidc.clientId();
        String url = oidc.url();
        if (oidc.issuer() == null || client == null || url == null) {
            return null;
        }
        Secret secret = oidc.clientSecret();
        return new OidcSettings(
                oidc.name(),
                URI.create(oidc.issuer()),
                client,
                secret == null ? null : secret.value(),
                URI.create(url),
                oidc.scopes(),
                Set.copyOf(oidc.domains()),
                oidc.roleClaim(),
                Map.of(
                        Role.VIEWER, Set.copyOf(oidc.roles().viewer()),
                        Role.ANALYST, Set.copyOf(oidc.roles().analyst()),
                        Role.ADMINISTRATOR, Set.copyOf(oidc.roles().administrator())));
    }
}
