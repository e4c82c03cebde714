// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.member;

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

class MemberPagesTest {
    private static final String LIST = "GET /detector/{detector}/member?onlyAssociated=false";
    private static final String ONE = "/console/members/111122223333";

    private FilledConsole console;
    private Browser administrator;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        console = new FilledConsole(folder);
        String members =
                "{\"members\":[{\"accountId\":\"111122223333\",\"email\":\"<b>@x\",\"relationshipStatus\":\"Enabled\"},"
                        + "{\"accountId\":\"222233334444\",\"email\":\"b@x\",\"relationshipStatus\":\"Created\"},"
                        + "{\"accountId\":\"333344445555\",\"email\":\"c@x\",\"relationshipStatus\":\"Disabled\"}]}";
        console.answers.put(LIST, members);
        console.answers.put(LIST + "&maxResults=50", members);
        console.answers.put(
                "GET /detector/{detector}/admin",
                "{\"autoEnableOrganizationMembers\":\"NEW\",\"features\":[{\"name\":\"RDS_LOGIN_EVENTS\",\"autoEnable\":\"ALL\"}]}");
        console.answers.put("GET /admin", "{\"adminAccounts\":[{\"adminAccountId\":\"000000000000\"}]}");
        administrator = console.browser(Role.ADMINISTRATOR);
        administrator.get("/console/members");
        console.asked.clear();
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void members_are_listed_with_what_can_be_done_in_their_state() {
        assertThat(text(administrator.get("/console/members")))
                .contains(
                        "&lt;b&gt;@x",
                        "Stop monitoring of 111122223333",
                        "Disassociate 111122223333",
                        "Invite 222233334444",
                        "Remove 222233334444",
                        "Start monitoring of 333344445555",
                        "href=\"/console/members/administrator/delete\"")
                .doesNotContain(
                        "<b>@x", "Invite 111122223333", "Remove 111122223333", "Stop monitoring of 333344445555");
    }

    @Test
    void viewers_see_and_are_offered_nothing() {
        assertThat(text(console.browser(Role.VIEWER).get("/console/members")))
                .contains("111122223333", "member, suspended", "disabled")
                .doesNotContain("Invite", "Disassociate", "Name a member", "Dismiss", "Set the organisation");
    }

    @Test
    void members_are_changed_by_the_api() {
        administrator.post("/console/members", "member", " 444455556666 ", "email", "d@x");
        for (String each : List.of("invite", "start", "stop", "disassociate", "delete")) {
            assertThat(administrator.post(ONE + "/" + each).code()).as(each).isEqualTo(303);
        }

        String members = "administrator POST /detector/{detector}/member";
        String one = " {\"accountIds\":[\"111122223333\"]}";
        assertThat(console.asked).hasSize(6).contains(members + "/invite" + one, members + "/start" + one);
        assertThat(console.asked.subList(3, 6))
                .containsExactly(members + "/stop" + one, members + "/disassociate" + one, members + "/delete" + one);
        assertThat(console.asked.get(0))
                .startsWith(members + " {\"accountDetails\":[{")
                .contains("\"accountId\":\"444455556666\"", "\"email\":\"d@x\"");
    }

    @Test
    void what_ends_something_is_asked_first() {
        assertThat(text(administrator.get(ONE + "/stop")))
                .contains("Suspend <bdi>111122223333", "action=\"" + ONE + "/stop");
        assertThat(text(administrator.get(ONE + "/disassociate"))).contains("Disassociate <bdi>111122223333");
        assertThat(text(administrator.get(ONE + "/delete"))).contains("Remove <bdi>111122223333");
        assertThat(text(administrator.get("/console/members/administrator/delete?account=999999999999")))
                .contains("Dismiss <bdi>", "action=\"/console/members/administrator/delete?account=000000000000\"");
        assertThat(administrator.get("/console/members/%3Cb%3E/stop").code()).isEqualTo(404);
    }

    @Test
    void features_of_a_member_are_set_by_the_api_and_the_end_of_watching_is_asked_first() {
        console.answers.put(
                "POST /detector/{detector}/member/detector/get",
                "{\"members\":[{\"accountId\":\"111122223333\",\"features\":["
                        + "{\"name\":\"RDS_LOGIN_EVENTS\",\"status\":\"ENABLED\"},{\"name\":\"<b>\",\"status\":\"DISABLED\"}]}]}");
        String page = ONE + "/features";
        assertThat(text(administrator.get("/console/members")))
                .contains("Features of 111122223333", "Features of 333344445555")
                .doesNotContain("Features of 222233334444");
        assertThat(text(administrator.get(page)))
                .contains("<code>&lt;b&gt;</code>", "Set the features")
                .doesNotContain("<code><b>");
        assertThat(text(console.browser(Role.VIEWER).get(page)))
                .contains("RDS_LOGIN_EVENTS", "disabled")
                .doesNotContain("Set the features");
        console.asked.clear();

        String question = page + "/stop?off=RDS_LOGIN_EVENTS";
        assertThat(administrator
                        .post(page, "name", "RDS_LOGIN_EVENTS", "was", "RDS_LOGIN_EVENTS")
                        .headers())
                .containsEntry("Location", question);
        assertThat(text(administrator.get(question))).contains("Stop <bdi>the watching of logins of 111122223333");
        assertThat(console.asked).noneMatch(each -> each.contains("/update"));
        administrator.post(question);
        administrator.post(page, "name", "<b>", "feature", "<b>");

        assertThat(console.asked)
                .filteredOn(each -> each.contains("/update"))
                .containsExactly(
                        "administrator POST /detector/{detector}/member/detector/update {\"accountIds\":[\"111122223333\"],"
                                + "\"features\":[{\"name\":\"RDS_LOGIN_EVENTS\",\"status\":\"DISABLED\"}]}",
                        "administrator POST /detector/{detector}/member/detector/update {\"accountIds\":[\"111122223333\"],"
                                + "\"features\":[{\"name\":\"<b>\",\"status\":\"ENABLED\"}]}");
    }

    @Test
    void what_could_not_be_done_for_an_account_is_told() {
        console.answers.put(
                "POST /detector/{detector}/member/stop",
                "{\"unprocessedAccounts\":[{\"accountId\":\"111122223333\",\"result\":\"because <i>\"}]}");

        WebResponse answer = administrator.post(ONE + "/stop");

        assertThat(answer.code()).isEqualTo(400);
        assertThat(text(answer)).contains("Because &lt;i&gt;", "role=\"alert\"");
    }

    @Test
    void the_organisation_is_set_as_far_as_it_is_changed() {
        administrator.post(
                "/console/members/organization",
                "members",
                "ALL",
                "was-members",
                "NEW",
                "name",
                "A",
                "feature-A",
                "NONE",
                "was-A",
                "ALL",
                "name",
                "B",
                "feature-B",
                "NEW",
                "was-B",
                "NEW");
        administrator.post("/console/members/organization", "members", "NEW", "was-members", "NEW");
        assertThat(administrator
                        .post("/console/members/organization", "members", "SOME", "was-members", "NEW")
                        .code())
                .isEqualTo(400);
        administrator.post("/console/members/administrator", "delegate", "111122223333");
        administrator.post("/console/members/administrator/delete?account=000000000000");

        assertThat(console.asked)
                .filteredOn(each -> each.contains(" POST "))
                .containsExactly(
                        "administrator POST /detector/{detector}/admin {\"autoEnableOrganizationMembers\":\"ALL\","
                                + "\"features\":[{\"name\":\"A\",\"autoEnable\":\"NONE\"}]}",
                        "administrator POST /admin/enable {\"adminAccountId\":\"111122223333\"}",
                        "administrator POST /admin/disable {\"adminAccountId\":\"000000000000\"}");
    }

    @Test
    void an_administrator_who_was_named_meanwhile_is_not_dismissed() {
        assertThat(administrator
                        .post("/console/members/administrator/delete?account=999999999999")
                        .code())
                .isEqualTo(409);
        console.answers.put("GET /admin", "{\"adminAccounts\":[]}");
        assertThat(administrator
                        .post("/console/members/administrator/delete?account=000000000000")
                        .code())
                .isEqualTo(404);
        assertThat(administrator.get("/console/members/administrator/delete").code())
                .isEqualTo(404);
        assertThat(console.asked).noneMatch(each -> each.contains(" POST "));
    }

    @Test
    void what_was_typed_is_still_there_when_it_is_refused() {
        console.answers.put(
                "POST /detector/{detector}/member",
                "{\"unprocessedAccounts\":[{\"accountId\":\"1\",\"result\":\"The request is rejected because it is one.\"}]}");

        String page = text(administrator.post("/console/members", "member", "\"<i>1", "email", "typed@x"));

        assertThat(page)
                .contains("It is one.", "value=\"&#34;&lt;i>1\"", "value=\"typed@x\"")
                .doesNotContain("rejected because");
    }

    @Test
    void an_account_without_a_detector_is_led_to_where_one_is_made() {
        console.refusal = "The request is rejected because the input detectorId is not owned by the current account.";

        assertThat(text(administrator.get("/console/members")))
                .contains("has no detector", "href=\"/console/settings\"")
                .doesNotContain("detectorId");
    }

    @Test
    void an_api_that_has_failed_is_not_taken_for_one_that_refuses() {
        console.code = 500;
        console.refusal = "Internal server error; see Postern's log.";

        for (String each : List.of("/console/members", "/console/settings", "/console/settings.json")) {
            WebResponse answer = administrator.get(each);
            assertThat(answer.code()).as(each).isEqualTo(500);
            assertThat(text(answer)).as(each).contains("Internal server error", "Something went wrong");
        }
    }

    @Test
    void invitations_are_answered_by_the_api_after_a_question() {
        console.answers.put(
                "GET /invitation?maxResults=50",
                "{\"invitations\":["
                        + "{\"accountId\":\"555566667777\",\"invitationId\":\"i\\\"&1\",\"relationshipStatus\":\"Invited\","
                        + "\"invitedAt\":\"2026-11-22T07:00:00Z\"},"
                        + "{\"accountId\":\"666677778888\",\"invitationId\":\"2\",\"relationshipStatus\":\"Resigned\"},"
                        + "{\"accountId\":\"777788889999\",\"invitationId\":\"3\",\"relationshipStatus\":\"Enabled\"}]}");
        String invitation = "/console/invitations/555566667777";
        assertThat(text(administrator.get("/console/members")))
                .contains(
                        "Accept the invitation of 555566667777",
                        "Decline the invitation of 555566667777",
                        "Forget the invitation of 666677778888",
                        "datetime=\"2026-11-22T07:00:00Z\"")
                .doesNotContain("Forget the invitation of 777788889999", "Accept the invitation of 666677778888");
        String accept = "/accept?invitation=i%22%261";
        assertThat(text(administrator.get(invitation + "/accept")))
                .contains("Accept <bdi>the invitation of 555566667777", "action=\"" + invitation + accept);
        assertThat(text(administrator.get(invitation + "/decline"))).contains("action=\"" + invitation + "/decline");
        assertThat(administrator.get("/console/invitations/1/accept").code()).isEqualTo(404);
        console.asked.clear();

        administrator.post(invitation + accept);
        administrator.post(invitation + "/decline");
        administrator.post("/console/invitations/666677778888/delete");
        administrator.post("/console/members/leave");

        String one = " {\"accountIds\":[\"555566667777\"]}";
        assertThat(console.asked).hasSize(4);
        assertThat(console.asked.get(0))
                .startsWith("administrator POST /detector/{detector}/administrator {")
                .contains("\"administratorId\":\"555566667777\"", "\"invitationId\":\"i\\\"&1\"");
        assertThat(console.asked.subList(1, 4))
                .containsExactly(
                        "administrator POST /invitation/decline" + one,
                        "administrator POST /invitation/delete {\"accountIds\":[\"666677778888\"]}",
                        "administrator POST /detector/{detector}/administrator/disassociate ");
    }

    @Test
    void a_member_may_leave() {
        console.answers.put(
                "GET /detector/{detector}/administrator", "{\"administrator\":{\"accountId\":\"555566667777\"}}");
        assertThat(text(administrator.get("/console/members"))).contains("Leave 555566667777…");
        assertThat(text(administrator.get("/console/members/leave"))).contains("action=\"/console/members/leave\"");
        assertThat(text(console.browser(Role.ANALYST).get("/console/members"))).doesNotContain("Leave 555566667777");
    }

    @Test
    void what_the_account_may_not_ask_is_not_shown() {
        console.refusal = "no <u>detector</u>.";

        assertThat(text(administrator.get("/console/members")))
                .contains("Members cannot be told", "No &lt;u&gt;detector")
                .doesNotContain("<u>", "Set the organisation", "Delegated administrator", "Name a member");
    }

    @Test
    void lesser_roles_and_forms_of_others_change_nothing() {
        Browser analyst = console.browser(Role.ANALYST);
        analyst.get("/console/members");
        console.asked.clear();
        for (String each : List.of(
                "/console/members",
                "/console/members/leave",
                "/console/invitations/111122223333/accept?invitation=1",
                "/console/invitations/111122223333/decline",
                "/console/invitations/111122223333/delete",
                ONE + "/invite",
                ONE + "/start",
                ONE + "/stop",
                ONE + "/disassociate",
                ONE + "/delete",
                ONE + "/features",
                ONE + "/features/stop?off=RDS_LOGIN_EVENTS",
                "/console/members/organization",
                "/console/members/administrator",
                "/console/members/administrator/delete")) {
            assertThat(analyst.post(each, "account", "111122223333").code())
                    .as(each)
                    .isEqualTo(403);
            assertThat(administrator.ask("POST", each, "account=111122223333").code())
                    .as(each)
                    .isEqualTo(403);
        }
        assertThat(console.asked).isEmpty();
    }
}
