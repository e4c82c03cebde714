// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys, settings, members and the audit log by way of the console, in front of a whole Postern and its API. */
class ServedAdministrationTest {
    private static final String SHOP = "111122223333";
    private static final String MAIN = "000000000000";

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

    @Test
    void settings_show_the_configuration_and_set_the_detector() throws Exception {
        assertThat(page("/settings"))
                .contains("port: ", "id: shop", "at once, as nobody has set it", "RDS_LOGIN_EVENTS", ">on<");

        assertThat(send("/settings/frequency", "frequency=ONE_HOUR").statusCode())
                .isEqualTo(303);
        send("/settings/suspend", "");
        send("/settings/features", "name=LAMBDA_NETWORK_LOGS&feature=LAMBDA_NETWORK_LOGS");
        assertThat(send("/settings/features", "name=%3Cb%3E&feature=%3Cb%3E").body())
                .contains("role=\"alert\"")
                .doesNotContain("<b>");

        assertThat(page("/settings")).contains("every hour", ">suspended<");
        JsonNode set = JsonMapper.shared().readTree(page("/settings.json"));
        assertThat(set.at("/detector/findingPublishingFrequency").asString()).isEqualTo("ONE_HOUR");
        assertThat(set.at("/detector/status").asString()).isEqualTo("DISABLED");
        assertThat(set.at("/organization/autoEnableOrganizationMembers").asString())
                .isEqualTo("NONE");
        assertThat(page("/audit")).contains("UpdateDetector", "administrator", "BecomeUser", MAIN + " us-east-1");
    }

    @Test
    void all_that_is_set_can_be_downloaded() throws Exception {
        page("/rules/new");
        send("/rules/new", "name=quiet&action=NOOP&rank=1&q=user%3Aeve&do=save");
        send(
                "/lists/new",
                "kind=ipset&name=office&format=TXT&location=file:"
                        + postern.lists().resolve("office"));

        JsonNode set = JsonMapper.shared().readTree(page("/settings.json"));

        assertThat(set.at("/filters/0/name").asString()).isEqualTo("quiet");
        assertThat(set.at("/filters/0/findingCriteria").toString()).contains("eve");
        assertThat(set.at("/ipset/0/name").asString()).isEqualTo("office");
        assertThat(set.at("/ipset/0/id").asString()).isNotEmpty();
    }

    @Test
    void a_key_of_another_account_makes_it_one_that_can_be_looked_at_until_it_is_revoked() throws Exception {
        assertThat(page("/keys")).doesNotContain("999988887777");
        String made = send("/keys", "account=999988887777&role=reader").body();
        assertThat(made).contains("AWS_SECRET_ACCESS_KEY=", "AWS_ENDPOINT_URL_GUARDDUTY=" + postern.uri());
        String id = made.replaceAll("(?s).*AWS_ACCESS_KEY_ID=([A-Z0-9]{20}).*", "$1");
        assertThat(page("/")).contains("999988887777.us-east-1");

        send("/keys/" + id + "/delete", "");

        assertThat(page("/")).doesNotContain("999988887777");
        assertThat(page("/audit?action=RevokeKey")).contains("key/" + id);
    }

    @Test
    void the_organisation_makes_members_and_their_state_is_changed() throws Exception {
        assertThat(page("/members")).contains("There are no members", "Delegated administrator", MAIN);
        assertThat(send("/members/organization", "members=NEW&was-members=NONE").statusCode())
                .isEqualTo(303);
        assertThat(send("/members", "member=" + SHOP + "&email=shop%40example.org")
                        .statusCode())
                .isEqualTo(303);
        assertThat(page("/members")).contains(SHOP, "shop@example.org", "Stop monitoring of " + SHOP);
        assertThat(send("/members", "member=" + SHOP + "&email=shop%40example.org")
                        .body())
                .contains("already a member");
        assertThat(send("/members/" + SHOP + "/delete", "").body()).contains("still associated");

        send("/members/" + SHOP + "/stop", "");
        assertThat(page("/members")).contains("member, suspended", "Start monitoring of " + SHOP);
        send("/members/" + SHOP + "/start", "");
        send("/members/" + SHOP + "/disassociate", "");
        assertThat(page("/members")).contains("disassociated", "Remove " + SHOP);
        send("/members/" + SHOP + "/delete", "");
        assertThat(page("/members")).contains("There are no members");
    }

    @Test
    void a_member_is_told_who_administers_it() throws Exception {
        page("/members");
        send("/members/organization", "members=ALL&was-members=NONE");
        page("/");
        administrator.choose(SHOP + ".us-east-1");

        assertThat(page("/members"))
                .contains("This account is a member itself", MAIN + " administers it")
                .doesNotContain("Set the organisation", "Delegated administrator", "Name a member");
        assertThat(send("/members/administrator", "delegate=" + SHOP).body()).contains("not the management account");
    }

    @Test
    void an_account_is_invited_accepts_and_leaves() throws Exception {
        page("/keys");
        send("/keys", "account=999988887777&role=reader");
        send("/members", "member=999988887777&email=a%40example.org");
        send("/members/999988887777/invite", "");
        page("/");
        administrator.choose("999988887777.us-east-1");
        assertThat(page("/members"))
                .contains("waits for an answer", "has no detector", "Accept the invitation of " + MAIN);
        String question = page("/invitations/" + MAIN + "/accept");
        String address = question.replaceAll("(?s).*action=\"/console(/invitations/[^\"]*)\".*", "$1");
        assertThat(send(address, "").body()).contains("has no detector", "role=\"alert\"");
        send("/settings/detector", "");

        assertThat(send(address, "").statusCode()).isEqualTo(303);
        assertThat(page("/members")).contains("This account is a member itself", "Leave " + MAIN);
        assertThat(send("/members/leave", "").statusCode()).isEqualTo(303);
        assertThat(page("/members")).contains("declined or left").doesNotContain("is a member itself");
        send("/invitations/" + MAIN + "/delete", "");
        assertThat(page("/members")).doesNotContain("Invitations to");
        assertThat(page("/audit")).contains("AcceptAdministratorInvitation", "DisassociateFromAdministratorAccount");
    }
}
