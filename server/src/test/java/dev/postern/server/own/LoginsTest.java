// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.own;

import static dev.postern.server.own.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Logins are searched over HTTP. */
class LoginsTest {
    @TempDir
    private Path folder;

    private OwnServer server;

    @BeforeEach
    void start() {
        server = new OwnServer(folder);
        Story.append(server.store, Story.breakIn("orders"));
        Story.append(server.store, Story.breakIn("billing"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode items(String query) throws Exception {
        HttpResponse<String> response = server.get("/logins" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).path("items");
    }

    @Test
    void each_condition_finds_what_fits_latest_first() throws Exception {
        JsonNode latest = items("?maxResults=1").path(0);
        assertThat(latest.path("instance").asString()).isEqualTo("billing");
        assertThat(latest.path("user").asString()).isEqualTo(Story.HOSTILE);
        assertThat(items("?instance=orders&maxResults=1000")).hasSize(452);
        assertThat(items("?address=203.0.113.7&instance=orders&outcome=SUCCESS"))
                .hasSize(1);
        assertThat(items("?address=10.0.0.0%2F30&instance=orders")).hasSize(40);
        assertThat(items("?application=psql&outcome=SUCCESS")).hasSize(2);
        assertThat(items("?user=" + encoded(Story.HOSTILE))).hasSize(2);
        assertThat(items("?from=2026-11-22T08:00:10Z&to=2026-11-22T09:00:12%2B01:00&instance=orders"))
                .hasSize(2);
        assertThat(items("?user=nobody")).isEmpty();
    }

    @Test
    void pages_lead_through_all_of_them_without_repeating_any() throws Exception {
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = json(server.get("/logins?user=app&outcome=SUCCESS&maxResults=7" + token));
            page.path("items")
                    .forEach(item -> seen.add(item.path("instance").asString()
                            + item.path("session").asString()));
            token = page.path("nextToken").isNull()
                    ? ""
                    : "&nextToken=" + page.path("nextToken").asString();
        } while (!token.isEmpty());

        assertThat(seen).hasSize(102).doesNotHaveDuplicates();
    }

    @Test
    void names_that_clients_have_chosen_reach_nobody_raw() throws Exception {
        String body = server.get("/logins?maxResults=1").body();

        assertThat(body.chars()).allMatch(c -> c >= ' ' && c <= '~');
    }

    @Test
    void another_account_finds_nothing() throws Exception {
        HttpResponse<String> response = server.send(server.stranger, "GET", "/logins", null);

        assertThat(response.body()).isEqualTo("{\"items\":[],\"nextToken\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=3",
                "?maxResults=0",
                "?maxResults=1001",
                "?maxResults=99999999999999",
                "?maxResults=",
                "?address=10.0.0.0%2F33",
                "?address=example.org",
                "?outcome=success",
                "?from=yesterday",
                "?from=%2B999999999-12-31T23:59:59Z",
                "?user=a&user=b",
                "?nextToken=",
                "?nextToken=AAAA",
                "?nextToken=%00",
                "?nextToken=Li4vLi4v",
            })
    void what_is_not_as_it_must_be_is_refused_and_not_repeated(String query) throws Exception {
        HttpResponse<String> response = server.get("/logins" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(json(response).path("status").asInt()).isEqualTo(400);
        assertThat(json(response).path("code").asString()).isEqualTo("InvalidParameter");
        assertThat(response.body()).doesNotContain("yesterday", "example.org", "99999", "limit=", "java");
    }

    @Test
    void a_token_is_good_for_what_it_was_given_for() throws Exception {
        String token = json(server.get("/logins?user=app&maxResults=1"))
                .path("nextToken")
                .asString();

        assertThat(server.get("/logins?user=app&nextToken=" + token).statusCode())
                .isEqualTo(200);
        assertThat(server.get("/logins?user=eve&nextToken=" + token).statusCode())
                .isEqualTo(400);
    }

    @Test
    void without_a_good_signature_nothing_is_told() throws Exception {
        HttpRequest.Builder unsigned = HttpRequest.newBuilder(server.uri("/logins"));
        HttpRequest.Builder other =
                server.signed(server.reader, "GET", "/logins?user=app", null).uri(server.uri("/logins?user=root"));
        HttpRequest.Builder nowhere = HttpRequest.newBuilder(server.uri("/no/such/path"));

        for (HttpRequest.Builder each : List.of(unsigned, other, nowhere)) {
            HttpResponse<String> response = server.send(each);
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        }
        assertThat(json(server.send(unsigned)).path("code").asString())
                .isEqualTo("MissingAuthenticationTokenException");
    }

    @Test
    void paths_and_methods_that_are_not_served_are_told_so() throws Exception {
        assertThat(server.get("/nothing").statusCode()).isEqualTo(404);
        assertThat(server.get("/logins/").statusCode()).isEqualTo(404);
        assertThat(server.get("/databases/..%2F..%2Fetc").statusCode()).isEqualTo(404);
        assertThat(server.send(server.administrator, "DELETE", "/logins", null).statusCode())
                .isEqualTo(405);
        assertThat(server.send(server.administrator, "POST", "/replays", "x".repeat(70_000))
                        .statusCode())
                .isEqualTo(413);
    }
}
