// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Lists of two accounts, from the API to the findings of their databases. */
@Timeout(120)
class ServedAccountListsTest {
    private static final String BAD_HERE = "198.51.100.7";
    private static final String BAD_THERE = "203.0.113.9";

    @TempDir
    private Path folder;

    private Path shop;
    private ServedPostern postern;
    private ServedClient here;
    private ServedClient there;
    private int pid = 100;

    @BeforeEach
    void start() throws Exception {
        shop = Files.createFile(folder.resolve("shop.log"));
        begin();
    }

    private void begin() throws IOException {
        postern = new ServedPostern(
                folder, "  - {id: shop, logs: [" + shop + "], account: \"111122223333\", region: eu-west-1}\n");
        here = postern.client();
        there = postern.client("111122223333", "eu-west-1");
    }

    @AfterEach
    void stop() {
        postern.close();
    }

    /** Makes a list and waits until it is in use. */
    private String use(ServedClient client, String kind, String name, String addresses)
            throws IOException, InterruptedException {
        Path file = Files.writeString(postern.lists().resolve(name), addresses);
        String path = client.detector() + "/" + kind;
        JsonNode made = client.ask(
                "POST",
                path,
                "{\"name\":\"" + name + "\",\"format\":\"TXT\",\"location\":\"" + file.toUri()
                        + "\",\"activate\":true}");
        String list = path + "/"
                + made.propertyStream().findFirst().orElseThrow().getValue().asString();
        client.awaitStatus(list, "ACTIVE");
        return list;
    }

    private void fail(Path log, String host) throws IOException {
        pid++;
        String prefix =
                Instant.now()
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString()
                                .replace('T', ' ')
                                .replaceAll("[.].*|Z", "") + ".000 UTC [" + pid + "] ";
        Files.writeString(
                log,
                prefix + "LOG:  connection received: host=" + host + " port=40000\n" + prefix
                        + "FATAL:  password authentication failed for user \"app\"\n",
                StandardOpenOption.APPEND);
    }

    /** Addresses and lists of all findings of an account, once there are so many. */
    private static List<String> findings(ServedClient client, int count) throws IOException, InterruptedException {
        String path = client.detector() + "/findings";
        while (true) {
            JsonNode ids = client.ask("POST", path, "{}").path("findingIds");
            if (ids.size() >= count) {
                List<String> found = new ArrayList<>();
                for (JsonNode finding : client.ask("POST", path + "/get", "{\"findingIds\":" + ids + "}")
                        .path("findings")) {
                    found.add(finding.at("/service/action/rdsLoginAttemptAction/remoteIpDetails/ipAddressV4")
                                    .asString()
                            + " "
                            + finding.at("/service/evidence/threatIntelligenceDetails/0/threatListName")
                                    .asString());
                }
                return found;
            }
            Thread.sleep(50); // between looks at a condition; the test's time is limited
        }
    }

    @Test
    void each_account_has_findings_of_its_own_lists_and_its_trusted_addresses_win() throws Exception {
        use(here, "threatintelset", "here", BAD_HERE + "\n");
        use(there, "threatintelset", "there", BAD_THERE + "\n" + BAD_HERE + "\n");
        String trusted = use(there, "ipset", "offices", BAD_HERE + "\n");
        Path orders = folder.resolve("postgresql.log");
        fail(orders, BAD_THERE);
        fail(orders, BAD_HERE);
        fail(shop, BAD_HERE);
        fail(shop, BAD_THERE);

        assertThat(findings(here, 1)).containsExactly(BAD_HERE + " here");
        assertThat(findings(there, 1)).containsExactly(BAD_THERE + " there");

        there.ask("POST", trusted, "{\"activate\":false}");
        there.awaitStatus(trusted, "INACTIVE");
        assertThat(findings(there, 2)).as("matched again").contains(BAD_HERE + " there");
        assertThat(findings(here, 1)).hasSize(1);
    }

    @Test
    void a_restart_goes_on_with_the_lists_of_each() throws Exception {
        use(there, "threatentityset", "there", BAD_THERE + "\n");
        postern.close();
        Files.delete(folder.resolve("data/lists/there"));
        begin();
        fail(folder.resolve("postgresql.log"), BAD_THERE);
        fail(shop, BAD_THERE);

        assertThat(findings(there, 1)).containsExactly(BAD_THERE + " there");
        assertThat(here.ask("POST", here.detector() + "/findings", "{}").path("findingIds"))
                .isEmpty();
    }
}
