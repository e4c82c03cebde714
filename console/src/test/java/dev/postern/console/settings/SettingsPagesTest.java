// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.settings;

import static dev.postern.console.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.Browser;
import dev.postern.console.account.Role;
import dev.postern.console.finding.FilledConsole;
import dev.postern.console.web.WebResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsPagesTest {
    private static final String DETECTOR = "{\"status\":\"ENABLED\",\"findingPublishingFrequency\":\"SIX_HOURS\","
            + "\"features\":[{\"name\":\"RDS_LOGIN_EVENTS\",\"status\":\"ENABLED\"},"
            + "{\"name\":\"<b>\",\"status\":\"DISABLED\"}]}";

    private FilledConsole console;
    private Browser administrator;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        console = new FilledConsole(folder);
        console.answers.put("GET /detector/{detector}", DETECTOR);
        administrator = console.browser(Role.ADMINISTRATOR);
        administrator.get("/console/settings");
        console.asked.clear();
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void everybody_sees_the_detector_and_the_configuration() {
        String page = text(console.browser(Role.VIEWER).get("/console/settings"));

        assertThat(page)
                .contains("RDS_LOGIN_EVENTS", "at once", "account: &lt;b&gt;", "<code>&lt;b&gt;</code>")
                .doesNotContain("<code><b>", "Suspend the detector", "/console/keys", "/console/audit");
        assertThat(text(administrator.get("/console/settings"))).contains("Suspend the detector", "/console/audit");
    }

    @Test
    void the_detector_is_set_by_the_api() {
        assertThat(administrator
                        .post("/console/settings/frequency", "frequency", "ONE_HOUR")
                        .headers())
                .containsEntry("Location", "/console/settings?done=saved");
        administrator.post("/console/settings/suspend");
        administrator.post("/console/settings/resume");
        administrator.post(
                "/console/settings/features",
                "name",
                "A",
                "was",
                "A",
                "name",
                "B",
                "feature",
                "B",
                "name",
                "C",
                "was",
                "C",
                "feature",
                "C");
        administrator.post("/console/settings/detector");

        assertThat(console.asked)
                .containsExactly(
                        "administrator POST /detector/{detector} {\"findingPublishingFrequency\":\"ONE_HOUR\"}",
                        "administrator POST /detector/{detector} {\"enable\":false}",
                        "administrator POST /detector/{detector} {\"enable\":true}",
                        "administrator POST /detector/{detector} {\"features\":[{\"name\":\"A\",\"status\":\"DISABLED\"},"
                                + "{\"name\":\"B\",\"status\":\"ENABLED\"}]}",
                        "administrator POST /detector {\"enable\":true}");
    }

    @Test
    void what_is_not_changed_or_cannot_be_meant_is_not_sent() {
        administrator.post("/console/settings/features", "name", "A", "was", "A", "feature", "A");
        assertThat(administrator
                        .post("/console/settings/frequency", "frequency", "")
                        .code())
                .isEqualTo(400);

        assertThat(console.asked).isEmpty();
    }

    @Test
    void suspending_is_asked_first() {
        assertThat(text(administrator.get("/console/settings")))
                .contains("href=\"/console/settings/suspend\"")
                .doesNotContain("action=\"/console/settings/suspend\"");
        console.asked.clear();

        assertThat(text(administrator.get("/console/settings/suspend")))
                .contains("Suspend <bdi>the detector of 000000000000", "action=\"/console/settings/suspend\"");
        assertThat(console.asked).isEmpty();
    }

    @Test
    void ending_the_watching_of_logins_is_asked_first_with_all_that_is_changed() {
        WebResponse asked = administrator.post(
                "/console/settings/features",
                "name",
                "RDS_LOGIN_EVENTS",
                "was",
                "RDS_LOGIN_EVENTS",
                "name",
                "<i>",
                "feature",
                "<i>");

        String question = "/console/settings/features/stop?off=RDS_LOGIN_EVENTS&on=%3Ci%3E";
        assertThat(asked.headers()).containsEntry("Location", question);
        assertThat(text(administrator.get(question)))
                .contains(
                        "Stop <bdi>the watching of logins of 000000000000",
                        "RDS_LOGIN_EVENTS off, &lt;i&gt; on",
                        "No findings are raised")
                .doesNotContain("<i>");
        assertThat(console.asked).isEmpty();

        assertThat(administrator.post(question).headers()).containsEntry("Location", "/console/settings?done=saved");
        assertThat(console.asked)
                .containsExactly(
                        "administrator POST /detector/{detector} {\"features\":["
                                + "{\"name\":\"RDS_LOGIN_EVENTS\",\"status\":\"DISABLED\"},{\"name\":\"<i>\",\"status\":\"ENABLED\"}]}");
        assertThat(administrator
                        .get("/console/settings/features/stop?on=RDS_LOGIN_EVENTS")
                        .code())
                .isEqualTo(303);
        administrator.post("/console/settings/features", "name", "RDS_LOGIN_EVENTS", "feature", "RDS_LOGIN_EVENTS");
        assertThat(console.asked).hasSize(2);
    }

    @Test
    void deleting_the_detector_is_asked_first() {
        assertThat(text(administrator.get("/console/settings"))).contains("href=\"/console/settings/delete\"");
        console.asked.clear();
        assertThat(text(administrator.get("/console/settings/delete")))
                .contains("Delete <bdi>the detector of 000000000000", "All findings", "audit log stay");
        assertThat(console.asked).isEmpty();

        assertThat(administrator.post("/console/settings/delete").headers())
                .containsEntry("Location", "/console/settings?done=removed");
        assertThat(console.asked).containsExactly("administrator DELETE /detector/{detector} ");
    }

    @Test
    void a_refusal_is_told_and_a_missing_detector_can_be_made() {
        console.refusal = "the <i>account</i> may not.";

        WebResponse refused = administrator.post("/console/settings/suspend");

        assertThat(refused.code()).isEqualTo(400);
        assertThat(text(refused))
                .contains("The &lt;i&gt;account", "There is no detector", "Make a detector")
                .doesNotContain("<i>account");
    }

    @Test
    void all_that_is_set_is_given_in_the_words_of_the_api() {
        String one = "/detector/{detector}";
        console.answers.put(
                "GET " + one + "/filter?maxResults=50", "{\"filterNames\":[\"a b\"],\"nextToken\":\"n+1\"}");
        console.answers.put("GET " + one + "/filter?maxResults=50&nextToken=n%2B1", "{\"filterNames\":[\"c\"]}");
        console.answers.put("GET " + one + "/filter/a%20b", "{\"name\":\"a b\",\"action\":\"ARCHIVE\"}");
        console.answers.put("GET " + one + "/filter/c", "{\"name\":\"c\",\"action\":\"NOOP\"}");
        console.answers.put("GET " + one + "/ipset?maxResults=50", "{\"ipSetIds\":[\"i1\"]}");
        console.answers.put("GET " + one + "/ipset/i1", "{\"location\":\"file:/x\"}");
        console.answers.put(
                "GET " + one + "/member?onlyAssociated=false&maxResults=50",
                "{\"members\":[{\"accountId\":\"111122223333\"}]}");

        WebResponse file = administrator.get("/console/settings.json");

        assertThat(file.headers())
                .containsEntry("Content-Disposition", "attachment; filename=\"postern-000000000000-2026-11-23.json\"");
        assertThat(text(file).replaceAll("\\s", ""))
                .contains(
                        "\"account\":\"000000000000\"",
                        "\"findingPublishingFrequency\":\"SIX_HOURS\"",
                        "\"action\":\"ARCHIVE\"",
                        "\"action\":\"NOOP\"",
                        "\"id\":\"i1\",\"location\":\"file:/x\"",
                        "\"accountId\":\"111122223333\"");
    }

    @Test
    void lesser_roles_and_forms_of_others_set_nothing() {
        Browser analyst = console.browser(Role.ANALYST);
        analyst.get("/console/settings");
        console.asked.clear();
        for (String each : List.of(
                "detector",
                "suspend",
                "resume",
                "frequency",
                "features",
                "features/stop?off=RDS_LOGIN_EVENTS",
                "delete")) {
            String address = "/console/settings/" + each;
            assertThat(analyst.post(address).code()).as(each).isEqualTo(403);
            assertThat(administrator.ask("POST", address, "").code()).as(each).isEqualTo(403);
        }
        assertThat(console.asked).isEmpty();
    }
}
