// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.oidc;

import static dev.postern.console.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.postern.console.Browser;
import dev.postern.console.account.Role;
import dev.postern.console.finding.FilledConsole;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Users.User;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OidcPagesTest {
    private static final String MAIL = "ada@example.org";
    private static final String BEGIN = "/console/oidc/sign-in?back=%2Fconsole%2Flogins";

    private OidcDouble provider;
    private FilledConsole console;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException, JOSEException {
        provider = new OidcDouble();
        OidcSettings settings = new OidcSettings(
                "Example",
                URI.create(provider.issuer()),
                OidcDouble.CLIENT,
                OidcDouble.SECRET,
                URI.create("https://postern.example.org"),
                List.of("profile", "email"),
                Set.of("example.org"),
                "realm_access.roles",
                Map.of(
                        Role.VIEWER, Set.of("staff"),
                        Role.ANALYST, Set.of("security"),
                        Role.ADMINISTRATOR, Set.of("dba")));
        console = new FilledConsole(folder, settings, InstantSource.system());
    }

    @AfterEach
    void close() throws Exception {
        console.close();
        provider.close();
    }

    /** Goes to the provider, signs in there, and gives the address to come back to. */
    private static String callback(WebResponse begun) throws IOException, InterruptedException {
        assertThat(begun.code()).isEqualTo(303);
        URI there = URI.create(String.valueOf(begun.headers().get("Location")));
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(302);
        String address = answer.headers().firstValue("Location").orElseThrow();
        assertThat(address).startsWith("https://postern.example.org/console/oidc/callback?");
        return address.substring("https://postern.example.org".length());
    }

    private WebResponse signIn(Browser browser) throws IOException, InterruptedException {
        return browser.get(callback(browser.get(BEGIN)));
    }

    private User user() {
        return console.store.users().find(MAIL);
    }

    @Test
    void somebody_comes_in_with_the_greatest_role_that_the_provider_gives() throws Exception {
        Browser browser = console.browser();

        assertThat(text(browser.get("/console/sign-in?back=/console/logins")))
                .contains("Sign in with Example", "/console/oidc/sign-in?back=%2Fconsole%2Flogins");
        WebResponse answer = signIn(browser);

        assertThat(answer.code()).isEqualTo(303);
        assertThat(answer.headers()).containsEntry("Location", "/console/logins");
        assertThat(user().role()).isEqualTo("ANALYST");
        assertThat(text(browser.get("/console/findings"))).contains(MAIL, "analyst");
    }

    @Test
    void who_has_no_password_here_is_not_led_to_change_it() throws Exception {
        Browser browser = console.browser();
        signIn(browser);
        String mark = user().password();

        assertThat(text(browser.get("/console/findings"))).contains(MAIL).doesNotContain("/console/password");
        WebResponse page = browser.get("/console/password");
        assertThat(page.code()).isEqualTo(200);
        assertThat(text(page)).contains("you have no password here").doesNotContain("type=\"password\"");
        WebResponse changed = browser.post(
                "/console/password", "current", mark, "password", "another password 1", "again", "another password 1");
        assertThat(changed.code()).isEqualTo(409);
        assertThat(text(changed)).contains("You sign in at a provider");
        assertThat(user().password()).isEqualTo(mark);
        assertThat(text(console.browser(Role.VIEWER).get("/console/findings"))).contains("/console/password");
    }

    @Test
    void the_request_has_a_challenge_a_state_and_a_nonce_that_nobody_has_seen_before() {
        Browser browser = console.browser();
        Parameters one = query(browser.get(BEGIN));
        Parameters two = query(browser.get(BEGIN));

        for (String name : List.of("state", "nonce", "code_challenge")) {
            assertThat(one.text(name)).hasSizeGreaterThan(40).isNotEqualTo(two.text(name));
        }
        assertThat(one.text("redirect_uri")).isEqualTo("https://postern.example.org/console/oidc/callback");
        assertThat(one.text("scope")).isEqualTo("openid profile email");
    }

    private static Parameters query(WebResponse begun) {
        return Parameters.of(
                URI.create(String.valueOf(begun.headers().get("Location"))).getRawQuery());
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("wrong nonce", token -> token.claim("nonce", "x")),
                lie("no nonce", token -> token.claim("nonce", null)),
                lie("wrong audience", token -> token.audience("another")),
                lie("several audiences", token -> token.audience(List.of("postern", "another"))),
                lie(
                        "several audiences and another party",
                        token -> token.audience(List.of("postern", "another")).claim("azp", "another")),
                lie("wrong issuer", token -> token.issuer("https://evil.example")),
                lie(
                        "expired",
                        token -> token.expirationTime(Date.from(Instant.now().minusSeconds(600)))),
                lie(
                        "of the future",
                        token -> token.issueTime(Date.from(Instant.now().plusSeconds(600)))),
                lie("no subject", token -> token.subject(null)));
    }

    private static Arguments lie(String what, Consumer<JWTClaimsSet.Builder> claims) {
        return Arguments.of(what, claims);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void a_token_that_is_not_for_this_sign_in_lets_nobody_in(String what, Consumer<JWTClaimsSet.Builder> claims)
            throws Exception {
        provider.claims = claims;
        Browser browser = console.browser();

        WebResponse answer = signIn(browser);

        assertRefused(answer, browser);
        assertThat(answer.code()).as(what).isEqualTo(403);
        assertThat(text(answer)).contains("cannot be trusted");
    }

    @ParameterizedTest
    @EnumSource(value = OidcDouble.Signing.class, mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
    void a_token_that_the_provider_has_not_signed_with_its_key_lets_nobody_in(OidcDouble.Signing signing)
            throws Exception {
        provider.signing = signing;
        Browser browser = console.browser();

        WebResponse answer = signIn(browser);

        assertRefused(answer, browser);
        assertThat(answer.code()).isEqualTo(403);
    }

    private void assertRefused(WebResponse answer, Browser browser) {
        assertThat(answer.cookies()).noneMatch(cookie -> cookie.startsWith("postern="));
        assertThat(browser.get("/console/findings").code()).isEqualTo(303);
        assertThat(console.store.users().all()).isEmpty();
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                lie("unknown role", token -> token.claim("realm_access", Map.of("roles", List.of("guests")))),
                lie("no roles", token -> token.claim("realm_access", null)),
                lie("roles of another form", token -> token.claim("realm_access", List.of("security"))),
                lie("mail not verified", token -> token.claim("email_verified", false)),
                lie("mail verified in words", token -> token.claim("email_verified", "true")),
                lie("other domain", token -> token.claim("email", "ada@example.org.evil.example")),
                lie("two signs", token -> token.claim("email", "ada@example.org@evil.example")),
                lie("no mail", token -> token.claim("email", null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void who_has_no_role_or_no_mail_of_the_domain_stays_outside(String what, Consumer<JWTClaimsSet.Builder> claims)
            throws Exception {
        provider.claims = claims;
        Browser browser = console.browser();

        WebResponse answer = signIn(browser);

        assertRefused(answer, browser);
        assertThat(answer.code()).as(what).isEqualTo(403);
    }

    @Test
    void an_answer_is_of_no_use_to_another_browser_nor_twice() throws Exception {
        Browser mallory = console.browser();
        String callback = callback(mallory.get(BEGIN));
        Browser victim = console.browser();

        assertThat(victim.get(callback).code()).isEqualTo(403);
        victim.get(BEGIN);
        assertThat(victim.get(callback).code()).isEqualTo(403);
        assertThat(provider.exchanged).hasValue(0);

        assertThat(mallory.get(callback).code()).isEqualTo(303);
        assertThat(mallory.get(callback).code()).isEqualTo(403);
        assertThat(provider.exchanged).hasValue(1);
    }

    @Test
    void a_code_that_the_provider_does_not_know_lets_nobody_in() throws Exception {
        Browser browser = console.browser();
        String callback = callback(browser.get(BEGIN)).replaceFirst("code=[^&]*", "code=guessed");

        WebResponse answer = browser.get(callback);

        assertRefused(answer, browser);
        assertThat(answer.code()).isEqualTo(502);
    }

    @Test
    void what_the_provider_refuses_is_told() {
        Browser browser = console.browser();
        String state = query(browser.get(BEGIN)).text("state");

        WebResponse answer = browser.get("/console/oidc/callback?error=access_denied&error_description=%3Cb%3E&state="
                + Parameters.encoded(state));

        assertThat(answer.code()).isEqualTo(403);
        assertThat(text(answer)).contains("Example did not let you in").doesNotContain("<b>");
    }

    @Test
    void a_session_that_the_browser_had_before_ends() throws Exception {
        Browser browser = console.browser(Role.VIEWER);
        String before = browser.cookie("postern");

        signIn(browser);

        assertThat(browser.cookie("postern")).isNotEqualTo(before);
        Browser thief = console.browser();
        thief.keep("postern", String.valueOf(before));
        assertThat(thief.get("/console/findings").code()).isEqualTo(303);
    }

    @Test
    void a_name_of_the_provider_takes_no_user_over() throws Exception {
        console.store.users().add(new User(MAIL, "ADMINISTRATOR", "$2a$04$hash", 0));
        Browser browser = console.browser();

        WebResponse answer = signIn(browser);

        assertThat(answer.code()).isEqualTo(409);
        assertThat(browser.get("/console/findings").code()).isEqualTo(303);
        assertThat(user().password()).isEqualTo("$2a$04$hash");
    }

    @Test
    void somebody_is_known_by_the_subject_and_has_the_role_of_today() throws Exception {
        signIn(console.browser());
        provider.claims = token -> token.claim("email", "lovelace@example.org")
                .claim("realm_access", Map.of("roles", List.of("dba", "staff")));

        Browser browser = console.browser();
        assertThat(signIn(browser).code()).isEqualTo(303);

        assertThat(console.store.users().all()).hasSize(1);
        assertThat(user().role()).isEqualTo("ADMINISTRATOR");
        provider.claims = token -> token.subject("another");
        assertThat(signIn(console.browser()).code()).isEqualTo(409);
    }

    @Test
    void who_is_disabled_stays_outside_and_nobody_comes_in_with_a_password() throws Exception {
        signIn(console.browser());
        Browser guessing = console.browser();
        for (String password : List.of("", user().password(), "oidc:")) {
            assertThat(guessing.post("/console/sign-in", "name", MAIL, "password", password)
                            .code())
                    .isEqualTo(403);
        }
        console.store.users().change(user().withDisabled(true));

        assertThat(signIn(console.browser()).code()).isEqualTo(403);
    }

    @Test
    void back_leads_to_the_console_alone() throws Exception {
        Browser browser = console.browser();

        WebResponse answer =
                browser.get(callback(browser.get("/console/oidc/sign-in?back=https%3A%2F%2Fevil.example%2F")));

        assertThat(answer.headers()).containsEntry("Location", "/console/");
    }

    @Test
    void cookies_that_are_written_by_hand_are_no_errors() {
        Browser browser = console.browser();
        for (String cookie : List.of("", "a", "a.b.c", "a.b.c.d", "...", "a.b.c.!", "a".repeat(5_000))) {
            browser.keep("postern-oidc", cookie);
            assertThat(browser.get("/console/oidc/callback?state=a&code=b").code())
                    .isEqualTo(403);
            assertThat(browser.get("/console/oidc/callback").code()).isEqualTo(403);
        }
        assertThat(provider.exchanged).hasValue(0);
    }

    @Test
    void a_provider_that_cannot_be_asked_is_told() {
        provider.close();
        Browser browser = console.browser();

        WebResponse answer = browser.get(BEGIN);

        assertThat(answer.code()).isEqualTo(502);
        assertThat(text(answer)).contains("Example cannot be asked now");
    }
}
