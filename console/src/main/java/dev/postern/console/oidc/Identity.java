// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.postern.console.account.Role;
import dev.postern.console.account.SignInPages;
import dev.postern.console.web.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is, by a token that was checked.
 *
 * @param subject what the provider calls them, for good
 * @param name for people
 */
record Identity(String subject, String name, Role role) {
    private static final int FORBIDDEN = 403;

    /** @throws RefusedException when they may not come in */
    static Identity of(IDTokenClaimsSet token, OidcSettings settings) {
        Map<String, Object> claims = token.toJSONObject();
        String mail = Boolean.TRUE.equals(claims.get("email_verified")) ? text(claims.get("email")) : null;
        if (!settings.domains().isEmpty() && (mail == null || !isOf(settings.domains(), mail))) {
            throw new RefusedException(
                    FORBIDDEN, settings.name() + " tells no verified mail address of yours that may come in here.");
        }
        Role role = role(values(claims, settings.roleClaim()), settings.roles());
        if (role == null) {
            throw new RefusedException(
                    FORBIDDEN, settings.name() + " gives you no role here; ask an administrator of Postern for one.");
        }
        String subject = token.getSubject().getValue();
        String name = Stream.of(mail == null ? "" : mail, String.valueOf(claims.get("preferred_username")), subject)
                .filter(SignInPages::isName)
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(FORBIDDEN, settings.name() + " tells no name that could be used here."));
        return new Identity(subject, name, role);
    }

    private static boolean isOf(Set<String> domains, String mail) {
        return domains.contains(mail.substring(mail.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    /** The greatest role that one of the values gives, or null. */
    private static @Nullable Role role(List<String> values, Map<Role, Set<String>> roles) {
        Role greatest = null;
        for (Role role : Role.values()) {
            if (values.stream().anyMatch(roles.getOrDefault(role, Set.of())::contains)) {
                greatest = role;
            }
        }
        return greatest;
    }

    /** Texts of a claim: one, or a list of them. A claim may have points in its name, or be in an object. */
    private static List<String> values(Map<?, ?> claims, String name) {
        Object value = claims.get(name);
        int point = name.indexOf('.');
        if (value == null && point > 0 && claims.get(name.substring(0, point)) instanceof Map<?, ?> inner) {
            return values(inner, name.substring(point + 1));
        }
        String one = text(value);
        if (one != null) {
            return List.of(one);
        }
        return value instanceof Collection<?> many
                ? many.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}
