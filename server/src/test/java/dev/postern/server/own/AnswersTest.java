// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.own;

import static dev.postern.server.own.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.postern.api.own.OpenApi;
import dev.postern.kernel.Input;
import dev.postern.kernel.Intel;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.KernelState;
import dev.postern.kernel.Policy;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.StoredFinding;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers are as openapi.json describes them, and have no member that it does not describe. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnswersTest {
    @TempDir
    private Path folder;

    private OwnServer server;

    @BeforeEach
    void start() {
        server = new OwnServer(folder);
        List<Input> logins = Story.breakIn("orders");
        Story.append(server.store, logins);
        Story.register(server.store, "orders");
        Kernel kernel = new Kernel(Policy.DEFAULT, Intel.NONE);
        KernelState state = new KernelState();
        logins.forEach(login -> kernel.step(login, state));
        server.store.detections(OwnServer.SCOPE).commit(1, List.of(), List.of(), state.changedParts());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The document's schemas, made strict. */
    private static Schema schema(String name) {
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(OpenApi.text());
        ObjectNode components = (ObjectNode) document.path("components");
        for (Map.Entry<String, JsonNode> each : components.path("schemas").properties()) {
            if (each.getValue().has("required") && !each.getKey().equals("Finding")) {
                ((ObjectNode) each.getValue()).put("additionalProperties", false);
            }
        }
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("$ref", "#/components/schemas/" + name);
        root.set("components", components);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root.toString(), InputFormat.JSON);
    }

    private void check(HttpResponse<String> response, int code, String schema) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(code);
        List<Error> errors = schema(schema).validate(response.body(), InputFormat.JSON);
        assertThat(errors).as("%s: %s", schema, response.body()).isEmpty();
        assertThat(response.body().chars()).allMatch(c -> c >= ' ' && c <= '~');
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
    }

    /** The most severe finding of a replay, made a live one. */
    private String finding() {
        StoredFinding found = server.replays.all(OwnServer.SCOPE).stream()
                .flatMap(replay -> server
                        .replays
                        .results(OwnServer.SCOPE, replay)
                        .page(new FindingPage(List.of(), FindingField.SEVERITY, true, null, 1))
                        .stream())
                .findFirst()
                .orElseThrow();
        server.store.findings(OwnServer.SCOPE).raise(List.of(found.state()), List.of());
        return found.state().id();
    }

    @Test
    void each_answer_is_as_it_is_described() throws Exception {
        check(server.get("/logins"), 200, "LoginPage");
        check(server.get("/databases"), 200, "DatabasePage");
        check(server.get("/databases/orders"), 200, "Database");
        check(server.get("/databases/orders/baseline"), 200, "Baseline");
        check(server.get("/databases/orders/baseline?user=app"), 200, "Baseline");
        HttpResponse<String> started = server.send(server.administrator, "POST", "/replays", "{}");
        check(started, 202, "Replay");
        String id = json(started).path("id").asString();
        while (server.replays.require(OwnServer.SCOPE, id).status().isActive()) {
            Thread.onSpinWait();
        }
        check(server.get("/replays"), 200, "ReplayPage");
        check(server.get("/replays/" + id), 200, "Replay");
        check(server.get("/replays/" + id + "/findings"), 200, "FindingPage");
        String finding = finding();
        check(server.get("/findings/" + finding + "/explanation"), 200, "Explanation");
        check(server.get("/findings/" + finding + "/logins"), 200, "LoginPage");
        check(server.send(server.administrator, "POST", "/replays/" + id + "/cancel", null), 409, "Problem");
        check(server.send(server.administrator, "DELETE", "/replays/" + id, null), 200, "Replay");
        check(server.get("/replays/" + id), 404, "Problem");
        check(server.get("/logins?x=1"), 400, "Problem");
        check(server.send(server.reader, "POST", "/replays", "{}"), 403, "Problem");
    }

    @Test
    void the_description_is_served_to_anybody() throws Exception {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri("/openapi.json")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).path("openapi").asString()).isEqualTo("3.1.0");
    }

    @Test
    void a_baseline_tells_users_places_programs_and_hours() throws Exception {
        JsonNode baseline = json(server.get("/databases/orders/baseline?user=app"));

        assertThat(baseline.path("userCount").asInt()).isEqualTo(1);
        assertThat(baseline.at("/dimensions/networks").findValuesAsString("value"))
                .contains("10.0.0.0/24");
        assertThat(baseline.at("/users/0/dimensions/addresses")).hasSizeGreaterThan(4);
        assertThat(baseline.at("/users/0/dimensions/applications").findValuesAsString("value"))
                .contains("orders-api");
        assertThat(server.get("/databases/orders/baseline?user=nobody").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/databases/other/baseline").statusCode()).isEqualTo(404);
        assertThat(server.send(server.stranger, "GET", "/databases/orders/baseline", null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.send(server.stranger, "GET", "/databases/orders", null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_explanation_tells_what_the_finding_is_about_and_its_logins() throws Exception {
        String id = json(server.send(server.administrator, "POST", "/replays", "{}"))
                .path("id")
                .asString();
        while (server.replays.require(OwnServer.SCOPE, id).status().isActive()) {
            Thread.onSpinWait();
        }
        String finding = finding();
        JsonNode explanation = json(server.get("/findings/" + finding + "/explanation"));
        JsonNode logins = json(server.get("/findings/" + finding + "/logins?maxResults=1000"));

        assertThat(explanation.path("id").asString()).isEqualTo(finding);
        assertThat(explanation.at("/source/ipAddressV4").asString()).isEqualTo("203.0.113.7");
        assertThat(explanation.path("logins")).isNotEmpty();
        assertThat(explanation.at("/loginCounts/failedLoginCount").asInt()).isPositive();
        assertThat(logins.path("items").findValuesAsString("remoteIp"))
                .isNotEmpty()
                .containsOnly("203.0.113.7");
        for (String path : List.of("/explanation", "/logins")) {
            assertThat(server.send(server.stranger, "GET", "/findings/" + finding + path, null)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.get("/findings/" + "0".repeat(32) + path).statusCode())
                    .isEqualTo(404);
            assertThat(server.get("/findings/..%2F.." + path).statusCode()).isEqualTo(404);
        }
    }
}
