// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.audit;

import static dev.postern.console.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.Browser;
import dev.postern.console.account.Role;
import dev.postern.console.finding.FilledConsole;
import dev.postern.store.AuditLog.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditPagesTest {
    private FilledConsole console;
    private Browser administrator;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        console = new FilledConsole(folder);
        administrator = console.browser(Role.ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void add(String day, String actor, String action, String subject, String before, String after) {
        long micros = Instant.parse(day + "T12:00:00Z").toEpochMilli() * 1_000;
        console.store
                .audit()
                .add(new Entry(micros, actor, action, "000000000000", "us-east-1", subject, before, after));
    }

    private String page(String query) {
        return text(administrator.get("/console/audit" + query));
    }

    @Test
    void changes_are_narrowed_by_who_what_and_day() {
        add("2026-11-20", "console:ada", "CreateFilter", "filter/quiet", "", "{\"a\":1}");
        add("2026-11-21", "AKIAEXAMPLE", "UpdateFilter", "filter/loud", "{\"a\":1}", "{\"a\":2}");
        add("2026-11-22", "console:ada", "DeleteFilter", "filter/gone", "{\"a\":1}", "");

        assertThat(page("")).contains("filter/quiet", "filter/loud", "filter/gone", "{\"a\":1} → nothing");
        assertThat(page("?actor=console%3Aada"))
                .contains("filter/quiet", "filter/gone")
                .doesNotContain("filter/loud");
        assertThat(page("?action=UpdateFilter")).contains("filter/loud").doesNotContain("filter/quiet");
        assertThat(page("?from=2026-11-21&to=2026-11-21"))
                .contains("filter/loud")
                .doesNotContain("filter/quiet", "filter/gone");
        assertThat(page("?actor=nobody")).contains("Nothing fits");
        assertThat(page("?from=yesterday&to=%3Cscript%3E"))
                .contains("bad-from", "bad-to", "filter/quiet")
                .doesNotContain("<script>");
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        for (int i = 0; i < 120; i++) {
            add("2026-11-20", "console:ada", "CreateFilter", "filter/n" + i + ".", "", "{}");
        }
        String first = page("?action=CreateFilter");
        assertThat(first).contains("filter/n119.", "filter/n70.").doesNotContain("filter/n69.");
        String older = first.replaceAll("(?s).*href=\"/console/audit(\\?[^\"]*before=[^\"]*)\".*", "$1")
                .replace("&amp;", "&");

        assertThat(page(older)).contains("filter/n69.", "filter/n20.").doesNotContain("filter/n70.", "filter/n19.");
    }

    @Test
    void an_entry_shows_before_and_after_with_hostile_texts_made_visible() {
        String hostile = "<script>alert(1)</script>\u202e" + "x".repeat(100);
        add("2026-11-20", "console:ada", "UpdateFilter", "filter/" + hostile, hostile, "{\"a\":\"" + hostile + "\"}");
        String list = page("");
        assertThat(list).contains(">changed<").doesNotContain("<script>alert", "\u202e");
        String address = list.replaceAll("(?s).*?href=\"/console/audit/(\\d+)\".*", "$1");

        assertThat(page("/" + address))
                .contains("Before", "After", "&lt;script&gt;alert(1)", "\\u202e")
                .doesNotContain("<script>alert", "\u202e");
        assertThat(administrator.get("/console/audit/99999").code()).isEqualTo(404);
        assertThat(administrator.get("/console/audit/" + Long.MAX_VALUE).code()).isEqualTo(404);
        assertThat(administrator.get("/console/audit/x").code()).isEqualTo(404);
    }

    @Test
    void what_is_done_to_users_is_kept_and_failures_are_not() {
        administrator.get("/console/users");
        administrator.post("/console/users", "role", "viewer");
        console.browser().post("/console/sign-in", "name", "nobody", "password", "guess");

        assertThat(page(""))
                .contains("OfferLink", "nothing → viewer", "BecomeUser", "user/administrator")
                .doesNotContain("nobody");
    }

    @Test
    void what_commands_have_done_is_told_from_what_keys_and_users_have() {
        add("2026-11-20", "command:root", "CreateKey", "key/AKIA1", "", "111122223333, reader");
        String list = page("?actor=command%3Aroot");

        assertThat(list).contains("<bdi>root</bdi> <small>command</small>");
        assertThat(page("/" + list.replaceAll("(?s).*?href=\"/console/audit/(\\d+)\".*", "$1")))
                .contains("root</bdi>, by a command on Postern's machine");
    }

    @Test
    void only_administrators_see_it() {
        Browser analyst = console.browser(Role.ANALYST);
        assertThat(analyst.get("/console/audit").code()).isEqualTo(403);
        assertThat(analyst.get("/console/audit/1").code()).isEqualTo(403);
    }
}
