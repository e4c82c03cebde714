// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import static dev.postern.console.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.credentials.Seal;
import dev.postern.api.credentials.SealedKeys;
import dev.postern.api.own.baseline.Baselines;
import dev.postern.api.own.replay.ReplayLogs;
import dev.postern.api.own.replay.Replays;
import dev.postern.console.Browser;
import dev.postern.console.Console;
import dev.postern.console.Services;
import dev.postern.console.feed.Feeds;
import dev.postern.console.overview.Health;
import dev.postern.console.web.Scopes;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    private static final String PASSWORD = "correct horse battery";
    private static final int QUICK = 4;

    private Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private Store store;
    private Console console;
    private Links links;

    @BeforeEach
    void open(@TempDir Path folder) {
        InstantSource clock = () -> now;
        SecureRandom random = new SecureRandom();
        store = SqliteStore.open(folder.resolve("postern.db"), clock);
        console = Console.of(new Services(
                store,
                new Scopes(() -> List.of(Scope.DEFAULT)),
                Owners.allOf(Scope.DEFAULT),
                scope -> List.of(),
                database -> List.of(),
                new Baselines(store, Owners.allOf(Scope.DEFAULT), Duration.ofDays(14), clock),
                () -> new Health.Report(List.of(), List.of()),
                () -> new Feeds.Report(List.of(), ""),
                (viewer, scope, method, path, json) -> {
                    throw new AssertionError("nothing is asked of the API");
                },
                (type, patterns) -> List.of(),
                (database, lines) -> Map.of(),
                finding -> "",
                new SealedKeys(store.credentials(), new Seal(new byte[Seal.KEY_BYTES], random), random),
                "account: <b>\n",
                new Replays(store, (scope, request, listener) -> {}, clock),
                scope -> new ReplayLogs.Offer(List.of(), List.of(), false),
                null,
                random,
                clock,
                QUICK));
        links = new Links(store.users(), random, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Browser browser() {
        return new Browser(console::answer, "192.0.2.7");
    }

    private WebResponse join(Browser browser, String link, String name) {
        browser.get(link);
        String token = link.substring(link.indexOf('=') + 1);
        return browser.post("/console/welcome", "token", token, "name", name, "password", PASSWORD, "again", PASSWORD);
    }

    private static WebResponse signIn(Browser browser, String password) {
        return browser.post("/console/sign-in", "name", "ada", "password", password, "back", "/console/findings");
    }

    /** Whether the browser is let in: pages beyond the door are found or not, but nobody is led to the door. */
    private static boolean isIn(Browser browser) {
        return browser.get("/console/nothing-is-here").code() == 404;
    }

    @Test
    void the_first_administrator_comes_by_a_link() {
        Browser browser = browser();

        assertThat(text(browser.get("/console/sign-in"))).contains("postern admin-link");
        assertThat(join(browser, links.offerFirst(), "ada").code()).isEqualTo(303);

        assertThat(isIn(browser)).isTrue();
        assertThat(store.users().find("ada").role()).isEqualTo("ADMINISTRATOR");
        assertThat(store.users().find("ada").password()).startsWith("$2b$").doesNotContain(PASSWORD);
        assertThat(links.offerFirst()).isNull();
    }

    @Test
    void a_link_works_once_and_for_an_hour() {
        String used = links.offerFirst();
        join(browser(), used, "ada");

        assertThat(join(browser(), used, "eve").code()).isEqualTo(404);
        String old = links.offer(Role.VIEWER);
        now = now.plus(Duration.ofHours(1));
        assertThat(join(browser(), old, "eve").code()).isEqualTo(404);
        assertThat(store.users().find("eve")).isNull();
    }

    @Test
    void the_first_link_is_not_offered_again_before_it_is_used() {
        assertThat(links.offerFirst()).isNotNull();
        now = now.plus(Duration.ofDays(1));

        assertThat(links.offerFirst()).isNull();
        assertThat(join(browser(), links.offer(Role.ADMINISTRATOR), "ada").code())
                .isEqualTo(303);
    }

    @Test
    void a_password_is_long_and_given_twice_and_a_name_is_plain() {
        String link = links.offerFirst();
        String token = link.substring(link.indexOf('=') + 1);
        Browser browser = browser();

        assertThat(browser.post(
                                "/console/welcome",
                                "token",
                                token,
                                "name",
                                "ada",
                                "password",
                                "short",
                                "again",
                                "short")
                        .code())
                .isEqualTo(400);
        assertThat(browser.post("/console/welcome", "token", token, "name", "ada", "password", PASSWORD, "again", "x")
                        .code())
                .isEqualTo(400);
        assertThat(join(browser, link, "ad\u202ea").code()).isEqualTo(400);
        assertThat(join(browser, link, "ada").code()).isEqualTo(303);
    }

    @Test
    void a_right_password_leads_back_to_where_somebody_came_from() {
        join(browser(), links.offerFirst(), "ada");
        Browser browser = browser();

        assertThat(signIn(browser, PASSWORD + "!").code()).isEqualTo(403);
        assertThat(isIn(browser)).isFalse();
        WebResponse answer = signIn(browser, PASSWORD);
        assertThat(answer.headers()).containsEntry("Location", "/console/findings");
        assertThat(answer.cookies().get(0))
                .startsWith("postern=")
                .contains("; HttpOnly; SameSite=Lax", "; Path=/console;");
        assertThat(isIn(browser)).isTrue();
    }

    @Test
    void the_door_answers_as_http_wants() {
        WebResponse head = browser().ask("HEAD", "/console/sign-in", "");
        WebResponse put = browser().ask("PUT", "/console/sign-in", "");

        assertThat(head.code()).isEqualTo(200);
        assertThat(put.code()).isEqualTo(405);
        assertThat(put.headers()).containsEntry("Allow", "GET, HEAD, POST");
    }

    @Test
    void nobody_is_led_to_a_page_of_others() {
        for (String away :
                new String[] {"https://evil.example/", "//evil.example", "/console/\\evil", "/console/\r\nX: y"}) {
            assertThat(SignInPages.back(away)).isEqualTo("/console/");
        }
    }

    @Test
    void too_many_failures_lock_a_user_out_for_a_while() {
        join(browser(), links.offerFirst(), "ada");
        for (int i = 0; i < SignIn.MOST_TRIES; i++) {
            assertThat(signIn(browser(), "wrong wrong wrong").code()).isEqualTo(403);
        }

        assertThat(signIn(browser(), PASSWORD).code()).isEqualTo(429);
        now = now.plus(SignIn.LOCKED);
        assertThat(signIn(browser(), PASSWORD).code()).isEqualTo(303);
    }

    @Test
    void who_guesses_behind_a_proxy_keeps_nobody_out_who_was_there_before() {
        Browser before = browser();
        join(before, links.offerFirst(), "ada");
        String device = before.cookie("postern-device");
        for (int i = 0; i < SignIn.MOST_OF_ALL; i++) {
            browser().post("/console/sign-in", "name", i % 2 == 0 ? "ada" : "bob" + i, "password", "wrong");
        }

        assertThat(signIn(browser(), PASSWORD).code()).isEqualTo(429);
        assertThat(signIn(before, PASSWORD).code()).isEqualTo(303);
        assertThat(before.cookie("postern-device")).isNotEqualTo(device);
    }

    @Test
    void a_browser_that_is_known_has_as_many_tries_as_others_and_nobody_else_has_them() {
        Browser before = browser();
        join(before, links.offerFirst(), "ada");
        join(browser(), links.offer(Role.VIEWER), "bob");
        for (int i = 0; i < SignIn.MOST_TRIES; i++) {
            assertThat(signIn(before, "wrong wrong wrong").code()).isEqualTo(403);
            browser().post("/console/sign-in", "name", "bob", "password", "wrong");
        }

        assertThat(signIn(before, PASSWORD).code()).isEqualTo(429);
        assertThat(before.post("/console/sign-in", "name", "bob", "password", PASSWORD)
                        .code())
                .isEqualTo(429);
        assertThat(signIn(browser(), PASSWORD).code()).isEqualTo(303);
    }

    @Test
    void guesses_from_everywhere_are_bounded_as_well() {
        join(browser(), links.offerFirst(), "ada");
        for (int i = 0; i < SignIn.MOST_OF_ALL; i++) {
            signIn(new Browser(console::answer, "198.51.100." + i), "wrong wrong wrong");
        }

        assertThat(signIn(browser(), PASSWORD).code()).isEqualTo(429);
    }

    @Test
    void too_many_failures_lock_a_network_out_whatever_the_names() {
        for (int i = 0; i < SignIn.MOST_OF_ALL; i++) {
            Browser browser = new Browser(console::answer, "2001:db8::" + i);
            assertThat(browser.post("/console/sign-in", "name", "user" + i, "password", "x")
                            .code())
                    .isEqualTo(403);
        }

        Browser neighbour = new Browser(console::answer, "2001:db8::ffff");
        assertThat(neighbour
                        .post("/console/sign-in", "name", "ada", "password", "x")
                        .code())
                .isEqualTo(429);
        assertThat(browser()
                        .post("/console/sign-in", "name", "ada", "password", "x")
                        .code())
                .isEqualTo(403);
    }

    @Test
    void a_session_ends_when_it_is_idle_when_it_is_old_and_when_somebody_signs_out() {
        join(browser(), links.offerFirst(), "ada");
        Browser idle = browser();
        signIn(idle, PASSWORD);
        now = now.plus(Sessions.IDLE);
        assertThat(isIn(idle)).isFalse();

        Browser busy = browser();
        signIn(busy, PASSWORD);
        for (int hour = 0; hour < Sessions.LONGEST.toHours() - 1; hour++) {
            now = now.plus(Duration.ofHours(1));
            assertThat(isIn(busy)).isTrue();
        }
        now = now.plus(Duration.ofHours(1));
        assertThat(isIn(busy)).isFalse();

        Browser done = browser();
        signIn(done, PASSWORD);
        assertThat(isIn(done)).isTrue();
        assertThat(done.post("/console/sign-out").code()).isEqualTo(303);
        assertThat(isIn(done)).isFalse();
    }

    @Test
    void who_is_removed_is_out_at_once() {
        Browser browser = browser();
        join(browser, links.offerFirst(), "ada");
        assertThat(isIn(browser)).isTrue();

        store.users().remove("ada");

        assertThat(isIn(browser)).isFalse();
    }
}
