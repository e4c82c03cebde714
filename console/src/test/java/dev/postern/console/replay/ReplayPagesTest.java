// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.replay;

import static dev.postern.console.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.filter.Filter;
import dev.postern.api.own.replay.Replay;
import dev.postern.api.own.replay.ReplayException;
import dev.postern.api.own.replay.ReplayLogs;
import dev.postern.api.own.replay.ReplayRequest;
import dev.postern.console.Browser;
import dev.postern.console.account.Role;
import dev.postern.console.finding.FilledConsole;
import dev.postern.console.web.WebResponse;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplayPagesTest {
    private static final ReplayRequest ALL = new ReplayRequest(null, null, null, null, null);
    private static final String NEW = "/console/replay/new";
    private static final String NEW_ID = "f".repeat(32);
    private static final String OTHER_ID = "e".repeat(32);

    private FilledConsole console;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        console = new FilledConsole(folder);
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }

    private Replay begin(ReplayRequest request, String by) {
        return console.replays.begin(Scope.DEFAULT, request, by);
    }

    private String ended(ReplayRequest request) {
        String id = begin(request, "console:ada<b>").id();
        while (console.replays.require(Scope.DEFAULT, id).status().isActive()) {
            Thread.onSpinWait();
        }
        return "/console/replay/" + id;
    }

    /** A finding as it is stored, under another id, with another title. */
    private FindingState changed(int stored, String id, String title, String instance) {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(console.document(console.ids.get(stored)));
        json.put("id", id).put("title", title);
        ((ObjectNode) json.at("/resource/rdsDbInstanceDetails")).put("dbInstanceIdentifier", instance);
        return FilledConsole.state(json.toString());
    }

    private FindingState same(int stored) {
        return FilledConsole.state(console.document(console.ids.get(stored)));
    }

    /** One finding that is stored, one that is stored under another id, and one that is not. */
    private void findSome() {
        List<FindingState> found = List.of(
                same(0), changed(2, OTHER_ID, "began before", "orders"), changed(1, NEW_ID, "new <i>one", "other"));
        console.replayer = (scope, request, listener) -> {
            listener.saw(micros("2026-11-23T06:00:00Z"), micros("2026-11-23T06:50:00Z"));
            listener.reached(1, 1_234);
            listener.found(found);
            listener.note("line 7 of <u>x");
        };
    }

    private static String section(String page, String id) {
        int begin = page.indexOf("id=\"" + id + "\"");
        assertThat(begin).as(id).isPositive();
        return page.substring(begin, page.indexOf("</section>", begin));
    }

    @Test
    void logs_with_line_breaks_in_their_names_are_sent_back_whole() {
        console.logs = new ReplayLogs.Offer(
                List.of("/logs"), List.of(new ReplayLogs.Log("/logs/a\nb", false, 1, FilledConsole.NOW)), false);
        Browser analyst = console.browser(Role.ANALYST);
        String value = text(analyst.get(NEW)).replaceAll("(?s).* name=\"log\" value=\"([^\"]*)\".*", "$1");
        assertThat(value).doesNotContain("\n");
        console.asked.clear();

        analyst.post(NEW, "source", "files", "log", value.replace("&#34;", "\""), "database", "\"or\\u000ders\"");

        assertThat(console.asked)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("\"path\":\"/logs/a\\nb\"", "\"database\":\"or\\rers\"");
    }

    @Test
    void without_replays_it_says_what_they_are_for() {
        assertThat(text(console.browser(Role.VIEWER).get("/console/replay")))
                .contains("Nothing has been replayed", "Analysts and administrators begin them")
                .doesNotContain(NEW, "hx-get=\"/console/replay");
        assertThat(text(console.browser(Role.ANALYST).get("/console/replay"))).contains(NEW);
    }

    @Test
    void findings_are_compared_with_the_stored_ones_of_the_time() {
        findSome();
        Browser viewer = console.browser(Role.VIEWER);
        String address = ended(ALL);

        String page = text(viewer.get(address));

        assertThat(section(page, "replayed"))
                .contains("Only in the replay: 1", "new &lt;i&gt;one", address + "/findings/" + NEW_ID)
                .doesNotContain("<i>");
        assertThat(section(page, "both"))
                .contains(
                        "In both: 2",
                        address + "/findings/" + OTHER_ID,
                        "/console/findings/" + console.ids.get(2),
                        address + "/findings/" + console.ids.get(0),
                        "/console/findings/" + console.ids.get(0));
        assertThat(section(page, "stored"))
                .contains("Only stored: 1", "/console/findings/" + console.ids.get(1))
                .doesNotContain(console.ids.get(3), address + "/findings");
        assertThat(page)
                .contains("finished", "1,234", "ada&lt;b&gt;", "2026-11-23 06:00:00 UTC", "line 7 of &lt;u&gt;x")
                .doesNotContain("hx-get=\"/console/replay", "<u>", "ada<b>", address + "/delete");
    }

    @Test
    void only_stored_findings_of_the_databases_and_of_the_period_count() {
        findSome();
        Browser viewer = console.browser(Role.VIEWER);

        assertThat(text(viewer.get(ended(new ReplayRequest(null, null, null, List.of("other"), null)))))
                .contains("Only stored: 0", "In both: 0", "Only in the replay: 3");
        String late = text(viewer.get(ended(new ReplayRequest(null, "2026-11-23T06:40:00Z", null, null, null))));
        assertThat(late).contains("2026-11-23 06:40:00 UTC");
        assertThat(section(late, "stored")).contains("Only stored: 0").doesNotContain(console.ids.get(1));
    }

    @Test
    void what_was_stored_while_a_profile_was_learnt_is_left_out_and_counted() {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(console.document(console.ids.get(1)));
        ((ObjectNode) json.at("/service/additionalInfo")).put("value", "{\"learning\":true}");
        console.store.findings(Scope.DEFAULT).raise(List.of(FilledConsole.state(json.toString())), List.of());
        findSome();

        assertThat(section(text(console.browser(Role.VIEWER).get(ended(ALL))), "stored"))
                .contains("Only stored: 0", "1 stored finding of this time came while a profile was being learnt");
    }

    @Test
    void the_evidence_of_a_replayed_finding_is_shown_and_nothing_of_it_can_be_changed() {
        findSome();
        String address = ended(ALL);
        Browser administrator = console.browser(Role.ADMINISTRATOR);

        String page = text(administrator.get(address + "/findings/" + NEW_ID));

        assertThat(page)
                .contains("new &lt;i&gt;one", "of a replay", "href=\"" + address + "\"", "Evidence in bits")
                .doesNotContain("/console/findings/archive", "Suppress like this", "id=\"judge\"", "id=\"steps\"");
        assertThat(administrator
                        .get(address + "/findings/" + console.ids.get(3))
                        .code())
                .isEqualTo(404);
        assertThat(administrator.get("/console/findings/" + NEW_ID).code()).isEqualTo(404);
    }

    @Test
    void a_rule_is_tried_on_what_the_replay_found() {
        findSome();
        String criteria =
                "{\"criterion\":{\"resource.rdsDbInstanceDetails.dbInstanceIdentifier\":{\"equals\":[\"other\"]}}}";
        Filter filter = new Filter("quiet-other", "", "ARCHIVE", 1, criteria, 1, 1, 1, Map.of());
        console.store
                .configuration(Scope.DEFAULT)
                .put("filter", filter.name(), JsonMapper.shared().writeValueAsString(filter));
        Browser viewer = console.browser(Role.VIEWER);
        String address = ended(ALL);

        assertThat(section(text(viewer.get(address)), "hidden"))
                .contains("quiet-other, suppression rule")
                .doesNotContain("would have archived");
        assertThat(section(text(viewer.get(address + "?rule=quiet-other")), "hidden"))
                .contains("would have archived 1 of 3 findings", address + "/findings/" + NEW_ID)
                .doesNotContain(OTHER_ID);
        assertThat(section(text(viewer.get(address + "?rule=%3Cb%3E")), "hidden"))
                .doesNotContain("would have archived", "<b>");
    }

    @Test
    void a_running_one_tells_how_far_it_is_asks_again_and_can_be_cancelled() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        console.replayer = (scope, request, listener) -> {
            listener.reached(0.4, 40);
            begun.countDown();
            while (!listener.isCancelled()) {
                Thread.onSpinWait();
            }
        };
        Browser analyst = console.browser(Role.ANALYST);
        String id = begin(ALL, "AKIA<s>").id();
        String address = "/console/replay/" + id;
        begun.await();

        String page = text(analyst.get(address));

        assertThat(page)
                .contains("running", "value=\"40\"", "hx-get=\"" + address + "\"", "Look again", "key AKIA&lt;s&gt;")
                .contains(address + "/cancel")
                .doesNotContain("id=\"stored\"", "<s>");
        assertThat(text(analyst.get("/console/replay"))).contains("running", "40%", "hx-get=\"/console/replay\"");
        assertThat(text(console.browser(Role.VIEWER).get(address))).doesNotContain("/cancel");
        analyst.get(address);
        assertThat(analyst.post(address + "/cancel").headers()).containsEntry("Location", address + "?done=stopped");
        assertThat(console.asked).containsExactly("analyst POST /postern/v1/replays/" + id + "/cancel ");
        console.replays.cancel(Scope.DEFAULT, id);
        while (console.replays.require(Scope.DEFAULT, id).status().isActive()) {
            Thread.onSpinWait();
        }
        assertThat(text(analyst.get(address))).contains("It was cancelled", "There is nothing to compare");
    }

    @Test
    void a_failed_one_says_why() {
        console.replayer = (scope, request, listener) -> {
            throw new ReplayException("none of the files is a <log>");
        };

        assertThat(text(console.browser(Role.VIEWER).get(ended(ALL))))
                .contains("failed", "role=\"alert\"", "None of the files is a &lt;log&gt;.")
                .doesNotContain("id=\"stored\"");
    }

    @Test
    void a_replay_of_files_is_begun_by_the_api() {
        console.logs = new ReplayLogs.Offer(
                List.of("/logs"),
                List.of(new ReplayLogs.Log("/logs/a\"<b>.log", false, 2_500, FilledConsole.NOW)),
                false);
        console.answers.put("POST /postern/v1/replays", "{\"id\":\"abc\"}");
        Browser analyst = console.browser(Role.ANALYST);
        assertThat(text(analyst.get(NEW)))
                .contains("value=\"/logs/a&#34;&lt;b>.log\"", "/logs/a\"&lt;b&gt;.log", "2.5 kB")
                .doesNotContain("<b>.log</");

        WebResponse answer = analyst.post(
                NEW,
                "source",
                "files",
                "log",
                "/logs/a",
                "path",
                " /logs/b ",
                "database",
                "orders",
                "timezone",
                "UTC",
                "from",
                "2026-11-22",
                "learning",
                "7");

        assertThat(answer.headers()).containsEntry("Location", "/console/replay/abc");
        assertThat(console.asked)
                .containsExactly("analyst POST /postern/v1/replays {\"from\":\"2026-11-22T00:00:00Z\",\"to\":null,"
                        + "\"learning\":\"P7D\",\"files\":[{\"database\":\"orders\",\"path\":\"/logs/a\",\"timezone\":\"UTC\","
                        + "\"logLinePrefix\":null},{\"database\":\"orders\",\"path\":\"/logs/b\",\"timezone\":\"UTC\","
                        + "\"logLinePrefix\":null}]}");
    }

    @Test
    void a_replay_of_the_login_log_is_begun_by_the_api() {
        console.answers.put("POST /postern/v1/replays", "{\"id\":\"abc\"}");
        Browser analyst = console.browser(Role.ANALYST);
        analyst.get(NEW);

        analyst.post(NEW, "source", "stored", "to", "1h", "log", "/logs/a");
        analyst.post(NEW, "source", "stored", "of", "orders", "of", "billing");

        assertThat(console.asked)
                .containsExactly(
                        "analyst POST /postern/v1/replays {\"from\":null,\"to\":\"2026-11-23T06:00:00Z\","
                                + "\"learning\":null,\"databases\":null}",
                        "analyst POST /postern/v1/replays {\"from\":null,\"to\":null,\"learning\":null,"
                                + "\"databases\":[\"orders\",\"billing\"]}");
    }

    @Test
    void what_is_wrong_is_told_in_words_and_what_was_written_stays() {
        Browser analyst = console.browser(Role.ANALYST);
        analyst.get(NEW);

        WebResponse faults = analyst.post(NEW, "source", "files", "from", "<never>", "learning", "-1");

        assertThat(faults.code()).isEqualTo(400);
        assertThat(text(faults))
                .contains(
                        "Choose a log",
                        "which database the logs are of",
                        "From: write a time",
                        "a number of days",
                        "value=\"&lt;never")
                .doesNotContain("<never>");
        assertThat(console.asked).isEmpty();
        console.refusal = "2 replays of the account run or wait";
        WebResponse refused = analyst.post(NEW, "source", "stored", "learning", "7");
        assertThat(refused.code()).isEqualTo(400);
        assertThat(text(refused))
                .contains("role=\"alert\"", "It was not begun. 2 replays of the account run or wait.", "value=\"7\"");
    }

    @Test
    void an_ended_one_is_removed_by_the_api() {
        Browser analyst = console.browser(Role.ANALYST);
        String address = ended(ALL);
        assertThat(text(analyst.get(address))).contains(address + "/delete");
        assertThat(text(analyst.get(address + "/delete"))).contains("What it has found goes with it");

        assertThat(analyst.post(address + "/delete").headers())
                .containsEntry("Location", "/console/replay?done=removed");
        assertThat(console.asked)
                .containsExactly("analyst DELETE " + address.replace("/console/replay", "/postern/v1/replays") + " ");
    }

    @Test
    void viewers_and_forms_of_others_change_nothing() {
        String address = ended(ALL);
        Browser viewer = console.browser(Role.VIEWER);
        Browser analyst = console.browser(Role.ANALYST);
        viewer.get("/console/replay");
        for (String each : List.of(NEW, address + "/cancel", address + "/delete")) {
            assertThat(viewer.post(each, "source", "stored").code()).as(each).isEqualTo(403);
            assertThat(analyst.ask("POST", each, "source=stored").code())
                    .as(each)
                    .isEqualTo(403);
        }
        for (String each : List.of(NEW, address + "/delete")) {
            assertThat(viewer.get(each).code()).as(each).isEqualTo(403);
        }
        assertThat(console.asked).isEmpty();
    }

    @Test
    void replays_of_another_account_are_not_there() {
        findSome();
        Scope theirs = new Scope("111122223333", "eu-west-1");
        String id = console.replays.begin(theirs, ALL, "AKIA").id();
        while (console.replays.require(theirs, id).status().isActive()) {
            Thread.onSpinWait();
        }
        Browser viewer = console.browser(Role.VIEWER);

        assertThat(viewer.get("/console/replay/" + id).code()).isEqualTo(404);
        assertThat(viewer.get("/console/replay/" + id + "/findings/" + NEW_ID).code())
                .isEqualTo(404);
        assertThat(text(viewer.get("/console/replay"))).doesNotContain(id);
    }
}
