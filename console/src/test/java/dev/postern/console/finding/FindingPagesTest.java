// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import static dev.postern.console.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.Browser;
import dev.postern.console.account.Role;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingPagesTest {
    private static final String TOR_LOGIN = "5e7966e44aee28507a0f21de80106f0c";

    private FilledConsole console;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        console = new FilledConsole(folder);
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void the_list_tells_all_open_findings_with_true_counts() {
        String list = text(console.browser(Role.VIEWER).get("/console/findings"));

        assertThat(list).contains("4 open", "high <b>1</b>", "medium <b>1</b>", "low <b>2</b>", "185.220.101.34");
        console.ids.forEach(id -> assertThat(list).contains("/console/findings/" + id));
    }

    @Test
    void a_filter_a_band_and_a_state_narrow_it() {
        Browser browser = console.browser(Role.VIEWER);
        console.store.findings(Scope.DEFAULT).archive(List.of(TOR_LOGIN), true);

        assertThat(text(browser.get("/console/findings?q=address:185.220.101.34")))
                .contains("1 open");
        assertThat(text(browser.get("/console/findings?severity=low"))).contains("2 open");
        assertThat(text(browser.get("/console/findings?state=archived"))).contains("1 archived", TOR_LOGIN);
        assertThat(text(browser.get("/console/findings?q=user:nobody"))).contains("No finding fits");
        assertThat(text(browser.get("/console/findings?q=severity:dreadful"))).contains("role=\"alert\"");
    }

    @Test
    void groups_lead_to_what_is_in_them() {
        Browser browser = console.browser(Role.VIEWER);

        assertThat(text(browser.get("/console/findings?group=database"))).contains("q=database%3A%22orders%22");
        assertThat(text(browser.get("/console/findings?q=database%3A%22orders%22")))
                .contains("4 open");
        assertThat(text(browser.get("/console/findings?group=source"))).contains("185.220.101.34", "193.32.162.7");
    }

    @Test
    void a_page_follows_another_without_gap_or_repetition() {
        String document = text(console.browser(Role.VIEWER).get("/console/findings.json?q=id:" + TOR_LOGIN));
        String one = document.substring(document.indexOf("\n{") + 1, document.lastIndexOf("\n]}"));
        for (int i = 0; i < 60; i++) {
            console.raise(one.replace(TOR_LOGIN, "%032x".formatted(i)));
        }
        Browser browser = console.browser(Role.ANALYST);

        String first = text(browser.get("/console/findings"));
        int link = first.indexOf("/console/findings?after=");
        String next = first.substring(link, first.indexOf('"', link));
        String second = text(browser.get(next));

        assertThat(first).contains("64 open");
        assertThat(console.ids)
                .allSatisfy(id -> assertThat(first.contains("value=\"" + id) ^ second.contains("value=\"" + id))
                        .isTrue());
    }

    @Test
    void the_page_of_a_finding_tells_why_and_what_to_do() {
        String page = text(console.browser(Role.ANALYST).get("/console/findings/" + TOR_LOGIN));

        assertThat(page)
                .contains("+16.0", "+22.5", "5,931,642 times as likely for an attacker")
                .contains("orders-api", "1,947", "T1110.003")
                .contains("ALTER ROLE \"app\" NOLOGIN;", "postgresql.log:7375")
                .contains("Failed logins to orders from a Tor exit node");
    }

    @Test
    void no_page_lets_hostile_names_out_of_their_places() {
        Browser browser = console.browser(Role.ADMINISTRATOR);
        for (String id : console.ids) {
            for (String address : List.of("", "/suppress")) {
                assertThat(text(browser.get("/console/findings/" + id + address)))
                        .doesNotContain("<script>alert", "<img src=x", "\u202e");
            }
        }
        for (String address : List.of("/", "/findings", "/findings?group=user", "/findings?group=source")) {
            assertThat(text(browser.get("/console" + address))).doesNotContain("<script>alert", "<img src=x", "\u202e");
        }
        assertThat(text(browser.get("/console/findings?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")))
                .doesNotContain("<script>alert");
    }

    @Test
    void steps_that_are_done_are_remembered_for_all() {
        Browser analyst = console.browser(Role.ANALYST);
        String page = text(analyst.get("/console/findings/" + TOR_LOGIN));
        int step = page.indexOf("name=\"step\" value=\"") + "name=\"step\" value=\"".length();
        String id = page.substring(step, page.indexOf('"', step));

        assertThat(analyst.post("/console/findings/" + TOR_LOGIN + "/steps", "step", id)
                        .code())
                .isEqualTo(303);

        assertThat(text(console.browser(Role.VIEWER).get("/console/findings/" + TOR_LOGIN)))
                .contains("1 of ");
    }

    @Test
    void archiving_and_judging_go_through_the_api_in_the_users_name() {
        Browser analyst = console.browser(Role.ANALYST);
        analyst.get("/console/findings");

        WebResponse answer =
                analyst.post("/console/findings/archive", "id", TOR_LOGIN, "back", "/console/findings?q=x");
        analyst.post("/console/findings/judge", "id", TOR_LOGIN, "feedback", "NOT_USEFUL");

        assertThat(answer.headers()).containsEntry("Location", "/console/findings?q=x&done=archived");
        assertThat(console.asked.get(0))
                .isEqualTo(
                        "analyst POST /detector/{detector}/findings/archive {\"findingIds\":[\"" + TOR_LOGIN + "\"]}");
        assertThat(console.asked.get(1)).contains("/findings/feedback", "NOT_USEFUL");
    }

    @Test
    void a_viewer_changes_nothing() {
        Browser viewer = console.browser(Role.VIEWER);
        String page = text(viewer.get("/console/findings/" + TOR_LOGIN));

        assertThat(page).doesNotContain("/console/findings/archive").doesNotContain("/suppress");
        assertThat(viewer.post("/console/findings/archive", "id", TOR_LOGIN).code())
                .isEqualTo(403);
        assertThat(viewer.post("/console/findings/" + TOR_LOGIN + "/steps").code())
                .isEqualTo(403);
        assertThat(viewer.get("/console/findings/" + TOR_LOGIN + "/suppress").code())
                .isEqualTo(403);
        assertThat(console.asked).isEmpty();
    }

    @Test
    void a_rule_is_made_after_a_preview_of_what_it_would_have_hidden() {
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        String address = "/console/findings/" + TOR_LOGIN + "/suppress";

        assertThat(text(administrator.get(address))).contains("it would have hidden 1 finding: 1 High");
        assertThat(text(administrator.get(address + "?q=database:orders"))).contains("4 findings");
        administrator.post(address, "q", "database:orders", "name", "quiet-orders");
        assertThat(console.asked.get(0)).contains("/filter", "\"ARCHIVE\"", "quiet-orders", "dbInstanceIdentifier");
    }

    @Test
    void exports_are_for_programs_and_run_nothing_in_a_spreadsheet() {
        Browser browser = console.browser(Role.VIEWER);

        assertThat(text(browser.get("/console/findings.csv")))
                .startsWith("id,type,severity")
                .contains(TOR_LOGIN);
        assertThat(browser.get("/console/findings.json").headers().get("Content-Disposition"))
                .contains("attachment");
        assertThat(Export.cell("=cmd|' /C calc'!A0\"")).isEqualTo("\"'=cmd|' /C calc'!A0\"\"\"");
    }

    @Test
    void what_has_gone_is_told_as_gone() {
        assertThat(console.browser(Role.VIEWER).get("/console/findings/nothing").code())
                .isEqualTo(404);
    }
}
