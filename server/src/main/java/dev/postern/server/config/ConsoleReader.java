// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.server.config.Config.Console;
import dev.postern.server.config.Config.Oidc;
import dev.postern.server.config.Config.OidcRoles;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is set of the console. */
final class ConsoleReader {
    private final Surroundings surroundings;

    ConsoleReader(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Console read(Section section) {
        try (section) {
            return new Console(oidc(section.section("oidc"), section.has("oidc")));
        }
    }

    private Oidc oidc(Section section, boolean isOn) {
        try (section) {
            Oidc oidc = new Oidc(
                    section.optional("issuer", ConsoleReader::issuer),
                    section.optional("clientId", Values::text),
                    section.optional("clientSecret", surroundings::secret),
                    section.optional("url", ConsoleReader::origin),
                    section.value("name", "single sign-on", Values::text),
                    section.has("scopes") ? section.values("scopes", Values::text) : List.of("profile", "email"),
                    section.value("roleClaim", "groups", Values::text),
                    roles(section.section("roles")),
                    section.values("domains", text -> Values.hostName(text).toLowerCase(Locale.ROOT)));
            for (String key : List.of("issuer", "clientId", "url")) {
                if (isOn && !section.has(key)) {
                    section.problem(key, "is missing; signing in at a provider needs it");
                }
            }
            OidcRoles roles = oidc.roles();
            if (isOn
                    && roles.viewer().isEmpty()
                    && roles.analyst().isEmpty()
                    && roles.administrator().isEmpty()) {
                section.problem("roles", "lets nobody in; name values of " + oidc.roleClaim() + " for a role");
            }
            return oidc;
        }
    }

    private static OidcRoles roles(Section section) {
        try (section) {
            return new OidcRoles(
                    section.values("viewer", Values::text),
                    section.values("analyst", Values::text),
                    section.values("administrator", Values::text));
        }
    }

    /** An identifier as the provider writes it, to the last slash. */
    private static String issuer(String text) {
        URI uri = uri(Values.text(text));
        if (uri == null || !isEncrypted(uri) || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw Values.wrong(text, "is no issuer; write one such as https://login.example.org/realms/main");
        }
        return text;
    }

    private static String origin(String text) {
        URI uri = uri(Values.text(text));
        if (uri == null || !isEncrypted(uri) || uri.getRawPath().length() > 1 || uri.getRawQuery() != null) {
            throw Values.wrong(text, "is not where browsers reach Postern; write https://postern.example.org");
        }
        return text;
    }

    private static @Nullable URI uri(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() == null || uri.getUserInfo() != null ? null : uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Over TLS, or on this machine. */
    private static boolean isEncrypted(URI uri) {
        if ("https".equals(uri.getScheme())) {
            return true;
        }
        String host = uri.getHost();
        return "http".equals(uri.getScheme()) && (host.equals("localhost") || isLoopback(host));
    }

    private static boolean isLoopback(String host) {
        boolean isAddress = host.startsWith("[") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        try {
            return isAddress && InetAddress.getByName(host).isLoopbackAddress(); // nobody is asked for an address
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
