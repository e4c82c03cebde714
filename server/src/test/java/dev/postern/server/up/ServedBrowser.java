// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.account.Links;
import dev.postern.console.account.Role;
import dev.postern.store.Store;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Asks the console over HTTP as somebody who has come by a link: with the session, and with the token of the last page. */
final class ServedBrowser {
    private static final String PASSWORD = "correct horse battery";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServedPostern postern;
    private String csrf = "";
    private String session = "none=none";

    ServedBrowser(ServedPostern postern, Role role) throws IOException, InterruptedException {
        this.postern = postern;
        String link;
        try (Store beside = postern.openBeside()) {
            link = new Links(beside.users(), new SecureRandom(), InstantSource.system()).offer(role);
        }
        HttpResponse<String> welcome = post(
                "/console/welcome",
                "token=" + link.substring(link.indexOf('=') + 1) + "&name=" + role.words() + "&password="
                        + encoded(PASSWORD) + "&again=" + encoded(PASSWORD));
        String cookie = welcome.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("postern=").contains("; Path=/console; HttpOnly; SameSite=Lax");
        session = cookie.substring(0, cookie.indexOf(';'));
    }

    /** The cookie of its session, as a browser sends it. */
    String session() {
        return session;
    }

    /** Sends forms without a token, until it is shown the next page. */
    void forgetToken() {
        csrf = "";
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
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

    /** The content of a page of the console that is there. */
    String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = get("/console" + path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    /** Looks at an account and region, by the word that the form has for it. */
    void choose(String word) throws IOException, InterruptedException {
        String cookie = post("/console/scope", "scope=" + word)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        session += "; " + cookie.substring(0, cookie.indexOf(';'));
    }

    /** Sends a form, whose fields are encoded already. */
    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
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
}
