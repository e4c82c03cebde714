// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.key;

import static dev.postern.console.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.Browser;
import dev.postern.console.account.Role;
import dev.postern.console.finding.FilledConsole;
import dev.postern.console.web.WebResponse;
import dev.postern.store.AuditLog.Query;
import dev.postern.store.Credentials.Credential;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPagesTest {
    @TempDir
    private Path folder;

    private FilledConsole console;
    private Browser administrator;

    @BeforeEach
    void open() throws IOException {
        console = new FilledConsole(folder);
        administrator = console.browser(Role.ADMINISTRATOR);
        administrator.get("/console/keys");
    }

    @AfterEach
    void close() {
        console.close();
    }

    private List<Credential> keys() {
        return console.store.credentials().all();
    }

    @Test
    void a_key_is_made_and_its_secret_shown_once() {
        assertThat(text(administrator.get("/console/keys"))).contains("There is no key", "value=\"000000000000\"");

        String page = text(administrator.post("/console/keys", "account", "111122223333", "role", "reader"));

        Credential key = keys().get(0);
        assertThat(key.account()).isEqualTo("111122223333");
        assertThat(key.role()).isEqualTo("READER");
        assertThat(page)
                .contains(
                        "export AWS_ACCESS_KEY_ID=" + key.id(),
                        "export AWS_DEFAULT_REGION=us-east-1",
                        "export AWS_ENDPOINT_URL_GUARDDUTY=http://127.0.0.1:8420")
                .containsPattern("export AWS_SECRET_ACCESS_KEY=[A-Za-z0-9+/]{40}\n");
        assertThat(text(administrator.get("/console/keys")))
                .contains(key.id(), "111122223333", "1 key")
                .doesNotContain("AWS_SECRET");
    }

    @Test
    void an_account_that_is_none_makes_no_key() {
        WebResponse refused = administrator.post("/console/keys", "account", "<b>1", "role", "reader");
        assertThat(refused.code()).isEqualTo(400);
        assertThat(text(refused)).contains("An account has 12 digits.", "&lt;b").doesNotContain("<b>1");
        assertThat(administrator
                        .post("/console/keys", "account", "١١١١٢٢٢٢٣٣٣٣", "role", "reader")
                        .code())
                .isEqualTo(400);
        assertThat(administrator
                        .post("/console/keys", "account", "111122223333", "role", "root")
                        .code())
                .isEqualTo(400);
        assertThat(keys()).isEmpty();
    }

    @Test
    void a_key_is_revoked_after_a_question_and_both_are_kept_in_the_audit_log() {
        administrator.post("/console/keys", "account", "111122223333", "role", "administrator");
        String id = keys().get(0).id();
        assertThat(text(administrator.get("/console/keys/" + id + "/delete"))).contains("Revoke <bdi>" + id);

        assertThat(administrator.post("/console/keys/" + id + "/delete").headers())
                .containsEntry("Location", "/console/keys?done=removed");

        assertThat(keys()).isEmpty();
        assertThat(administrator.get("/console/keys/" + id + "/delete").code()).isEqualTo(404);
        assertThat(console.store.audit().page(new Query(null, null, 0, Long.MAX_VALUE, Long.MAX_VALUE, 2)))
                .extracting(each -> each.entry().action() + " " + each.entry().subject() + " "
                        + each.entry().before() + ">" + each.entry().after())
                .containsExactly(
                        "RevokeKey key/" + id + " 111122223333, administrator>",
                        "CreateKey key/" + id + " >111122223333, administrator");
    }

    @Test
    void a_key_that_cannot_be_kept_in_the_audit_log_is_told_as_made() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("postern.db"));
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE audit RENAME TO gone");
        }

        WebResponse answer = administrator.post("/console/keys", "account", "111122223333", "role", "reader");

        assertThat(answer.code()).isEqualTo(500);
        assertThat(text(answer)).contains("This was done, but the audit log could not be written");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void lesser_roles_and_forms_of_others_do_nothing() {
        administrator.post("/console/keys", "account", "111122223333", "role", "reader");
        String one = "/console/keys/" + keys().get(0).id() + "/delete";
        Browser analyst = console.browser(Role.ANALYST);
        analyst.get("/console/");
        for (String each : List.of("/console/keys", one)) {
            assertThat(analyst.get(each).code()).as(each).isEqualTo(403);
            assertThat(analyst.post(each, "account", "111122223333", "role", "reader")
                            .code())
                    .as(each)
                    .isEqualTo(403);
            assertThat(administrator
                            .ask("POST", each, "account=111122223333&role=reader")
                            .code())
                    .as(each)
                    .isEqualTo(403);
        }
        assertThat(keys()).hasSize(1);
    }
}
