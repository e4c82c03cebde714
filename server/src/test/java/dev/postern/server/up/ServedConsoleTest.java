// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.account.Links;
import dev.postern.console.account.Role;
import dev.postern.kernel.FindingType;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console over HTTP, in front of a whole Postern. */
class ServedConsoleTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String PASSWORD = "correct horse battery";

    private final HttpClient http = HttpClient.newHttpClient();
    private ServedPostern postern;
    private String csrf = "";
    private String session = "none=none";

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        postern = new ServedPostern(folder, "");
        String link;
        try (Store beside = postern.openBeside()) {
            link = new Links(beside.users(), new SecureRandom(), InstantSource.system()).offer(Role.ADMINISTRATOR);
            beside.findings(Scope.DEFAULT).raise(List.of(finding()), List.of());
        }
        HttpResponse<String> welcome = post(
                "/console/welcome",
                "token=" + link.substring(link.indexOf('=') + 1) + "&name=ada&password=" + encoded(PASSWORD) + "&again="
                        + encoded(PASSWORD));
        String cookie = welcome.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("postern=").contains("; Path=/console; HttpOnly; SameSite=Lax");
        session = cookie.substring(0, cookie.indexOf(';'));
    }

    @AfterEach
    void stop() {
        postern.close();
    }

    private static FindingState finding() {
        String type = FindingType.ANOMALOUS_FAILED_LOGIN.id();
        String document = "{\"id\":\"" + ID + "\",\"type\":\"" + type + "\",\"severity\":2.0,\"title\":\"<b>t</b>\","
                + "\"resource\":{\"rdsDbInstanceDetails\":{\"dbInstanceIdentifier\":\"orders\",\"engine\":\"PostgreSQL\"},"
                + "\"rdsDbUserDetails\":{\"user\":\"<i>eve</i>\"}},\"service\":{\"count\":3}}";
        return new FindingState(ID, type, 2, "orders", "<b>t</b>", 3, 1, 2, 1, 2, false, true, document);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(postern.uri().resolve(path))
                        .header("Cookie", session)
                        .build(),
                BodyHandlers.ofString());
        String field = "name=\"csrf\" value=\"";
        int at = answer.body().indexOf(field);
        if (at >= 0) {
            csrf = answer.body().substring(at + field.length(), answer.body().indexOf('"', at + field.length()));
        }
        return answer;
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(postern.uri().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", session)
                .header("Origin", postern.uri().toString())
                .POST(BodyPublishers.ofString(form + "&csrf=" + csrf))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void every_page_answers_and_binds_the_browser() throws Exception {
        for (String path : List.of(
                "/",
                "/findings",
                "/findings/" + ID,
                "/findings/" + ID + "/suppress",
                "/databases",
                "/databases/orders",
                "/logins",
                "/findings.json",
                "/findings.csv")) {
            HttpResponse<String> page = get("/console" + path);

            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            if (!path.contains(".")) {
                assertThat(page.body()).doesNotContain("<b>t</b>", "<i>eve</i>");
            }
        }
    }

    @Test
    void a_browser_that_asks_for_nothing_is_led_to_the_console() throws Exception {
        HttpResponse<String> answer = get("/");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/console/");
    }

    @Test
    void archiving_is_done_by_the_api() throws Exception {
        get("/console/findings");

        assertThat(post("/console/findings/archive", "id=" + ID + "&action=archive")
                        .statusCode())
                .isEqualTo(303);

        try (Store beside = postern.openBeside()) {
            assertThat(beside.findings(Scope.DEFAULT).find(ID).archived()).isTrue();
        }
    }

    @Test
    void a_rule_and_a_judgement_are_kept_by_the_api() throws Exception {
        get("/console/findings/" + ID);

        assertThat(post("/console/findings/" + ID + "/suppress", "name=quiet&q=database%3Aorders")
                        .statusCode())
                .isEqualTo(303);
        assertThat(post("/console/findings/judge", "id=" + ID + "&feedback=USEFUL")
                        .statusCode())
                .isEqualTo(303);

        try (Store beside = postern.openBeside()) {
            assertThat(beside.configuration(Scope.DEFAULT).find("filter", "quiet"))
                    .contains("ARCHIVE");
            assertThat(beside.findings(Scope.DEFAULT).find(ID).feedback()).isEqualTo("USEFUL");
        }
    }

    @Test
    void no_api_takes_the_cookie_of_a_session() throws Exception {
        for (String path : List.of("/detector", "/postern/v1/databases")) {
            HttpRequest request = HttpRequest.newBuilder(postern.uri().resolve(path))
                    .header("Cookie", session)
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        }
    }
}
