// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.OidcProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at a provider, as far as a whole Postern has to do with it. */
class ServedOidcTest {
    private OidcProvider provider;
    private ServedPostern postern;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        provider = new OidcProvider();
        postern = new ServedPostern(folder, """
                console:
                  oidc:
                    issuer: %s
                    clientId: postern
                    url: https://postern.example.org
                    name: Keycloak
                    roles: {viewer: [staff]}
                """.formatted(provider.issuer()));
    }

    @AfterEach
    void stop() {
        postern.close();
        provider.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = postern.uri().resolve(path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @Test
    void the_page_leads_to_the_provider_that_is_configured() throws Exception {
        assertThat(get("/console/sign-in").body()).contains("Sign in with Keycloak");

        HttpResponse<String> begun = get("/console/oidc/sign-in");
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(begun.headers().firstValue("Location").orElseThrow())
                .startsWith("http://127.0.0.1:")
                .contains(
                        "/realm/in?",
                        "code_challenge_method=S256",
                        "https%3A%2F%2Fpostern.example.org%2Fconsole%2Foidc%2Fcallback");
        assertThat(get("/console/oidc/callback?code=a&state=b").statusCode()).isEqualTo(403);
    }
}
