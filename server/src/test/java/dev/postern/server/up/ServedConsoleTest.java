// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.account.Role;
import dev.postern.kernel.FindingType;
import dev.postern.server.ocsf.OcsfSchema;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The console over HTTP, in front of a whole Postern. */
class ServedConsoleTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String SEEN = "2026-11-23T06:38:02.103Z";

    private ServedPostern postern;
    private ServedBrowser browser;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        postern = new ServedPostern(folder, "");
        browser = new ServedBrowser(postern, Role.ADMINISTRATOR);
        try (Store beside = postern.openBeside()) {
            beside.findings(Scope.DEFAULT).raise(List.of(finding()), List.of());
        }
    }

    @AfterEach
    void stop() {
        postern.close();
    }

    private static FindingState finding() {
        String type = FindingType.ANOMALOUS_FAILED_LOGIN.id();
        String document = "{\"id\":\"" + ID + "\",\"type\":\"" + type + "\",\"severity\":2.0,\"title\":\"<b>t</b>\","
                + "\"resource\":{\"rdsDbInstanceDetails\":{\"dbInstanceIdentifier\":\"orders\",\"engine\":\"PostgreSQL\"},"
                + "\"rdsDbUserDetails\":{\"user\":\"<i>eve</i>\"}},\"service\":{\"count\":3,"
                + "\"eventFirstSeen\":\"" + SEEN + "\",\"eventLastSeen\":\"" + SEEN + "\"},"
                + "\"createdAt\":\"" + SEEN + "\",\"updatedAt\":\"" + SEEN + "\"}";
        return new FindingState(ID, type, 2, "orders", "<b>t</b>", 3, 1, 2, 1, 2, false, true, document);
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
                "/rules",
                "/rules/new",
                "/lists",
                "/lists/new",
                "/feeds",
                "/export",
                "/export/new",
                "/findings.json",
                "/findings.csv",
                "/findings.ocsf")) {
            HttpResponse<String> page = browser.get("/console" + path);

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
    void findings_are_exported_as_events_of_the_schema() throws Exception {
        String event = browser.get("/console/findings.ocsf").body();
        browser.get("/console/findings");
        browser.post("/console/findings/archive", "id=" + ID + "&action=archive");
        String archived = browser.get("/console/findings.ocsf?state=archived").body();

        assertThat(OcsfSchema.faults(JsonMapper.shared().readTree(event))).isEmpty();
        assertThat(event)
                .contains("\"type_uid\":200401", "\"uid\":\"" + ID + "\"")
                .endsWith("}\n");
        assertThat(OcsfSchema.faults(JsonMapper.shared().readTree(archived))).isEmpty();
        assertThat(archived).contains("\"type_uid\":200403", "\"status\":\"Archived\"");
    }

    @Test
    void a_browser_that_asks_for_nothing_is_led_to_the_console() throws Exception {
        HttpResponse<String> answer = browser.get("/");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/console/");
    }

    @Test
    void archiving_is_done_by_the_api() throws Exception {
        browser.get("/console/findings");

        assertThat(browser.post("/console/findings/archive", "id=" + ID + "&action=archive")
                        .statusCode())
                .isEqualTo(303);

        try (Store beside = postern.openBeside()) {
            assertThat(beside.findings(Scope.DEFAULT).find(ID).archived()).isTrue();
        }
    }

    @Test
    void a_rule_and_a_judgement_are_kept_by_the_api() throws Exception {
        browser.get("/console/findings/" + ID);

        assertThat(browser.post("/console/findings/" + ID + "/suppress", "name=quiet&q=database%3Aorders")
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.post("/console/findings/judge", "id=" + ID + "&feedback=USEFUL")
                        .statusCode())
                .isEqualTo(303);

        try (Store beside = postern.openBeside()) {
            assertThat(beside.configuration(Scope.DEFAULT).find("filter", "quiet"))
                    .contains("ARCHIVE");
            assertThat(beside.findings(Scope.DEFAULT).find(ID).feedback()).isEqualTo("USEFUL");
        }
    }

    @Test
    void a_browser_that_sends_too_much_gets_a_page_and_programs_get_json() throws Exception {
        String form = "q=" + "x".repeat(70_000);
        HttpResponse<String> page = tooMuch("text/html,application/xhtml+xml,*/*;q=0.8", form);
        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'");
        assertThat(page.body())
                .contains("<h1>This is too much at once</h1>", "64 KiB", "aria-label=\"Main\"")
                .doesNotContain("xxx");
        assertThat(tooMuch("text/html", "x".repeat(4 << 20)).body()).contains("<h1>This is too much at once</h1>");
        for (String accept : List.of("*/*", "application/json", "text/html;q=0, application/json")) {
            HttpResponse<String> json = tooMuch(accept, form);
            assertThat(json.statusCode()).isEqualTo(413);
            assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(json.body()).isEqualTo("{\"error\":\"Payload Too Large\"}\n");
        }
    }

    @Test
    void a_browser_with_too_many_cookies_is_told_so_on_a_page() throws Exception {
        HttpRequest many = HttpRequest.newBuilder(postern.uri().resolve("/console/"))
                .header("Accept", "text/html")
                .header("Cookie", browser.session() + "; a=" + "x".repeat(17_000))
                .build();
        HttpResponse<String> page = HttpClient.newHttpClient().send(many, BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(431);
        assertThat(page.body())
                .contains("<h1>The request is too long</h1>", "Remove those cookies")
                .doesNotContain("aria-label=\"Main\"", "xxx");
    }

    @Test
    void no_page_is_shown_by_the_name_of_another_host() throws Exception {
        String request = "POST /console/sign-in HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\nCookie: "
                + browser.session() + "\r\nContent-Length: 70000\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(postern.uri().getHost(), postern.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413 ")
                    .endsWith("{\"error\":\"Payload Too Large\"}\n");
        }
    }

    private HttpResponse<String> tooMuch(String accept, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(postern.uri().resolve("/console/findings/archive"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", accept)
                .header("Cookie", browser.session())
                .header("Origin", postern.uri().toString())
                .POST(BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void no_api_takes_the_cookie_of_a_session() throws Exception {
        for (String path : List.of("/detector", "/postern/v1/databases")) {
            HttpRequest request = HttpRequest.newBuilder(postern.uri().resolve(path))
                    .header("Cookie", browser.session())
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
