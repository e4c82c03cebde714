// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.own;

import static dev.postern.server.own.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Databases of two accounts are watched together; each account is told of its own. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OwnersTest {
    @TempDir
    private Path folder;

    private OwnServer server;

    @BeforeEach
    void start() {
        server = new OwnServer(folder);
        for (String database : List.of("orders", "payroll")) {
            Story.register(server.store, database);
            Story.append(server.store, Story.breakIn(database));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode theirs(String path) throws Exception {
        return json(server.send(server.stranger, "GET", path, null));
    }

    private static Set<String> instances(JsonNode page) {
        Set<String> instances = new HashSet<>();
        page.path("items").forEach(item -> instances.add(item.path("instance").asString()));
        return instances;
    }

    @Test
    void logins_are_those_of_the_accounts_own_databases() throws Exception {
        assertThat(instances(json(server.get("/logins?maxResults=1000")))).containsExactly("orders");
        assertThat(instances(theirs("/logins?maxResults=1000"))).containsExactly("payroll");
        assertThat(instances(json(server.get("/logins?instance=payroll")))).isEmpty();
        assertThat(instances(json(server.get("/logins?address=203.0.113.7&outcome=SUCCESS"))))
                .containsExactly("orders");
        assertThat(instances(theirs("/logins?instance=orders"))).isEmpty();
    }

    @Test
    void what_is_normal_is_told_to_the_owner_alone() throws Exception {
        assertThat(server.get("/databases/payroll/baseline").statusCode()).isEqualTo(404);
        assertThat(server.get("/databases/orders/baseline").statusCode()).isEqualTo(200);
        assertThat(server.send(server.stranger, "GET", "/databases/payroll/baseline", null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.send(server.stranger, "GET", "/databases/orders/baseline", null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void replays_look_at_the_accounts_own_logins() throws Exception {
        HttpResponse<String> started = server.send(server.stranger, "POST", "/replays", "{\"learning\":\"PT0S\"}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String path = "/replays/" + json(started).path("id").asString();
        JsonNode replay = theirs(path);
        while (List.of("QUEUED", "RUNNING").contains(replay.path("status").asString())) {
            Thread.onSpinWait();
            replay = theirs(path);
        }

        assertThat(replay.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(replay.path("logins").asInt()).isEqualTo(452);
        JsonNode found = theirs(path + "/findings").path("items");
        assertThat(found).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.at("/accountId").asString()).isEqualTo("999999999999");
            assertThat(finding.at("/resource/rdsDbInstanceDetails/dbInstanceIdentifier")
                            .asString())
                    .isEqualTo("payroll");
        });
    }
}
