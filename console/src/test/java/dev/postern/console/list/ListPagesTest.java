// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.list;

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

class ListPagesTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String ONE = "/console/lists/threatintelset/" + ID;
    private static final String[] FIELDS = {
        "kind", "ipset", "name", "office", "format", "TXT", "location", " file:/lists/office ", "owner", ""
    };

    private FilledConsole console;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        console = new FilledConsole(folder);
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void keep(String kind, String list, String content) {
        console.store
                .configuration(Scope.DEFAULT)
                .put(
                        kind,
                        ID,
                        "{\"id\":\"" + ID + "\"," + list
                                + ",\"format\":\"TXT\",\"version\":3,\"created\":1,\"updated\":1795417200000,\"tags\":{}}");
        console.store.configuration(Scope.DEFAULT).put(kind + "-content", ID, content);
    }

    private void keepFailed() {
        keep(
                "threatintelset",
                "\"name\":\"<b>bad</b>\",\"location\":\"https://lists.example/<i>\",\"owner\":null,\"active\":true,\"deleted\":false",
                "{\"version\":3,\"sha256\":null,\"error\":\"the server answered <u>404\",\"used\":\"abc\",\"entries\":1234}");
    }

    @Test
    void lists_are_shown_with_their_status_and_what_is_wrong_with_them() {
        keepFailed();
        keep(
                "ipset",
                "\"name\":\"office\",\"location\":\"file:/lists/office\",\"owner\":\"123456789012\",\"active\":true,\"deleted\":false",
                "{\"version\":3,\"sha256\":\"abc\",\"error\":null,\"used\":\"abc\"}");

        String page = text(console.browser(Role.VIEWER).get("/console/lists"));

        assertThat(page.substring(page.indexOf("id=\"trusted\""), page.indexOf("id=\"threat\"")))
                .contains(
                        "office",
                        "Trusted IP set",
                        "in use",
                        "file:/lists/office",
                        "bucket of",
                        "123456789012",
                        "just now");
        assertThat(page.substring(page.indexOf("id=\"threat\"")))
                .contains("&lt;b&gt;bad", "Threat intel set", "404; what was read before is still used", "1,234")
                .doesNotContain("<b>bad", "<i>", "<u>");
        assertThat(page).doesNotContain("<form method=\"post\" action=\"/console/lists", "hx-get=\"/console/lists");
    }

    @Test
    void a_page_whose_lists_are_being_read_asks_again_by_itself() {
        keep(
                "ipset",
                "\"name\":\"office\",\"location\":\"file:/lists/office\",\"owner\":null,\"active\":true,\"deleted\":false",
                "{\"version\":2,\"sha256\":null,\"error\":null,\"used\":null}");

        assertThat(text(console.browser(Role.VIEWER).get("/console/lists")))
                .contains("being read", "hx-get=\"/console/lists\"", "hx-trigger=\"every 5s\"");
    }

    @Test
    void without_lists_it_says_what_they_are_for() {
        assertThat(text(console.browser(Role.ANALYST).get("/console/lists")))
                .contains("No address is trusted by a list", "There is no threat list", "changed by administrators")
                .doesNotContain("/console/lists/new");
    }

    @Test
    void a_list_is_made_by_the_api() {
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        assertThat(text(administrator.get("/console/lists/new?kind=threatintelset")))
                .containsPattern("value=\"threatintelset\"\\s+selected")
                .contains("Trusted IP set: raises nothing, up to 2,000 entries");

        assertThat(administrator.post("/console/lists/new", FIELDS).headers())
                .containsEntry("Location", "/console/lists?done=saved");
        assertThat(console.asked)
                .containsExactly("administrator POST /detector/{detector}/ipset {\"name\":\"office\","
                        + "\"location\":\"file:/lists/office\",\"format\":\"TXT\",\"activate\":false}");
    }

    @Test
    void a_refusal_is_told_in_words_and_what_was_written_stays() {
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        administrator.get("/console/lists/new");
        console.refusal = "The request is rejected because the parameter location has an invalid value.";

        WebResponse answer = administrator.post("/console/lists/new", FIELDS);

        assertThat(answer.code()).isEqualTo(400);
        assertThat(text(answer))
                .contains("role=\"alert\"", "The location is none: write file:/PATH", "value=\"office\"");
        console.refusal = "there are <many>.";
        assertThat(text(administrator.post("/console/lists/new", FIELDS))).contains("There are &lt;many&gt;.");
        assertThat(administrator.post("/console/lists/new", "kind", "nothing").code())
                .isEqualTo(404);
    }

    @Test
    void a_list_is_changed_activated_and_removed_by_the_api() {
        keepFailed();
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        assertThat(text(administrator.get("/console/lists"))).contains(ONE + "/deactivate", ONE + "/activate");
        assertThat(text(administrator.get(ONE + "/edit"))).contains("Threat intel set, TXT");
        administrator.post(ONE + "/edit", "name", "worse", "location", "s3://b/k", "owner", "123456789012");
        administrator.post(ONE + "/deactivate");
        administrator.post(ONE + "/activate");
        assertThat(text(administrator.get(ONE + "/delete"))).contains("no longer matched");
        assertThat(administrator.post(ONE + "/delete").headers())
                .containsEntry("Location", "/console/lists?done=removed");

        String path = " /detector/{detector}/threatintelset/" + ID;
        assertThat(console.asked)
                .containsExactly(
                        "administrator POST" + path
                                + " {\"name\":\"worse\",\"location\":\"s3://b/k\",\"expectedBucketOwner\":\"123456789012\"}",
                        "administrator POST" + path + " {\"activate\":false}",
                        "administrator POST" + path + " {\"activate\":true}",
                        "administrator DELETE" + path + " ");
        console.refusal = "the list is being deleted.";
        assertThat(administrator.post(ONE + "/activate").code()).isEqualTo(400);
    }

    @Test
    void an_owner_is_not_taken_away_in_silence() {
        keep(
                "ipset",
                "\"name\":\"office\",\"location\":\"s3://b/k\",\"owner\":\"123456789012\",\"active\":true,\"deleted\":false",
                "{\"version\":3,\"sha256\":\"abc\",\"error\":null,\"used\":\"abc\"}");
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        String address = "/console/lists/ipset/" + ID + "/edit";
        administrator.get(address);

        WebResponse answer = administrator.post(address, "name", "office", "location", "s3://b/k", "owner", "");

        assertThat(answer.code()).isEqualTo(400);
        assertThat(text(answer)).contains("not taken away");
        assertThat(console.asked).isEmpty();
    }

    @Test
    void lesser_roles_and_forms_of_others_change_nothing() {
        keepFailed();
        List<String> forms = List.of("/console/lists/new", ONE + "/edit", ONE + "/delete");
        Browser analyst = console.browser(Role.ANALYST);
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        analyst.get("/console/lists");
        for (String each :
                List.of("/console/lists/new", ONE + "/edit", ONE + "/delete", ONE + "/activate", ONE + "/deactivate")) {
            assertThat(analyst.post(each, FIELDS).code()).as(each).isEqualTo(403);
            assertThat(administrator.ask("POST", each, "name=x").code())
                    .as(each)
                    .isEqualTo(403);
        }
        forms.forEach(each -> assertThat(analyst.get(each).code()).as(each).isEqualTo(403));
        assertThat(console.asked).isEmpty();
    }

    @Test
    void what_is_not_there_is_told_as_gone() {
        Browser administrator = console.browser(Role.ADMINISTRATOR);

        assertThat(administrator.get(ONE + "/edit").code()).isEqualTo(404);
        assertThat(administrator.get("/console/lists/nothing/x/edit").code()).isEqualTo(404);
    }
}
