// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.filter;

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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RulePagesTest {
    private static final String DATABASE = "resource.rdsDbInstanceDetails.dbInstanceIdentifier";
    private static final String ORDERS = "{\"criterion\":{\"" + DATABASE + "\":{\"equals\":[\"orders\"]}}}";

    private FilledConsole console;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        console = new FilledConsole(folder);
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void keep(String name, String action, int rank, String description, String criteria) {
        console.store
                .configuration(Scope.DEFAULT)
                .put(
                        "filter",
                        name,
                        JsonMapper.shared()
                                .writeValueAsString(Map.of(
                                        "name", name,
                                        "description", description,
                                        "action", action,
                                        "rank", rank,
                                        "criteria", criteria,
                                        "created", 1,
                                        "updated", 1,
                                        "version", 1,
                                        "tags", Map.of())));
    }

    @Test
    void rules_and_saved_filters_are_told_apart_with_what_they_would_have_hidden() {
        keep("quiet-orders", "ARCHIVE", 1, "<b>maintenance</b>", ORDERS);
        keep("of-eve", "NOOP", 2, "", "{\"criterion\":{\"resource.rdsDbUserDetails.user\":{\"equals\":[\"eve\"]}}}");

        String page = text(console.browser(Role.VIEWER).get("/console/rules"));

        assertThat(page.substring(page.indexOf("id=\"rules\""), page.indexOf("id=\"saved\"")))
                .contains("quiet-orders", "database:orders", ">4</a>", "&lt;b&gt;maintenance")
                .contains("/console/findings?q=database%3Aorders&amp;state=all")
                .doesNotContain("of-eve");
        assertThat(page.substring(page.indexOf("id=\"saved\""))).contains("of-eve", "user:eve", ">0</a>");
    }

    @Test
    void a_console_without_rules_says_how_one_is_made() {
        assertThat(text(console.browser(Role.ANALYST).get("/console/rules")))
                .contains("Nothing is suppressed", "No filter is saved", "Rules are made and changed by administrators")
                .doesNotContain("New suppression rule");
    }

    @Test
    void criteria_that_no_filter_can_say_are_shown_as_they_are_and_stay() {
        String both = "{\"criterion\":{\"type\":{\"eq\":[\"<i>\"],\"equals\":[\"x\"]}}}";
        keep("foreign", "ARCHIVE", 1, "", both);
        Browser administrator = console.browser(Role.ADMINISTRATOR);

        assertThat(text(administrator.get("/console/rules")))
                .contains("&lt;i&gt;")
                .doesNotContain("<i>");
        assertThat(text(administrator.get("/console/rules/foreign/edit")))
                .contains("cannot be written as a filter")
                .doesNotContain("id=\"q\"");
        administrator.post("/console/rules/foreign/edit", "action", "ARCHIVE", "rank", "7", "do", "save");
        assertThat(console.asked)
                .containsExactly("administrator POST /detector/{detector}/filter/foreign"
                        + " {\"action\":\"ARCHIVE\",\"rank\":7,\"description\":\"\"}");
    }

    @Test
    void a_description_of_several_lines_stays_so() {
        keep("quiet-orders", "ARCHIVE", 1, "first\nsecond", ORDERS);
        Browser administrator = console.browser(Role.ADMINISTRATOR);

        assertThat(text(administrator.get("/console/rules/quiet-orders/edit"))).contains(">first\nsecond</textarea>");
        administrator.post(
                "/console/rules/quiet-orders/edit",
                "action",
                "NOOP",
                "q",
                "database:orders",
                "description",
                "first\r\nsecond",
                "do",
                "save");

        assertThat(console.asked.get(0)).contains("\"description\":\"first\\nsecond\"");
    }

    @Test
    void a_rule_is_stored_only_when_its_preview_was_shown() {
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        administrator.get("/console/rules/new?action=ARCHIVE");
        String[] fields = {
            "name", "quiet", "action", "ARCHIVE", "rank", "1", "q", "database:orders", "previewed", "", "do", "save"
        };

        WebResponse unseen = administrator.post("/console/rules/new", fields);
        assertThat(unseen.code()).isEqualTo(400);
        assertThat(text(unseen))
                .contains("it would have hidden 4 findings", "name=\"previewed\" value=\"database:orders\"");
        assertThat(console.asked).isEmpty();

        fields[9] = "database:orders";
        assertThat(administrator.post("/console/rules/new", fields).headers())
                .containsEntry("Location", "/console/rules?done=saved");
        assertThat(console.asked.get(0))
                .startsWith("administrator POST /detector/{detector}/filter {\"name\":\"quiet\",\"action\":\"ARCHIVE\"")
                .contains("\"" + DATABASE + "\":{\"equals\":[\"orders\"]}");
    }

    @Test
    void a_preview_changes_nothing() {
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        administrator.get("/console/rules/new");

        WebResponse answer = administrator.post(
                "/console/rules/new", "action", "ARCHIVE", "q", "severity:high", "do", "preview", "name", "x\"><b>");

        assertThat(answer.code()).isEqualTo(200);
        assertThat(text(answer))
                .contains("it would have hidden 1 finding: 1 High")
                .doesNotContain("x\"><b>");
        assertThat(console.asked).isEmpty();
    }

    @Test
    void what_is_wrong_with_it_is_said_and_what_was_written_stays() {
        Browser analyst = console.browser(Role.ANALYST);
        analyst.get("/console/rules/new");
        String[] fields = {"name", "mine", "rank", "x", "q", "severity:dreadful", "do", "save"};

        WebResponse answer = analyst.post("/console/rules/new", fields);
        assertThat(answer.code()).isEqualTo(400);
        assertThat(text(answer))
                .contains("role=\"alert\"", "The rank is a number", "dreadful is not a whole number", "value=\"mine\"");

        fields[3] = "1";
        fields[5] = " ";
        assertThat(text(analyst.post("/console/rules/new", fields))).contains("without one it fits every finding");
        assertThat(console.asked).isEmpty();

        fields[5] = "severity:low";
        console.refusal = "a filter with <that> name exists.";
        WebResponse refused = analyst.post("/console/rules/new", fields);
        assertThat(refused.code()).isEqualTo(400);
        assertThat(text(refused)).contains("A filter with &lt;that&gt; name exists.");
    }

    @Test
    void an_analyst_saves_filters_and_leaves_rules_alone() {
        keep("quiet-orders", "ARCHIVE", 1, "", ORDERS);
        keep("my-orders", "NOOP", 2, "", ORDERS);
        Browser analyst = console.browser(Role.ANALYST);

        assertThat(text(analyst.get("/console/rules")))
                .contains("/console/rules/my-orders/edit")
                .doesNotContain("/console/rules/quiet-orders/");
        for (String rule : List.of("/quiet-orders/edit", "/quiet-orders/delete")) {
            assertThat(analyst.get("/console/rules" + rule).code()).as(rule).isEqualTo(403);
            assertThat(analyst.post("/console/rules" + rule, "action", "NOOP", "q", "user:x", "do", "save")
                            .code())
                    .as(rule)
                    .isEqualTo(403);
        }
        analyst.get("/console/rules/my-orders/edit");
        String[] promoted = {"action", "ARCHIVE", "q", "user:x", "previewed", "user:x", "do", "save"};
        assertThat(analyst.post("/console/rules/my-orders/edit", promoted).code())
                .isEqualTo(403);
        assertThat(analyst.post("/console/rules/new", promoted).code()).isEqualTo(403);
        assertThat(console.asked).isEmpty();

        promoted[1] = "NOOP";
        assertThat(analyst.post("/console/rules/my-orders/edit", promoted).code())
                .isEqualTo(303);
        assertThat(console.asked.get(0)).contains("POST /detector/{detector}/filter/my-orders", "\"NOOP\"");
    }

    @Test
    void removing_takes_a_page_that_asks_and_a_form_of_ours() {
        keep("quiet-orders", "ARCHIVE", 1, "", ORDERS);
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        String address = "/console/rules/quiet-orders/delete";

        assertThat(text(administrator.get(address))).contains("Remove <bdi>quiet-orders</bdi>?", "database:orders");
        assertThat(administrator.ask("POST", address, "").code()).isEqualTo(403);
        assertThat(administrator.ask("POST", "/console/rules/new", "do=save").code())
                .isEqualTo(403);
        assertThat(console.asked).isEmpty();
        assertThat(administrator.post(address).headers()).containsEntry("Location", "/console/rules?done=removed");
        assertThat(console.asked).containsExactly("administrator DELETE /detector/{detector}/filter/quiet-orders ");
        assertThat(administrator.get("/console/rules/gone/delete").code()).isEqualTo(404);
    }

    @Test
    void a_viewer_sees_and_changes_nothing() {
        keep("my-orders", "NOOP", 1, "", ORDERS);
        Browser viewer = console.browser(Role.VIEWER);

        assertThat(text(viewer.get("/console/rules"))).contains("my-orders").doesNotContain("/edit", "/delete", "/new");
        for (String path : List.of("/new", "/my-orders/edit", "/my-orders/delete")) {
            assertThat(viewer.get("/console/rules" + path).code()).as(path).isEqualTo(403);
            assertThat(viewer.post("/console/rules" + path, "do", "save").code())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(console.asked).isEmpty();
    }

    @Test
    void findings_offer_saved_filters_and_to_save_the_one_that_is_shown() {
        keep("my-orders", "NOOP", 1, "mine", ORDERS);
        keep("old", "NOOP", 2, "", "{\"criterion\":{\"service.archived\":{\"equals\":[\"true\"]}}}");
        keep("quiet", "ARCHIVE", 3, "", ORDERS);

        String page =
                text(console.browser(Role.ANALYST).get("/console/findings?q=user:eve&severity=high&state=archived"));

        assertThat(page)
                .contains("href=\"/console/findings?q=database%3Aorders\"", "my-orders", "title=\"mine\"")
                .contains("href=\"/console/findings?q=archived%3Atrue&amp;state=all\"")
                .contains("href=\"/console/rules/new?q=user%3Aeve%20severity%3Ahigh%20archived%3Atrue\"")
                .doesNotContain(">quiet<");
        assertThat(text(console.browser(Role.VIEWER).get("/console/findings?q=user:eve")))
                .contains("my-orders")
                .doesNotContain("/console/rules/new");
        assertThat(text(console.browser(Role.ANALYST).get("/console/findings"))).doesNotContain("/console/rules/new");
    }
}
