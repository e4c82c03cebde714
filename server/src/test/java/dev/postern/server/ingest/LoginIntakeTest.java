// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.monitor.receive.Channel;
import dev.postern.monitor.receive.ReceiveCounts;
import dev.postern.monitor.receive.Refusal;
import dev.postern.monitor.receive.Spools;
import dev.postern.server.config.Config;
import dev.postern.server.config.ConfigFile;
import dev.postern.server.config.Overrides;
import dev.postern.server.output.Json;
import dev.postern.server.web.WebServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The intake over real connections, as a client meets it. */
class LoginIntakeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final String ORDERS = "o".repeat(32);
    private static final String FLEET = "f".repeat(32);
    private static final String HASHED = "h".repeat(40);
    private static final String CONFIG =
            """
            databases:
              - id: orders
                ingestTokens: [%s, %s]
              - id: mail
                ingestTokens:
                  - %s
                  - sha256:%s
            """.formatted(ORDERS, FLEET, FLEET, HexFormat.of().formatHex(Tokens.sha256(HASHED.getBytes(UTF_8))));

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong counted = new AtomicLong();
    private long space = 1 << 24;
    private Spools spools;
    private WebServer web;

    private final ReceiveCounts counts = new ReceiveCounts() {
        @Override
        public void received(Channel channel, String database, long count) {
            counted.addAndGet(count);
        }

        @Override
        public void refused(Channel channel, Refusal why, long count) {}

        @Override
        public void connections(Channel channel, int change) {}
    };

    @BeforeEach
    void start() throws Exception {
        Path file = Files.writeString(folder.resolve("postern.yaml"), CONFIG);
        Config config = ConfigFile.load(file, Map.of("HOME", folder.toString()), Overrides.NONE);
        spools = Spools.open(folder, space, InstantSource.fixed(NOW));
        LoginIntake intake = new LoginIntake(config.databases(), spools, counts, InstantSource.fixed(NOW));
        web = WebServer.start("127.0.0.1", 0, List.of(), Map.of(), Map.of(LoginIntake.PATH, intake), request -> {
            throw new IllegalStateException("not asked");
        });
    }

    @AfterEach
    void stop() throws IOException {
        web.close();
        spools.close();
    }

    private static String login(String user, int port) {
        return ("{'time':'2026-11-22T08:53:58.753Z','decidedAt':'2026-11-22T08:53:58.770Z','instance':'mail',"
                        + "'engine':'postgresql','outcome':'FAILED','remoteIp':'203.0.113.9','remotePort':" + port
                        + ",'user':'" + user + "','marks':['benign','internal'],'account':'1','region':'x'}")
                .replace('\'', '"');
    }

    private HttpResponse<String> post(@Nullable String token, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(web.uri().resolve(LoginIntake.PATH))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(@Nullable String token, String body, String... headers) throws Exception {
        return post(token, body.getBytes(UTF_8), headers);
    }

    private static String counts(HttpResponse<String> response) {
        JsonNode result = Json.MAPPER.readTree(response.body());
        return response.statusCode() + " " + result.path("accepted") + " " + result.path("duplicates") + " "
                + result.path("refused");
    }

    private List<JsonNode> spooled(String database) throws IOException {
        List<JsonNode> logins = new ArrayList<>();
        for (Path file : spools.spool(database, LoginIntake.LOG).files()) {
            Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("-- "))
                    .forEach(line -> logins.add(Json.MAPPER.readTree(line)));
        }
        return logins;
    }

    @Test
    void lines_are_answered_when_they_are_in_the_spool_of_the_tokens_database() throws Exception {
        HttpResponse<String> response = post(ORDERS, login("ada", 1) + "\n" + login("bob", 2) + "\n");

        assertThat(counts(response)).isEqualTo("200 2 0 0");
        assertThat(spooled("orders"))
                .extracting(each -> each.path("user").asString())
                .containsExactly("ada", "bob");
        assertThat(spooled("mail")).isEmpty();
        assertThat(counted).hasValue(2);
    }

    @Test
    void a_sender_chooses_neither_marks_nor_the_database_of_another() throws Exception {
        post(ORDERS, login("ada", 1));

        JsonNode login = spooled("orders").get(0);
        assertThat(login.path("instance").asString()).isEqualTo("orders");
        assertThat(login.path("marks")).isEmpty();
        assertThat(login.has("account") || login.has("region")).isFalse();
    }

    @Test
    void a_token_of_several_databases_sends_to_those_that_the_logins_name() throws Exception {
        String other = login("eve", 3).replace("mail", "secret");
        HttpResponse<String> response =
                post(FLEET, login("ada", 1) + "\n" + login("bob", 2).replace("mail", "orders") + "\n" + other);

        assertThat(counts(response)).isEqualTo("207 2 0 1");
        assertThat(response.body())
                .contains("\"line\":3")
                .contains("mail, orders")
                .doesNotContain("secret");
        assertThat(spooled("mail")).hasSize(1);
        assertThat(spooled("orders")).hasSize(1);
        assertThat(counts(post(HASHED, login("ada", 9)))).isEqualTo("200 1 0 0");
    }

    @Test
    void without_a_token_that_is_known_nothing_is_read() throws Exception {
        for (String token : new String[] {null, "x".repeat(32), ORDERS + "x", "", "sha256:" + "0".repeat(64)}) {
            HttpResponse<String> response = post(token, login("ada", 1));
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer realm=\"postern\"");
        }
        assertThat(spooled("orders")).isEmpty();
    }

    @Test
    void ocsf_comes_as_an_object_an_array_or_lines() throws Exception {
        String object =
                "{\"class_uid\":3002,\"time\":1795337638753,\"status_id\":1,\n\"service\":{\"name\":\"MariaDB\"},"
                        + "\"user\":{\"name\":\"ada\"},\"session\":{\"uid\":\"UID\"}}";
        assertThat(counts(post(ORDERS, object))).isEqualTo("200 1 0 0");
        assertThat(counts(
                        post(ORDERS, "[" + object.replace("UID", "2") + "," + object.replace("UID", "3") + ",7, {}]")))
                .isEqualTo("207 2 0 2");
        assertThat(counts(post(ORDERS, object.replace("\n", "").replace("UID", "4") + "\n" + login("bob", 5))))
                .isEqualTo("200 2 0 0");

        assertThat(spooled("orders")).hasSize(5);
    }

    @Test
    void what_is_refused_is_told_by_its_line() throws Exception {
        HttpResponse<String> response = post(
                ORDERS,
                "not json\n\n" + login("ada", 1) + "\n" + login("old", 2).replace("2026-11-22", "2025-11-22") + "\n"
                        + login("early", 3).replace("T08", "T10"));

        assertThat(counts(response)).isEqualTo("207 1 0 3");
        assertThat(response.body())
                .contains("{\"line\":1,\"error\":\"is no JSON object\"}")
                .contains("{\"line\":4,\"error\":\"its time is more than 7 days ago")
                .contains("{\"line\":5,\"error\":\"its time is in the future");
        assertThat(counts(post(ORDERS, "not json\n"))).isEqualTo("400 0 0 1");
    }

    @Test
    void a_broken_array_is_refused_as_a_whole() throws Exception {
        HttpResponse<String> response = post(ORDERS, "[" + login("ada", 1) + ", {\"time\": ");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("not JSON");
        assertThat(spooled("orders")).isEmpty();
        assertThat(post(ORDERS, "").statusCode()).isEqualTo(400);
    }

    @Test
    void a_batch_that_is_sent_again_counts_once_also_after_a_restart() throws Exception {
        String batch = login("ada", 1) + "\n" + login("bob", 2);
        assertThat(counts(post(ORDERS, batch))).isEqualTo("200 2 0 0");
        assertThat(counts(post(ORDERS, batch))).isEqualTo("200 0 2 0");
        stop();
        start();

        assertThat(counts(post(ORDERS, batch + "\n" + login("new", 3)))).isEqualTo("200 1 2 0");
        assertThat(spooled("orders")).hasSize(3);
    }

    @Test
    void attempts_that_nothing_tells_apart_count_each_unless_the_batch_has_a_key() throws Exception {
        String attempt = login("ada", 1).replace("\"remotePort\":1", "\"remotePort\":null");
        String batch = attempt + "\n" + attempt;
        assertThat(counts(post(ORDERS, batch))).isEqualTo("200 2 0 0");
        assertThat(counts(post(ORDERS, batch, "Idempotency-Key", "a"))).isEqualTo("200 2 0 0");
        stop();
        start();

        assertThat(counts(post(ORDERS, batch, "Idempotency-Key", "a"))).isEqualTo("200 0 2 0");
        assertThat(counts(post(ORDERS, batch, "Idempotency-Key", "b"))).isEqualTo("200 2 0 0");
    }

    @Test
    void a_refusal_is_read_by_whoever_still_sends_and_the_connection_goes_on() throws Exception {
        String much = " ".repeat(9 << 20);
        for (int i = 0; i < 10; i++) {
            assertThat(post(ORDERS, much).statusCode()).isEqualTo(413);
            assertThat(post("no such token", much).statusCode()).isEqualTo(401);
            assertThat(counts(post(ORDERS, login("ada", 1)))).startsWith("200 ");
        }
    }

    @Test
    void compressed_bodies_are_read_up_to_a_bound() throws Exception {
        assertThat(counts(post(ORDERS, gzip(login("ada", 1), 1), "Content-Encoding", "gzip")))
                .isEqualTo("200 1 0 0");
        assertThat(post(ORDERS, gzip(" ".repeat(1 << 16), 1_000), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(413);
        assertThat(post(ORDERS, " ".repeat(9 << 20)).statusCode()).isEqualTo(413);
        assertThat(post(ORDERS, "x", "Content-Encoding", "br").statusCode()).isEqualTo(415);
        assertThat(post(ORDERS, "no gzip", "Content-Encoding", "gzip").statusCode())
                .isEqualTo(400);
    }

    private static byte[] gzip(String text, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < times; i++) {
                out.write(text.getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void a_full_spool_says_when_to_come_again_and_forgets_what_it_did_not_take() throws Exception {
        stop();
        space = 2_000;
        start();
        StringBuilder batch = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            batch.append(login("user" + i, 100 + i)).append('\n');
        }
        HttpResponse<String> response = post(ORDERS, batch.toString());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).hasValue("10");
        stop();
        space = 1 << 24;
        start();
        assertThat(counts(post(ORDERS, batch.toString()))).isEqualTo("200 20 0 0");
    }

    @Test
    void only_post_is_answered() throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(web.uri().resolve(LoginIntake.PATH)).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("POST");
    }
}
