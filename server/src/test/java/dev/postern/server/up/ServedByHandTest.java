// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.account.Role;
import dev.postern.console.web.Parameters;
import dev.postern.kernel.FindingType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples, tags, usage, features and the end of a detector by way of the console, in front of a whole Postern and its API. */
class ServedByHandTest {
    private static final String SHOP = "111122223333";
    private static final String HOSTILE = "\"><script>alert(1)</script>\u202e' & +%41 {detector}/..";

    private ServedPostern postern;
    private ServedBrowser administrator;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        Path log = Files.createFile(folder.resolve("shop.log"));
        postern = new ServedPostern(folder, "  - {id: shop, logs: [" + log + "], account: \"" + SHOP + "\"}\n");
        administrator = new ServedBrowser(postern, Role.ADMINISTRATOR);
    }

    @AfterEach
    void stop() {
        postern.close();
    }

    private String page(String path) throws IOException, InterruptedException {
        return administrator.page(path);
    }

    private HttpResponse<String> send(String path, String form) throws IOException, InterruptedException {
        return administrator.post("/console" + path, form);
    }

    private void done(String path, String form) throws IOException, InterruptedException {
        assertThat(send(path, form).statusCode()).as(path).isEqualTo(303);
    }

    @Test
    void samples_are_made_of_the_types_that_are_chosen_or_of_all() throws Exception {
        assertThat(page("/samples")).contains(FindingType.LOG_FORGERY.id());
        assertThat(send("/samples", "").body()).contains("No type was chosen", "role=\"alert\"");
        assertThat(send("/samples", "type=%3Cb%3E").body())
                .contains("role=\"alert\"")
                .doesNotContain("<b>");
        assertThat(page("/findings.csv").lines()).hasSize(1);

        done("/samples", "type=" + Parameters.encoded(FindingType.LOG_FORGERY.id()));
        assertThat(page("/findings.csv").lines()).hasSize(2);
        done("/samples", "do=all");

        assertThat(page("/findings.csv").lines()).hasSize(1 + FindingType.values().length);
        assertThat(page("/findings?done=sampled")).contains("Samples of findings were made", "[SAMPLE]");
        assertThat(page("/audit?action=CreateSampleFindings")).contains("console:administrator", "LogForgery");
    }

    @Test
    void everything_that_can_have_tags_gets_and_loses_them() throws Exception {
        page("/rules/new");
        send("/rules/new", "name=quiet&action=NOOP&rank=1&q=user%3Aeve&do=save");
        send(
                "/lists/new",
                "kind=ipset&name=office&format=TXT&location=file:"
                        + postern.lists().resolve("office"));
        String list = page("/tags").replaceAll("(?s).*href=\"/console(/tags/ipset/[0-9a-f]+)\".*", "$1");
        String form = "key=" + Parameters.encoded(HOSTILE) + "&value=" + Parameters.encoded(HOSTILE);
        for (String target : List.of("/tags/detector/own", "/tags/filter/quiet", list)) {
            page(target);
            done(target, form);
            done(target, "key=empty&value=");
            String tagged = page(target);
            assertThat(tagged)
                    .contains("&lt;script&gt;alert(1)", "\\u202e", ">empty<")
                    .doesNotContain("<script>alert", "\u202e");

            done(target + "/remove?key=" + Parameters.encoded(HOSTILE), "");

            assertThat(page(target)).contains(">empty<").doesNotContain("alert(1)");
        }
        assertThat(page("/tags")).contains("Detector", "quiet", "office", "<bdi>empty</bdi>");
        ServedClient client = postern.client();
        assertThat(client.ask("GET", client.detector(), "").at("/tags").toString())
                .isEqualTo("{\"empty\":\"\"}");
        assertThat(client.ask("GET", client.detector() + "/filter/quiet", "")
                        .at("/tags")
                        .toString())
                .isEqualTo("{\"empty\":\"\"}");
        assertThat(page("/audit")).contains("TagResource", "UntagResource");
    }

    @Test
    void the_address_that_removes_a_tag_is_that_of_its_button() throws Exception {
        page("/tags/detector/own");
        done("/tags/detector/own", "key=" + Parameters.encoded("a\r\nb&c=d#e") + "&value=v");
        String button = page("/tags/detector/own").replaceAll("(?s).*action=\"/console([^\"]*/remove[^\"]*)\".*", "$1");

        done(button, "");

        assertThat(page("/tags/detector/own")).contains("There are no tags");
    }

    @Test
    void what_the_api_refuses_of_a_tag_is_told_and_what_was_written_stays() throws Exception {
        page("/tags/detector/own");
        HttpResponse<String> refused = send("/tags/detector/own", "key=aws%3A%3Cb%3E&value=v%22w");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("role=\"alert\"", "value=\"aws:&lt;b>\"", "value=\"v&#34;w\"")
                .doesNotContain("<b>");
        assertThat(administrator.get("/console/tags/filter/none").statusCode()).isEqualTo(404);
        assertThat(administrator.get("/console/tags/instance/orders").statusCode())
                .isEqualTo(404);
    }

    @Test
    void usage_is_told_by_account_feature_and_database() throws Exception {
        assertThat(page("/usage")).contains("000000000000", "RDS_LOGIN_EVENTS", "<bdi>orders</bdi>", "0.00 USD");
    }

    @Test
    void the_watching_of_a_member_ends_and_goes_on_by_its_features() throws Exception {
        page("/members");
        send("/members/organization", "members=NEW&was-members=NONE");
        done("/members", "member=" + SHOP + "&email=shop%40example.org");
        String features = "/members/" + SHOP + "/features";
        assertThat(page(features)).contains("name=\"was\" value=\"RDS_LOGIN_EVENTS\"");

        HttpResponse<String> asked = send(features, "name=RDS_LOGIN_EVENTS&was=RDS_LOGIN_EVENTS");
        assertThat(page(features)).contains("name=\"was\" value=\"RDS_LOGIN_EVENTS\"");
        String question = asked.headers().firstValue("Location").orElseThrow().substring("/console".length());
        assertThat(page(question)).contains("Stop <bdi>the watching of logins of " + SHOP);
        done(question, "");

        assertThat(page(features)).doesNotContain("name=\"was\" value=\"RDS_LOGIN_EVENTS\"");
        administrator.choose(SHOP + ".us-east-1");
        assertThat(page("/settings")).doesNotContain("name=\"was\" value=\"RDS_LOGIN_EVENTS\"");
        administrator.choose("000000000000.us-east-1");
        assertThat(page("/audit?action=UpdateMemberDetectors")).contains("console:administrator");
        assertThat(administrator.get("/console/members/222233334444/features").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_watching_of_logins_ends_only_after_a_question() throws Exception {
        page("/settings");
        HttpResponse<String> asked = send("/settings/features", "name=RDS_LOGIN_EVENTS&was=RDS_LOGIN_EVENTS");
        String question = asked.headers().firstValue("Location").orElseThrow().substring("/console".length());
        assertThat(page("/settings")).contains("name=\"was\" value=\"RDS_LOGIN_EVENTS\"");

        assertThat(page(question)).contains("RDS_LOGIN_EVENTS off", "No findings are raised");
        done(question, "");

        assertThat(page("/settings")).doesNotContain("name=\"was\" value=\"RDS_LOGIN_EVENTS\"");
    }

    @Test
    void a_detector_that_is_deleted_loses_what_the_question_says_and_keeps_the_rest() throws Exception {
        page("/samples");
        send("/samples", "do=all");
        send("/rules/new", "name=quiet&action=NOOP&rank=1&q=user%3Aeve&do=save");
        assertThat(page("/settings/delete")).contains("Delete <bdi>the detector of 000000000000", "are lost");

        done("/settings/delete", "");

        assertThat(page("/settings")).contains("There is no detector");
        assertThat(page("/findings.csv").lines()).hasSize(1);
        assertThat(page("/tags")).contains("There is no detector");
        assertThat(page("/usage")).contains("Usage cannot be told");
        assertThat(send("/samples", "do=all").body()).contains("has no detector");
        assertThat(page("/audit?action=DeleteDetector")).contains("console:administrator");
        done("/settings/detector", "");
        assertThat(page("/tags")).contains("/console/tags/detector/own").doesNotContain("/tags/filter/quiet");
    }

    @Test
    void viewers_see_and_neither_they_nor_analysts_change() throws Exception {
        for (Role role : List.of(Role.VIEWER, Role.ANALYST)) {
            ServedBrowser browser = new ServedBrowser(postern, role);
            for (String path : List.of("/tags", "/tags/detector/own", "/usage", "/settings")) {
                HttpResponse<String> page = browser.get("/console" + path);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body())
                        .as(path)
                        .doesNotContain("Set a tag", "/console/samples", "/console/settings/delete");
            }
            for (String path : List.of(
                    "/tags/detector/own",
                    "/tags/detector/own/remove?key=a",
                    "/samples",
                    "/settings/delete",
                    "/settings/features/stop?off=RDS_LOGIN_EVENTS",
                    "/members/" + SHOP + "/features",
                    "/members/" + SHOP + "/features/stop?off=RDS_LOGIN_EVENTS")) {
                assertThat(browser.post("/console" + path, "key=a&value=b&do=all")
                                .statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(browser.get("/console/samples").statusCode()).isEqualTo(403);
            assertThat(browser.get("/console/settings/delete").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void forms_without_the_token_change_nothing() throws Exception {
        administrator.forgetToken();
        for (String path : List.of("/tags/detector/own", "/samples", "/settings/delete")) {
            assertThat(send(path, "key=a&value=b&do=all").statusCode()).as(path).isEqualTo(403);
        }
        assertThat(page("/tags/detector/own")).contains("There are no tags");
    }
}
