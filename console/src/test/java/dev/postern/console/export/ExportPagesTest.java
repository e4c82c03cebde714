// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.export;

import static dev.postern.console.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.Browser;
import dev.postern.console.account.Role;
import dev.postern.console.finding.FilledConsole;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportPagesTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String ONE = "/console/export/" + ID;
    private static final String[] FIELDS = {"bucket", " arn:aws:s3:::findings/x ", "key", "arn:aws:kms:r:1:key/k"};
    private static final String PROPERTIES =
            "\"destinationProperties\":{\"destinationArn\":\"arn:aws:s3:::findings/x\",\"kmsKeyArn\":\"arn:aws:kms:r:1:key/k\"}";

    private FilledConsole console;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        console = new FilledConsole(folder);
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void keep(long stateVersion, long failingSince) {
        console.store
                .configuration(Scope.DEFAULT)
                .put(
                        "publishingDestination",
                        ID,
                        "{\"id\":\"" + ID
                                + "\",\"destinationArn\":\"arn:aws:s3:::findings/<b>\",\"kmsKeyArn\":\"arn:aws:kms:r:1:key/<i>\","
                                + "\"version\":1,\"tags\":{}}");
        console.store
                .configuration(Scope.DEFAULT)
                .put(
                        "publishingDestination-state",
                        ID,
                        "{\"version\":" + stateVersion + ",\"failingSince\":" + failingSince + "}");
    }

    @Test
    void the_destination_is_shown_with_how_publishing_goes() {
        Browser viewer = console.browser(Role.VIEWER);
        keep(1, 0);
        assertThat(text(viewer.get("/console/export")))
                .contains(">publishing<", "arn:aws:s3:::findings/&lt;b&gt;", "key/&lt;i&gt;", "set by administrators")
                .doesNotContain("/edit", "/delete", "hx-get=\"/console/export");
        keep(1, FilledConsole.NOW.minusSeconds(600).toEpochMilli());
        assertThat(text(viewer.get("/console/export"))).contains("cannot publish", "10 min ago", "tried again");
        keep(0, 0);
        assertThat(text(viewer.get("/console/export"))).contains("being tried", "hx-get=\"/console/export\"");
    }

    @Test
    void without_a_destination_it_says_so() {
        assertThat(text(console.browser(Role.VIEWER).get("/console/export")))
                .contains("Findings are not exported", "set by administrators")
                .doesNotContain("/export/new");
    }

    @Test
    void it_is_made_changed_and_removed_by_the_api() {
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        assertThat(text(administrator.get("/console/export"))).contains("/console/export/new");
        administrator.get("/console/export/new");
        assertThat(administrator.post("/console/export/new", FIELDS).headers())
                .containsEntry("Location", "/console/export?done=saved");
        keep(1, 0);
        assertThat(text(administrator.get(ONE + "/edit"))).contains("value=\"arn:aws:s3:::findings/&lt;b");
        administrator.post(ONE + "/edit", FIELDS);
        assertThat(text(administrator.get(ONE + "/delete"))).contains("no longer exported");
        assertThat(administrator.post(ONE + "/delete").headers())
                .containsEntry("Location", "/console/export?done=removed");

        String path = " /detector/{detector}/publishingDestination";
        assertThat(console.asked)
                .containsExactly(
                        "administrator POST" + path + " {" + PROPERTIES + ",\"destinationType\":\"S3\"}",
                        "administrator POST" + path + "/" + ID + " {" + PROPERTIES + "}",
                        "administrator DELETE" + path + "/" + ID + " ");
    }

    @Test
    void a_refusal_is_told_in_words_and_what_was_written_stays() {
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        administrator.get("/console/export/new");
        console.refusal = "The request is rejected because an invalid or out-of-range value is specified.";

        WebResponse answer = administrator.post("/console/export/new", FIELDS);

        assertThat(answer.code()).isEqualTo(400);
        assertThat(text(answer)).contains("role=\"alert\"", "These are not the ARN", "arn:aws:s3:::findings/x");
        console.refusal = "it already <exists>.";
        assertThat(text(administrator.post("/console/export/new", FIELDS))).contains("It already &lt;exists&gt;.");
    }

    @Test
    void lesser_roles_and_forms_of_others_change_nothing() {
        keep(1, 0);
        Browser analyst = console.browser(Role.ANALYST);
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        analyst.get("/console/export");
        for (String each : List.of("/console/export/new", ONE + "/edit", ONE + "/delete")) {
            assertThat(analyst.get(each).code()).as(each).isEqualTo(403);
            assertThat(analyst.post(each, FIELDS).code()).as(each).isEqualTo(403);
            assertThat(administrator.ask("POST", each, "bucket=x").code())
                    .as(each)
                    .isEqualTo(403);
        }
        assertThat(console.asked).isEmpty();
        assertThat(administrator.get("/console/export/x/edit").code()).isEqualTo(404);
    }
}
