// SPDX-License-Identifier: Apache-2.0
package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.account.Csrf;
import dev.postern.console.account.Role;
import dev.postern.console.account.Viewer;
import dev.postern.console.asset.Assets;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Problem;
import dev.postern.console.page.Section;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.Router;
import dev.postern.console.web.Scopes;
import dev.postern.console.web.Site;
import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Scope;
import dev.postern.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final String HOSTILE = "\"><script>alert(1)</script>\u202e\u0007";

    private final Csrf csrf = new Csrf(new SecureRandom());
    private final String token = csrf.make();
    private final Assets assets = new Assets();
    private final List<Scope> known = new ArrayList<>(List.of(Scope.DEFAULT));
    private final Scopes scopes = new Scopes(() -> known);
    private final Pages pages = new Pages(assets, csrf, scopes, List.of(Section.values()));
    private @Nullable Viewer viewer = new Viewer("ada", Role.ANALYST, token, false);
    private final Router routes = new Router()
            .get(
                    "/console/echo/{text}",
                    Role.VIEWER,
                    visit -> pages.page(
                            visit,
                            Section.FINDINGS,
                            visit.capture("text"),
                            "problem",
                            new Problem(visit.capture("text"), visit.query().text("q"))))
            .post("/console/echo/{text}", Role.ANALYST, visit -> WebResponse.seeOther("/console/"))
            .post("/console/users", Role.ADMINISTRATOR, visit -> WebResponse.seeOther("/console/"))
            .get("/console/broken", Role.VIEWER, visit -> {
                throw new StoreException("disk full");
            });
    private final Console console = new Console(assets, pages, new Site(routes, request -> viewer, csrf, scopes));

    private WebResponse ask(String method, String path, String query, String form, String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        all.put("host", List.of("127.0.0.1:8420"));
        all.put("content-type", List.of("application/x-www-form-urlencoded"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return console.answer(
                WebRequest.of(method, path, query, all, form.getBytes(StandardCharsets.UTF_8), "127.0.0.1", false));
    }

    private static String text(WebResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void hostile_text_is_escaped_and_made_visible_wherever_a_page_shows_it() {
        String encoded = Parameters.encoded(HOSTILE);

        String page = text(ask("GET", "/console/echo/" + encoded, "q=" + encoded, ""));

        assertThat(page)
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(1)")
                .contains("\\u202e\\u0007");
        assertThat(page).doesNotContain("\u202e").doesNotContain("\u0007");
    }

    @Test
    void pages_bind_the_browser_and_are_not_kept() {
        WebResponse page = ask("GET", "/console/echo/x", "", "");

        assertThat(page.headers().get("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(text(page))
                .doesNotContain(" style=")
                .doesNotContain("<style")
                .doesNotContain(" onclick");
    }

    @Test
    void assets_are_packed_and_kept_for_good_under_an_address_of_their_content() throws IOException {
        WebResponse style = ask("GET", assets.style(), "", "", "accept-encoding", "gzip, br");

        assertThat(assets.style()).containsPattern("/console/assets/console\\.[0-9a-f]{16}\\.css");
        assertThat(style.headers()).containsEntry("Content-Encoding", "gzip");
        assertThat(style.headers().get("Cache-Control")).contains("immutable");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(style.body())).readAllBytes())
                .isEqualTo(ask("GET", assets.style(), "", "").body());
        assertThat(ask("GET", assets.style(), "", "", "accept-encoding", "gzip;q=0, br")
                        .headers())
                .doesNotContainKey("Content-Encoding");
        assertThat(ask("GET", "/console/assets/console.css", "", "").code()).isEqualTo(404);
    }

    @Test
    void whoever_has_not_signed_in_is_led_there_and_back() {
        viewer = null;

        assertThat(ask("GET", "/console/findings", "type=x", "").headers())
                .containsEntry("Location", "/console/sign-in?back=%2Fconsole%2Ffindings%3Ftype%3Dx");
        assertThat(ask("GET", "/console/findings", "", "", "hx-request", "true").code())
                .isEqualTo(401);
    }

    @Test
    void a_change_takes_a_form_of_ours_with_the_token_of_the_session() {
        String good = "csrf=" + csrf.mask(token);
        String[] ours = {"origin", "http://127.0.0.1:8420"};

        assertThat(ask("POST", "/console/echo/x", "", good, ours).code()).isEqualTo(303);
        assertThat(ask("POST", "/console/echo/x", "", "csrf=" + csrf.mask(csrf.make()), ours)
                        .code())
                .isEqualTo(403);
        assertThat(ask("POST", "/console/echo/x", "", "csrf=" + token, ours).code())
                .isEqualTo(403);
        assertThat(ask("POST", "/console/echo/x", "", "", ours).code()).isEqualTo(403);
        assertThat(ask("POST", "/console/echo/x", "", good).code()).isEqualTo(403);
        assertThat(ask("POST", "/console/echo/x", "", good, "origin", "http://evil.example")
                        .code())
                .isEqualTo(403);
        assertThat(ask("POST", "/console/echo/x", "", good, "sec-fetch-site", "same-site")
                        .code())
                .isEqualTo(403);
    }

    @Test
    void what_takes_a_greater_role_is_refused() {
        WebResponse answer =
                ask("POST", "/console/users", "", "csrf=" + csrf.mask(token), "sec-fetch-site", "same-origin");

        assertThat(answer.code()).isEqualTo(403);
        assertThat(text(answer)).contains("administrator");
    }

    @Test
    void each_trouble_has_its_page() {
        assertThat(ask("GET", "/console/nothing", "", "").code()).isEqualTo(404);
        assertThat(ask("GET", "/console/users", "", "").code()).isEqualTo(405);
        assertThat(ask("GET", "/console/users", "", "").headers()).containsEntry("Allow", "POST");
        assertThat(text(ask("GET", "/console/echo/x", "q=%zz", ""))).contains("%zz");
        assertThat(text(ask("GET", "/console/broken", "", ""))).contains("The store cannot be asked", "disk full");
    }

    @Test
    void only_words_of_ours_can_be_put_on_a_page_by_a_link() {
        assertThat(text(ask("GET", "/console/echo/x", "done=archived", ""))).contains("Archived.");
        assertThat(text(ask("GET", "/console/echo/x", Notice.PARAMETER + "=Call+0900", "")))
                .doesNotContain("0900");
    }
}
