// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.own.baseline.Baselines;
import dev.postern.api.own.replay.Replays;
import dev.postern.api.own.stream.FindingStreams;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description and what is served are the same. */
class OpenApiTest {
    private static final JsonNode DOCUMENT = OwnJson.MAPPER.readTree(OpenApi.text());
    private static final List<Route> ROUTES = routes();
    /** Answered without a key, by others. */
    private static final Set<String> PUBLIC = Set.of("GET " + OpenApi.PATH, "GET /postern/v1/status");

    private static List<Route> routes() {
        Store store = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("nothing is asked");
                });
        return OwnEndpoints.routes(
                store,
                Owners.allOf(Scope.DEFAULT),
                scope -> List.of(),
                new Baselines(store, Owners.allOf(Scope.DEFAULT), Duration.ZERO, InstantSource.system()),
                new FindingStreams(store, id -> null, System::nanoTime),
                new Replays(store, (scope, request, listener) -> {}, InstantSource.system()));
    }

    private static Set<String> described() {
        Set<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : DOCUMENT.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
            }
        }
        return described;
    }

    @Test
    void every_route_is_described_and_every_description_is_of_a_route() {
        Set<String> served = new TreeSet<>(PUBLIC);
        for (Route route : ROUTES) {
            served.add(route.method() + " " + route.path());
        }
        assertThat(described()).isEqualTo(served);
    }

    @Test
    void operations_parameters_and_labels_are_those_of_the_route() {
        for (Route route : ROUTES) {
            JsonNode operation = DOCUMENT.path("paths")
                    .path(route.path().toString())
                    .path(route.method().toLowerCase(Locale.ROOT));
            Set<String> query = new TreeSet<>();
            List<String> labels = new ArrayList<>();
            operation.path("parameters").forEach(parameter -> {
                String in = parameter.path("in").asString();
                if (in.equals("query")) {
                    query.add(parameter.path("name").asString());
                } else if (in.equals("path")) {
                    labels.add("{" + parameter.path("name").asString() + "}");
                }
            });
            assertThat(operation.path("operationId").asString()).isEqualTo(route.operation());
            assertThat(query).as(route.operation()).isEqualTo(new TreeSet<>(route.parameters()));
            assertThat(labels)
                    .allSatisfy(label -> assertThat(route.path().toString()).contains(label));
            assertThat(route.path().toString().chars().filter(c -> c == '{').count())
                    .isEqualTo(labels.size());
        }
    }

    @Test
    void each_reference_leads_to_a_schema() {
        for (JsonNode reference : DOCUMENT.findValues("$ref")) {
            String name = reference.asString().substring("#/components/schemas/".length());
            assertThat(DOCUMENT.path("components").path("schemas").has(name))
                    .as(name)
                    .isTrue();
        }
    }
}
