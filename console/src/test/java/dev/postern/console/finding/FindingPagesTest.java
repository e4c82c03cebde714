// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import static dev.postern.console.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.Browser;
import dev.postern.console.account.Role;
import dev.postern.console.web.WebResponse;
import dev.postern.kernel.Engine;
import dev.postern.kernel.Input;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class FindingPagesTest {
    private static final String HOSTILE = "0123456789abcdef0123456789abcdef";
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
    void the_timeline_shows_a_part_of_the_incident_and_leads_to_others() {
        console.raise(console.document(TOR_LOGIN)
                .replace(TOR_LOGIN, HOSTILE)
                .replace("\"eventLastSeen\": \"2026-11-23T06:38", "\"eventLastSeen\": \"2026-11-23T06:58"));
        List<Input> logins = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            logins.add(login(Instant.parse("2026-11-23T06:40:00Z").plusSeconds(60L * minute)));
        }
        console.store.logins(Scope.DEFAULT).append(logins, Map.of());
        Browser browser = console.browser(Role.VIEWER);

        String whole = text(browser.get("/console/findings/" + HOSTILE));
        String part = text(
                browser.get("/console/findings/" + HOSTILE + "?from=2026-11-23T06:42:00Z&to=2026-11-23T06:44:00Z"));
        String empty = text(
                browser.get("/console/findings/" + HOSTILE + "?from=2026-11-23T06:55:00Z&to=2026-11-23T06:56:00Z"));

        assertThat(whole).contains("id=\"zoom-in\"").doesNotContain("id=\"zoom-out\"");
        assertThat(whole.split("<circle", -1)).hasSize(11);
        assertThat(part.split("<circle", -1)).hasSize(3);
        assertThat(part)
                .contains(
                        "?from=2026-11-23T06%3A43%3A00Z&amp;to=2026-11-23T06%3A45%3A00Z#timeline", "id=\"zoom-whole\"");
        assertThat(empty).contains("No logins of this finding are kept from this part.", "id=\"zoom-out\"");
    }

    private static LoginEvent login(Instant time) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        return new LoginEvent(
                micros,
                micros,
                "orders",
                Engine.POSTGRESQL,
                Outcome.FAILED,
                IpAddress.parse("185.220.101.34"),
                null,
                -1,
                "</title><img src=x onerror=alert(1)>",
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                new SourceLine("log", 1, 0),
                null);
    }

    @Test
    void log_lines_are_read_when_they_are_asked_for_and_cannot_leave_their_places() {
        String hostile = "\u202e</pre><script>alert(1)</script>";
        List<SourceLine> asked = new ArrayList<>();
        console.logLines = (database, lines) -> {
            assertThat(database).isEqualTo("orders");
            asked.addAll(lines);
            return Map.of(
                    lines.get(0),
                    new LogLines.Line(hostile, ""),
                    lines.get(1),
                    new LogLines.Line("", "it is far away"));
        };
        console.raise(console.document(TOR_LOGIN)
                .replace(TOR_LOGIN, HOSTILE)
                .replace("\\\"line\\\": 7375", "\\\"line\\\": 7375, \\\"offset\\\": 800000")
                .replace("\\\"line\\\": 7377", "\\\"line\\\": 7377, \\\"offset\\\": 800200"));
        Browser browser = console.browser(Role.VIEWER);

        assertThat(text(browser.get("/console/findings/" + HOSTILE))).contains("?lines=read#lines", ":7375");
        assertThat(asked).isEmpty();
        String read = text(browser.get("/console/findings/" + HOSTILE + "?lines=read"));
        assertThat(asked)
                .containsExactly(
                        new SourceLine("/var/log/postgresql/postgresql.log", 7375, 800_000),
                        new SourceLine("/var/log/postgresql/postgresql.log", 7377, 800_200));
        assertThat(read)
                .contains("&lt;script&gt;alert(1)", "\\u202e", "Gone: it is far away.")
                .doesNotContain("<script>alert", "\u202e", "?lines=read#lines");
        console.logLines = (database, lines) -> Map.of();
        assertThat(text(browser.get("/console/findings/" + HOSTILE + "?lines=read")))
                .contains("Gone: the database is not watched any more.");
        assertThat(text(browser.get("/console/findings/" + TOR_LOGIN + "?lines=read")))
                .contains("Gone: where in its file it began was not kept");
    }

    @Test
    void the_page_of_an_attack_leads_to_its_findings_in_their_order() {
        console.raiseAll("attack.jsonl");
        String attack = console.ids.stream()
                .filter(id -> console.document(id).contains("AttackSequence:RDS/CompromisedDatabase"))
                .findFirst()
                .orElseThrow();
        String page = text(console.browser(Role.ANALYST).get("/console/findings/" + attack));

        int probe = page.indexOf("Connections to shop-1 from an address on the threat list");
        String card = page.substring(page.indexOf("id=\"signals\""), page.indexOf("id=\"attack\""));
        assertThat(probe).isPositive();
        assertThat(card)
                .containsSubsequence(
                        "Discovery",
                        "Failed logins to shop-1",
                        "Credential Access",
                        "app logged in to shop-1",
                        "Initial Access");
        assertThat(card.split("<a href=\"/console/findings/[0-9a-f]{32}\"", -1)).hasSize(4);
        assertThat(page)
                .contains("critical", "Read the findings of this attack in their order")
                .doesNotContain("<script>alert");
        assertThat(page).doesNotContain("id=\"related\"");
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
    void two_who_tick_steps_at_the_same_time_undo_nothing_of_each_other() {
        String address = "/console/findings/" + TOR_LOGIN;
        Browser ada = console.browser(Role.ANALYST);
        Browser bob = console.browser(Role.ADMINISTRATOR);
        String page = text(ada.get(address));
        String first = value(page, "name=\"step\" value=\"", 0);
        String second = value(page, "name=\"step\" value=\"", page.indexOf("value=\"" + first));
        bob.get(address);

        ada.post(address + "/steps", "step", first);
        bob.post(address + "/steps", "step", second);
        assertThat(text(bob.get(address))).contains("2 of ");

        bob.post(address + "/steps", "was", first, "was", second, "step", second);
        assertThat(text(ada.get(address))).contains("1 of ");
    }

    private static String value(String page, String before, int from) {
        int begin = page.indexOf(before, from) + before.length();
        return page.substring(begin, page.indexOf('"', begin));
    }

    @Test
    void what_was_not_done_is_not_told_as_done() {
        Browser analyst = console.browser(Role.ANALYST);
        analyst.get("/console/findings");

        assertThat(analyst.post("/console/findings/archive", "action", "archive")
                        .headers())
                .containsEntry("Location", "/console/findings?done=nothing_chosen");
        assertThat(console.asked).isEmpty();
        String list = text(analyst.get("/console/findings?done=archived&group=type"));
        assertThat(list).contains("Archived.").doesNotContain("done=archived");
    }

    @Test
    void archiving_and_judging_go_through_the_api_in_the_users_name() {
        Browser analyst = console.browser(Role.ANALYST);
        analyst.get("/console/findings");

        WebResponse answer =
                analyst.post("/console/findings/archive", "id", TOR_LOGIN, "back", "/console/findings?q=x");
        analyst.post(
                "/console/findings/judge",
                "id",
                TOR_LOGIN,
                "feedback",
                "NOT_USEFUL",
                "comment",
                "fair",
                "scope",
                "database",
                "days",
                "30");

        assertThat(answer.headers()).containsEntry("Location", "/console/findings?q=x&done=archived");
        assertThat(console.asked.get(0))
                .isEqualTo(
                        "analyst POST /detector/{detector}/findings/archive {\"findingIds\":[\"" + TOR_LOGIN + "\"]}");
        assertThat(console.asked.get(1))
                .contains("/findings/feedback", "NOT_USEFUL", "\"scope=database days=30 fair\"");
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
    void a_rule_that_would_hide_everything_is_refused() {
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        String address = "/console/findings/" + TOR_LOGIN + "/suppress";
        administrator.get(address);

        assertThat(administrator.post(address, "q", " ", "name", "all").code()).isEqualTo(400);
        assertThat(console.asked).isEmpty();
    }

    @Test
    void the_rule_that_is_made_is_the_one_whose_preview_was_shown() {
        String name = "a\u202eb\"";
        console.raise(console.document(TOR_LOGIN)
                .replace(TOR_LOGIN, HOSTILE)
                .replace("\"user\": \"app\"", "\"user\":\"a\\u202eb\\\"\""));
        Browser administrator = console.browser(Role.ADMINISTRATOR);
        String address = "/console/findings/" + HOSTILE + "/suppress";

        String preview = text(administrator.get(address));
        String filter = value(preview, "name=\"q\" value=\"", preview.indexOf("type=\"hidden\" name=\"q\""));

        assertThat(preview).contains("it would have hidden 1 finding");
        administrator.post(address, "q", filter.replace("&#34;", "\""), "name", "hostile");
        assertThat(JsonMapper.shared()
                        .readTree(console.asked.get(0).split("/filter ", 2)[1])
                        .findValue("resource.rdsDbUserDetails.user")
                        .toString())
                .contains(JsonMapper.shared().writeValueAsString(name));
    }

    @Test
    void strange_numbers_and_places_in_addresses_are_no_errors() {
        Browser browser = console.browser(Role.VIEWER);
        for (String address : List.of(
                "/findings?after=NaN~x",
                "/findings?after=Infinity~",
                "/findings?after=1e308~%00",
                "/findings?after=-1e308~" + "9".repeat(2_000),
                "/findings?sort=x&sort=severity&group=nothing&severity=x&state=x",
                "/findings?q=since:%2B999999999-12-31T23:59Z",
                "/findings?q=count:999999999999999999",
                "/findings?q=user:%00%EF%BF%BE%ED%A0%80",
                "/findings?q=" + "(".repeat(7_900),
                "/parts/news?since=-9223372036854775808",
                "/parts/news?since=99999999999999999999999",
                "/logins?before=-9223372036854775808",
                "/logins?before=0",
                "/logins?from=%2B999999999-12-31T23:59Z&to=-999999999-01-01T00:00Z",
                "/logins?user=%00&application=%F0%9F%98%80&instance=%00",
                "/logins?address=::ffff:0:0/200",
                "/databases/%00")) {
            assertThat(browser.get("/console" + address).code()).as(address).isIn(200, 404);
        }
    }

    @Test
    void a_filter_that_cannot_be_read_exports_nothing() {
        Browser browser = console.browser(Role.VIEWER);
        for (String form : List.of("json", "csv", "ocsf")) {
            assertThat(browser.get("/console/findings." + form + "?q=nonsense").code())
                    .isEqualTo(400);
        }
    }

    @Test
    void exports_are_for_programs_and_run_nothing_in_a_spreadsheet() {
        Browser browser = console.browser(Role.VIEWER);

        assertThat(text(browser.get("/console/findings.csv")))
                .startsWith("id,type,severity")
                .contains(TOR_LOGIN);
        assertThat(browser.get("/console/findings.json").headers().get("Content-Disposition"))
                .contains("attachment");
        assertThat(browser.get("/console/findings.ocsf?q=id:" + TOR_LOGIN).headers())
                .containsEntry("Content-Type", "application/x-ndjson")
                .containsEntry("Content-Disposition", "attachment; filename=\"findings.ocsf.jsonl\"");
        assertThat(text(browser.get("/console/findings.ocsf?q=id:" + TOR_LOGIN)))
                .isEqualTo("{\"class_uid\":2004,\"uid\":\"" + TOR_LOGIN + "\"}\n");
        assertThat(Export.cell("=cmd|' /C calc'!A0\"")).isEqualTo("\"'=cmd|' /C calc'!A0\"\"\"");
        assertThat(Export.cell("\uff1d1+1")).isEqualTo("\"'\uff1d1+1\"");
        assertThat(Export.cell("\n=1+1")).isEqualTo("\"'\n=1+1\"");
    }

    @Test
    void what_has_gone_is_told_as_gone() {
        assertThat(console.browser(Role.VIEWER).get("/console/findings/nothing").code())
                .isEqualTo(404);
    }
}
