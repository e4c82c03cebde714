// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import static dev.postern.console.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.Browser;
import dev.postern.console.finding.FilledConsole;
import dev.postern.console.web.WebResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserPagesTest {
    private static final String NEW = "another good password";

    private FilledConsole console;
    private Browser administrator;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        console = new FilledConsole(folder);
        administrator = console.browser(Role.ADMINISTRATOR);
        administrator.get("/console/users");
    }

    @AfterEach
    void close() {
        console.close();
    }

    /** Somebody by a link that the administrator makes. */
    private Browser invited(String role, String name) {
        String page = text(administrator.post("/console/users", "role", role));
        assertThat(page).contains("http://127.0.0.1:8420" + Links.ADDRESS);
        String token = page.replaceAll("(?s).*welcome\\?token=([A-Za-z0-9_-]+).*", "$1");
        Browser browser = console.browser();
        assertThat(browser.post(
                                "/console/welcome",
                                "token",
                                token,
                                "name",
                                name,
                                "password",
                                FilledConsole.PASSWORD,
                                "again",
                                FilledConsole.PASSWORD)
                        .code())
                .isEqualTo(303);
        administrator.get("/console/users");
        return browser;
    }

    private String role(String name) {
        return console.store.users().find(name).role();
    }

    @Test
    void somebody_is_invited_with_a_role_and_listed() {
        Browser ann = invited("analyst", "ann");

        assertThat(ann.get("/console/").code()).isEqualTo(200);
        assertThat(role("ann")).isEqualTo("ANALYST");
        assertThat(text(administrator.get("/console/users")))
                .contains("2 users", ">ann<", ">you<", "Role of ann")
                .doesNotContain("welcome?token");
    }

    @Test
    void a_role_counts_from_the_next_request_on() {
        Browser ann = invited("viewer", "ann");
        assertThat(ann.get("/console/users").code()).isEqualTo(403);

        assertThat(administrator
                        .post("/console/users/ann/role", "role", "administrator")
                        .headers())
                .containsEntry("Location", "/console/users?done=saved");

        assertThat(ann.get("/console/users").code()).isEqualTo(200);
        assertThat(administrator.post("/console/users/ann/role", "role", "root").code())
                .isEqualTo(400);
        assertThat(administrator
                        .post("/console/users/nobody/role", "role", "viewer")
                        .code())
                .isEqualTo(404);
        assertThat(role("ann")).isEqualTo("ADMINISTRATOR");
    }

    @Test
    void the_last_administrator_stays() {
        invited("analyst", "ann");
        WebResponse demoted = administrator.post("/console/users/administrator/role", "role", "viewer");
        assertThat(demoted.code()).isEqualTo(409);
        assertThat(text(demoted)).contains("last administrator");
        administrator.get("/console/users/administrator/delete");
        assertThat(administrator.post("/console/users/administrator/delete").code())
                .isEqualTo(409);
        assertThat(role("administrator")).isEqualTo("ADMINISTRATOR");

        administrator.get("/console/users");
        administrator.post("/console/users/ann/role", "role", "administrator");
        assertThat(administrator
                        .post("/console/users/administrator/role", "role", "viewer")
                        .code())
                .isEqualTo(303);
        assertThat(administrator.get("/console/users").code()).isEqualTo(403);
    }

    @Test
    void who_is_disabled_is_signed_out_and_signs_in_again_once_enabled() {
        Browser ann = invited("administrator", "ann");

        assertThat(administrator.post("/console/users/ann/disable").code()).isEqualTo(303);

        assertThat(text(administrator.get("/console/users"))).contains("badge warn\">disabled", "Enable ann");
        assertThat(ann.get("/console/").code()).isEqualTo(303);
        WebResponse refused = ann.post("/console/sign-in", "name", "ann", "password", FilledConsole.PASSWORD);
        assertThat(refused.code()).isEqualTo(403);
        assertThat(text(refused)).contains("an administrator can let you again");
        assertThat(text(ann.post("/console/sign-in", "name", "ann", "password", "a wrong password")))
                .contains("Name or password are not right")
                .doesNotContain("let you again");
        administrator.get("/console/users");
        assertThat(administrator.post("/console/users/administrator/disable").code())
                .isEqualTo(409);
        assertThat(administrator
                        .post("/console/users/administrator/role", "role", "viewer")
                        .code())
                .isEqualTo(409);
        administrator.post("/console/users/ann/enable");
        ann.post("/console/sign-in", "name", "ann", "password", FilledConsole.PASSWORD);
        assertThat(ann.get("/console/").code()).isEqualTo(200);
        assertThat(role("ann")).isEqualTo("ADMINISTRATOR");
    }

    @Test
    void who_is_removed_is_signed_out_and_cannot_come_back() {
        Browser ann = invited("analyst", "ann");
        assertThat(text(administrator.get("/console/users/ann/delete"))).contains("Remove <bdi>ann</bdi>?");

        assertThat(administrator.post("/console/users/ann/delete").headers())
                .containsEntry("Location", "/console/users?done=removed");

        assertThat(ann.get("/console/").code()).isEqualTo(303);
        assertThat(ann.post("/console/sign-in", "name", "ann", "password", FilledConsole.PASSWORD)
                        .code())
                .isEqualTo(403);
        assertThat(administrator.get("/console/users/ann/delete").code()).isEqualTo(404);
    }

    @Test
    void who_is_administrator_no_more_cannot_come_back_by_a_link_of_their_own() {
        Map<String, String> ends = Map.of("/delete", "", "/disable", "", "/role", "viewer");
        ends.forEach((end, role) -> {
            Browser ann = invited("administrator", "ann" + end.substring(1));
            ann.get("/console/users");
            ann.post("/console/users", "role", "administrator");
            assertThat(console.store.users().links()).hasSize(1);

            administrator.post("/console/users/ann" + end.substring(1) + end, "role", role);

            assertThat(console.store.users().links()).as(end).isEmpty();
        });
        invited("viewer", "eve");
        administrator.post("/console/users", "role", "viewer");
        administrator.get("/console/users");
        administrator.post("/console/users/eve/delete");
        assertThat(console.store.users().links()).as("of another").hasSize(1);
    }

    @Test
    void who_is_signed_out_everywhere_can_sign_in_again() {
        Browser ann = invited("analyst", "ann");

        administrator.post("/console/users/ann/sign-out");

        assertThat(ann.get("/console/").code()).isEqualTo(303);
        ann.get("/console/sign-in");
        ann.post("/console/sign-in", "name", "ann", "password", FilledConsole.PASSWORD);
        assertThat(ann.get("/console/").code()).isEqualTo(200);
    }

    @Test
    void a_new_password_ends_the_other_sessions() {
        Browser ann = invited("viewer", "ann");
        Browser elsewhere = console.browser();
        elsewhere.post("/console/sign-in", "name", "ann", "password", FilledConsole.PASSWORD);
        assertThat(elsewhere.get("/console/").code()).isEqualTo(200);
        ann.get("/console/password");
        Map<String, Integer> wrong = Map.of("guessed password", 403, FilledConsole.PASSWORD, 400);
        wrong.forEach((current, code) -> assertThat(ann.post(
                                "/console/password",
                                "current",
                                current,
                                "password",
                                NEW,
                                "again",
                                code == 400 ? "something else" : NEW)
                        .code())
                .isEqualTo(code));

        WebResponse answer =
                ann.post("/console/password", "current", FilledConsole.PASSWORD, "password", NEW, "again", NEW);

        assertThat(answer.headers()).containsEntry("Location", "/console/?done=password");
        assertThat(ann.get("/console/").code()).isEqualTo(200);
        assertThat(elsewhere.get("/console/").code()).isEqualTo(303);
        assertThat(elsewhere
                        .post("/console/sign-in", "name", "ann", "password", FilledConsole.PASSWORD)
                        .code())
                .isEqualTo(403);
        elsewhere.post("/console/sign-in", "name", "ann", "password", NEW);
        assertThat(elsewhere.get("/console/").code()).isEqualTo(200);
    }

    @Test
    void the_current_password_cannot_be_guessed_for_long() {
        Browser ann = invited("viewer", "ann");
        ann.get("/console/password");
        for (int i = 0; i < SignIn.MOST_TRIES; i++) {
            ann.post("/console/password", "current", "guess " + i, "password", NEW, "again", NEW);
        }

        assertThat(ann.post("/console/password", "current", FilledConsole.PASSWORD, "password", NEW, "again", NEW)
                        .code())
                .isEqualTo(429);
    }

    @Test
    void lesser_roles_and_forms_of_others_change_nothing() {
        Browser ann = invited("analyst", "ann");
        assertThat(text(ann.get("/console/"))).doesNotContain("/console/users");
        assertThat(text(administrator.get("/console/"))).contains("/console/users");
        for (String each : List.of(
                "/console/users",
                "/console/users/administrator/role",
                "/console/users/administrator/sign-out",
                "/console/users/administrator/disable",
                "/console/users/administrator/enable",
                "/console/users/administrator/delete")) {
            assertThat(ann.post(each, "role", "viewer").code()).as(each).isEqualTo(403);
            assertThat(administrator.ask("POST", each, "role=viewer").code())
                    .as(each)
                    .isEqualTo(403);
        }
        assertThat(ann.get("/console/users/administrator/delete").code()).isEqualTo(403);
        assertThat(administrator.ask("POST", "/console/password", "current=x").code())
                .isEqualTo(403);
        assertThat(role("administrator")).isEqualTo("ADMINISTRATOR");
        assertThat(console.store.users().links()).isEmpty();
    }
}
