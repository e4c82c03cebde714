// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.own;

import static dev.postern.server.own.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.FindingQuery;
import dev.postern.store.Scope;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** History is replayed over HTTP. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplayTest {
    @TempDir
    private Path folder;

    private OwnServer server;

    @BeforeEach
    void start() {
        server = new OwnServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(String body) throws Exception {
        return server.send(server.administrator, "POST", "/replays", body);
    }

    /** Starts a replay and waits for its end. */
    private JsonNode replayed(String body) throws Exception {
        HttpResponse<String> started = post(body);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String path = "/replays/" + json(started).path("id").asString();
        JsonNode replay = json(server.get(path));
        while (List.of("QUEUED", "RUNNING").contains(replay.path("status").asString())) {
            Thread.onSpinWait();
            replay = json(server.get(path));
        }
        return replay;
    }

    private JsonNode findings(JsonNode replay, String query) throws Exception {
        return json(server.get("/replays/" + replay.path("id").asString() + "/findings" + query));
    }

    /** A log of guessed passwords. */
    private Path log(String name) throws IOException {
        StringBuilder log = new StringBuilder();
        Instant time = Instant.parse("2026-11-22T08:00:00Z");
        for (int n = 0; n < 300; n++) {
            String head = time.plusSeconds(n).toString().replace('T', ' ').replace("Z", ".000 UTC") + " [" + (1000 + n)
                    + "] ";
            log.append(head)
                    .append("LOG:  connection received: host=203.0.113.7 port=")
                    .append(40_000 + n)
                    .append('\n');
            log.append(head).append("FATAL:  password authentication failed for user \"app\"\n");
        }
        Path file = folder.resolve("replay").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, log, StandardCharsets.UTF_8);
    }

    private static String files(Path path) {
        return "{\"files\":[{\"database\":\"orders\",\"path\":\"" + path + "\"}]}";
    }

    @Test
    void the_login_log_is_replayed_and_what_is_found_stays_apart() throws Exception {
        Story.append(server.store, Story.breakIn("orders"));
        JsonNode replay = replayed("{\"databases\":[\"orders\"]}");

        assertThat(replay.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(replay.path("progress").asDouble()).isEqualTo(1);
        assertThat(replay.path("logins").asInt()).isEqualTo(452);
        assertThat(replay.path("findings").asInt()).isPositive();
        JsonNode found = findings(replay, "").path("items");
        assertThat(found).hasSize(replay.path("findings").asInt());
        assertThat(found.findValuesAsString("type"))
                .anyMatch(type -> type.contains("FailedLogin") || type.contains("BruteForce"));
        assertThat(server.store.findings(OwnServer.SCOPE).count(FindingQuery.any(1)))
                .isZero();
        assertThat(server.store.findings(OwnServer.SCOPE).lastChange()).isZero();
        assertThat(server.store.outbox().counts()).isEmpty();
    }

    @Test
    void a_period_is_told_of_and_what_is_before_is_learnt_from() throws Exception {
        Story.append(server.store, Story.breakIn("orders"));

        assertThat(replayed("{\"to\":\"2026-11-22T08:00:30Z\"}")
                        .path("findings")
                        .asInt())
                .isZero();
        assertThat(replayed("{\"from\":\"2026-11-22T09:00:00Z\"}")
                        .path("findings")
                        .asInt())
                .isZero();
        assertThat(replayed("{\"databases\":[\"another\"]}").path("logins").asInt())
                .isZero();
    }

    @Test
    void files_below_the_folder_are_replayed() throws Exception {
        JsonNode replay = replayed(files(log("orders/postgresql.log")));

        assertThat(replay.path("status").asString()).as("%s", replay).isEqualTo("SUCCEEDED");
        assertThat(replay.path("logins").asInt()).isEqualTo(300);
        assertThat(replay.path("findings").asInt()).isPositive();
        JsonNode folderReplay = replayed(files(folder.resolve("replay/orders")));
        assertThat(folderReplay.path("logins").asInt()).isEqualTo(300);
        JsonNode first = findings(replay, "?maxResults=1");
        assertThat(first.path("items")).hasSize(1);
    }

    @Test
    void links_and_dots_lead_nowhere_else() throws Exception {
        Path inside = log("orders.log");
        Path outside = Files.copy(inside, folder.resolve("secret.log"));
        Files.createSymbolicLink(folder.resolve("replay/link.log"), outside);
        Path linked = Files.createDirectories(folder.resolve("replay/linked"));
        Files.createSymbolicLink(linked.resolve("a.log"), outside);

        for (Path path : List.of(
                outside,
                folder.resolve("replay/link.log"),
                linked,
                folder.resolve("replay/../secret.log"),
                folder.resolve("replay/none.log"),
                folder,
                Path.of("/etc/passwd"),
                Path.of("/dev/stdin"))) {
            JsonNode replay = replayed(files(path));
            assertThat(replay.path("status").asString()).as("%s", path).isEqualTo("FAILED");
            assertThat(replay.path("error").asString()).startsWith("there are no such files");
            server.send(
                    server.administrator,
                    "DELETE",
                    "/replays/" + replay.path("id").asString(),
                    null);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"files\":[]}",
                "{\"files\":[null]}",
                "{\"files\":[{\"database\":\"orders\"}]}",
                "{\"files\":[{\"path\":\"/a\"}]}",
                "{\"files\":[{\"database\":\"a b\",\"path\":\"/a\"}]}",
                "{\"files\":[{\"database\":\"a\",\"path\":\"-\"}]}",
                "{\"files\":[{\"database\":\"a\",\"path\":\"/a\\u0000b\"}]}",
                "{\"files\":[{\"database\":\"a\",\"path\":\"/a\"}],\"databases\":[\"a\"]}",
                "{\"from\":\"2026-11-22T08:00:00Z\",\"to\":\"2026-11-22T08:00:00Z\"}",
                "{\"from\":\"never\"}",
                "{\"databases\":[]}",
                "{\"learning\":\"14d\"}",
                "{\"learning\":\"P9999D\"}",
                "{\"secret\":1}",
                "{\"from\":\"2026-11-22T08:00:00Z\"} trailing",
            })
    void what_cannot_be_replayed_is_refused(String body) throws Exception {
        HttpResponse<String> response = post(body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("secret", "never", "9999");
        assertThat(json(server.get("/replays")).path("items")).isEmpty();
    }

    @Test
    void readers_look_and_administrators_act() throws Exception {
        assertThat(server.send(server.reader, "POST", "/replays", "{}").statusCode())
                .isEqualTo(403);
        String id = replayed("{}").path("id").asString();
        assertThat(server.send(server.reader, "DELETE", "/replays/" + id, null).statusCode())
                .isEqualTo(403);
        assertThat(server.send(server.administrator, "POST", "/replays/" + id + "/cancel", null)
                        .statusCode())
                .isEqualTo(409);
        assertThat(server.send(server.administrator, "DELETE", "/replays/" + id, null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/replays/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void another_account_sees_none_of_it_and_reads_no_files() throws Exception {
        Story.append(server.store, Story.breakIn("orders"));
        String id = replayed("{}").path("id").asString();
        for (String path : List.of("/replays/" + id, "/replays/" + id + "/findings")) {
            assertThat(server.send(server.stranger, "GET", path, null).statusCode())
                    .isEqualTo(404);
        }
        assertThat(json(server.send(server.stranger, "GET", "/replays", null)).path("items"))
                .isEmpty();
        String own = json(server.send(server.stranger, "POST", "/replays", files(log("a.log"))))
                .path("id")
                .asString();
        Scope other = new Scope(server.stranger.account(), OwnServer.SCOPE.region());
        while (server.replays.require(other, own).status().isActive()) {
            Thread.onSpinWait();
        }
        assertThat(server.replays.require(other, own).error()).contains("configuration alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nextToken=AAAA", "nextToken=", "maxResults=51", "maxResults=-1"})
    void pages_that_are_none_are_refused(String query) throws Exception {
        assertThat(server.get("/replays/" + replayed("{}").path("id").asString() + "/findings?" + query)
                        .statusCode())
                .isEqualTo(400);
    }
}
