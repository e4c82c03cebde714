// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.member.Members;
import dev.postern.api.member.Relation;
import dev.postern.api.member.Status;
import dev.postern.console.account.Role;
import dev.postern.kernel.FindingType;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several accounts by way of the console, in front of a whole Postern and its API. */
class ServedAccountsTest {
    private static final Scope SHOP = new Scope("111122223333", "eu-west-1");
    private static final String ID = "0123456789abcdef0123456789abcdef";

    private ServedPostern postern;
    private ServedBrowser browser;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        Path log = Files.createFile(folder.resolve("shop.log"));
        postern = new ServedPostern(
                folder, "  - {id: shop, logs: [" + log + "], account: \"111122223333\", region: eu-west-1}\n");
        browser = new ServedBrowser(postern, Role.ADMINISTRATOR);
        try (Store beside = postern.openBeside()) {
            beside.findings(SHOP).raise(List.of(finding(ID, "of the shop")), List.of());
        }
    }

    @AfterEach
    void stop() {
        postern.close();
    }

    private static FindingState finding(String id, String title) {
        String type = FindingType.ANOMALOUS_FAILED_LOGIN.id();
        String document =
                "{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"severity\":2.0,\"title\":\"" + title + "\","
                        + "\"resource\":{\"rdsDbInstanceDetails\":{\"dbInstanceIdentifier\":\"shop\"}},\"service\":{\"count\":3}}";
        return new FindingState(id, type, 2, "shop", title, 3, 1, 2, 1, 2, false, true, document);
    }

    private void choose(Scope scope) throws IOException, InterruptedException {
        browser.get("/console/findings");
        browser.choose(scope.account() + "." + scope.region());
    }

    @Test
    void findings_and_changes_are_of_the_account_that_is_chosen() throws Exception {
        assertThat(browser.get("/console/findings").body()).doesNotContain("of the shop");
        assertThat(browser.get("/console/findings/" + ID).statusCode()).isEqualTo(404);
        choose(SHOP);

        assertThat(browser.get("/console/findings").body()).contains("of the shop");
        assertThat(browser.get("/console/databases").body())
                .contains("<bdi>shop</bdi>")
                .doesNotContain("<bdi>orders</bdi>");
        browser.post("/console/findings/archive", "id=" + ID + "&action=archive");
        assertThat(browser.post("/console/rules/new", "name=mine&rank=1&q=user%3Aeve&do=save")
                        .statusCode())
                .isEqualTo(303);

        try (Store beside = postern.openBeside()) {
            assertThat(beside.findings(SHOP).find(ID).archived()).isTrue();
            assertThat(beside.configuration(SHOP).find("filter", "mine")).contains("eve");
            assertThat(beside.configuration(Scope.DEFAULT).find("filter", "mine"))
                    .isNull();
        }
    }

    @Test
    void who_administers_others_sees_and_archives_their_findings() throws Exception {
        try (Store beside = postern.openBeside()) {
            beside.findings(Scope.DEFAULT)
                    .raise(List.of(finding(ID.replace('0', '9'), "of the main account")), List.of());
            Relation relation = Relation.created(SHOP.account(), "shop@example.org", 0);
            new Members(beside).put(Scope.DEFAULT, relation.with(Status.ENABLED, 0));
            beside.findings(new Scope(SHOP.account(), Scope.DEFAULT.region()))
                    .raise(List.of(finding(ID.replace('0', '8'), "of a member")), List.of());
        }

        assertThat(browser.get("/console/findings").body())
                .contains("of the main account", "of a member")
                .doesNotContain("of the shop");
        assertThat(browser.get("/console/findings?group=database").body())
                .contains("<td data-label=\"Findings\" class=\"number\">2");
        assertThat(browser.get("/console/findings/" + ID.replace('0', '8')).statusCode())
                .isEqualTo(200);
        browser.post("/console/findings/archive", "id=" + ID.replace('0', '8') + "&action=archive");
        assertThat(browser.get("/console/findings").body()).doesNotContain("of a member");
    }
}
