// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.page;

import static dev.postern.console.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.Browser;
import dev.postern.console.account.Role;
import dev.postern.console.finding.FilledConsole;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScopePagesTest {
    private static final Scope OTHER = new Scope("111122223333", "eu-west-1");
    private static final String WORD = "111122223333.eu-west-1";

    private FilledConsole console;
    private Browser browser;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        console = new FilledConsole(folder);
        browser = console.browser(Role.ANALYST);
        console.scopes.add(OTHER);
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void choose(String word) {
        browser.get("/console/findings");
        browser.post("/console/scope", "scope", word, "back", "/console/findings");
    }

    @Test
    void a_choice_holds_for_all_pages_until_another_one_or_signing_out() {
        assertThat(text(browser.get("/console/findings"))).contains("/console/findings/", "<option value=\"" + WORD);

        WebResponse answer = browser.post("/console/scope", "scope", WORD, "back", "/console/findings");

        assertThat(answer.headers()).containsEntry("Location", "/console/findings");
        assertThat(answer.cookies())
                .containsExactly("postern-scope=" + WORD + "; Path=/console; HttpOnly; SameSite=Lax");
        assertThat(text(browser.get("/console/findings")))
                .contains("<option value=\"" + WORD + "\" selected")
                .doesNotContain("data-href=\"/console/findings/");
        browser.post("/console/sign-out");
        assertThat(browser.cookie("postern-scope")).isEmpty();
    }

    @Test
    void changes_are_asked_of_the_api_for_the_account_that_is_looked_at() {
        choose(WORD);

        browser.get("/console/findings");
        browser.post("/console/findings/archive", "id", "0123456789abcdef0123456789abcdef", "action", "archive");

        assertThat(console.asked).singleElement().asString().startsWith("111122223333 analyst POST");
    }

    @Test
    void one_that_there_is_not_is_refused_and_one_that_has_gone_is_not_looked_at() {
        browser.get("/console/findings");
        assertThat(browser.post("/console/scope", "scope", "999999999999.us-east-1")
                        .code())
                .isEqualTo(400);
        assertThat(browser.cookie("postern-scope")).isNull();
        choose(WORD);
        console.scopes.remove(OTHER);

        assertThat(text(browser.get("/console/findings")))
                .contains("000000000000<br>us-east-1", "data-href=\"/console/findings/")
                .doesNotContain("/console/scope");
    }

    @Test
    void a_form_of_one_account_changes_nothing_of_another() {
        String page = text(browser.get("/console/findings"));
        String form = page.substring(page.indexOf("<main"));
        String token = form.replaceAll("(?s).*?name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        String body = "csrf=" + token + "&id=0123456789abcdef0123456789abcdef&action=archive";
        assertThat(browser.ask("POST", "/console/findings/archive", body).code())
                .isEqualTo(303);
        choose(WORD);
        console.asked.clear();

        WebResponse refused = browser.ask("POST", "/console/findings/archive", body);

        assertThat(refused.code()).isEqualTo(403);
        assertThat(text(refused)).contains("another account and region");
        assertThat(console.asked).isEmpty();
    }

    @Test
    void only_forms_of_the_session_choose_and_they_lead_nowhere_else() {
        browser.get("/console/findings");
        assertThat(browser.ask("POST", "/console/scope", "scope=" + WORD).code())
                .isEqualTo(403);
        assertThat(browser.post("/console/scope", "scope", WORD, "back", "https://evil.example/")
                        .headers())
                .containsEntry("Location", "/console/");
    }
}
