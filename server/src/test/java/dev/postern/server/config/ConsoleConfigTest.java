// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleConfigTest {
    private static final Map<String, String> ENV = Map.of("HOME", "/home/ada", "OIDC_SECRET", "hunter2");

    @TempDir
    private Path folder;

    private Config load(String yaml) throws Exception {
        return ConfigFile.load(Files.writeString(folder.resolve("postern.yaml"), yaml), ENV);
    }

    private List<String> problems(String yaml) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> load(yaml));
        assertThat(e).as("the file was taken").isNotNull();
        return e.problems().stream().map(Problem::toString).toList();
    }

    private static String oidc(String issuer, String url) {
        return """
                console:
                  oidc:
                    issuer: %s
                    clientId: postern
                    clientSecret: ${OIDC_SECRET}
                    url: %s
                    name: Keycloak
                    scopes: []
                    roleClaim: realm_access.roles
                    roles: {viewer: everybody, administrator: [dba, leads]}
                    domains: [Example.org]
                """.formatted(issuer, url);
    }

    @Test
    void a_provider_is_set_and_shown_without_its_secret() throws Exception {
        Config config = load(oidc("https://login.example.org/realms/main/", "https://postern.example.org"));
        Config.Oidc oidc = config.console().oidc();

        assertThat(oidc.issuer()).isEqualTo("https://login.example.org/realms/main/");
        assertThat(oidc.clientSecret()).isEqualTo(Secret.of("hunter2"));
        assertThat(oidc.scopes()).isEmpty();
        assertThat(oidc.domains()).containsExactly("example.org");
        assertThat(oidc.roles())
                .isEqualTo(new Config.OidcRoles(List.of("everybody"), List.of(), List.of("dba", "leads")));
        String shown = ConfigYaml.of(config);
        assertThat(shown)
                .contains("${OIDC_SECRET}", "roleClaim: realm_access.roles")
                .doesNotContain("hunter2");
        assertThat(load(shown).console()).isEqualTo(config.console());
    }

    @Test
    void without_one_nothing_is_asked_for() throws Exception {
        assertThat(load("console: {}").console().oidc().issuer()).isNull();
        assertThat(load("").console().oidc().scopes()).containsExactly("profile", "email");
    }

    @Test
    void what_is_missing_is_told() {
        assertThat(String.join("\n", problems("console: {oidc: {name: x}}")))
                .contains("oidc.issuer", "oidc.clientId", "oidc.url", "is missing", "lets nobody in");
    }

    @ParameterizedTest
    @CsvSource({
        "http://login.example.org, https://p.example, issuer",
        "http://127.0.0.1.example.org, https://p.example, issuer",
        "login.example.org, https://p.example, issuer",
        "https://login.example.org/?a=b, https://p.example, issuer",
        "https://login.example.org, http://p.example, url",
        "https://login.example.org, https://p.example/console, url",
        "https://login.example.org, https://u:p@p.example, url",
    })
    void tokens_and_codes_go_over_tls_alone(String issuer, String url, String key) {
        assertThat(problems(oidc(issuer, url))).singleElement().asString().contains("console.oidc." + key);
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:5556/dex, http://localhost:8420", "http://[::1]:5556, http://127.0.0.1:8420/"})
    void on_this_machine_they_need_none(String issuer, String url) throws Exception {
        assertThat(load(oidc(issuer, url)).console().oidc().issuer()).isEqualTo(issuer);
    }
}
