// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.api.credentials.Role;
import dev.postern.api.own.OwnAnswer;
import dev.postern.api.own.OwnApi;
import dev.postern.api.own.OwnEndpoints;
import dev.postern.api.own.baseline.Baselines;
import dev.postern.api.own.replay.Replays;
import dev.postern.api.own.stream.FindingStreams;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.api.sigv4.TestSigner;
import dev.postern.kernel.Policy;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is asked of our own endpoints, the fault is never ours, and nothing of the inside is told. */
class OwnRequestFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final AtomicLong NANOS = new AtomicLong();
    private static final String[] PATHS = {
        "/logins",
        "/databases",
        "/databases/orders",
        "/databases/orders/baseline",
        "/findings/stream",
        "/findings/00000000000000000000000000000001/explanation",
        "/findings/00000000000000000000000000000001/logins",
        "/replays",
        "/replays/1",
        "/replays/1/cancel",
        "/openapi.json",
        "/"
    };
    private static final String[] QUERIES = {
        "",
        "database=orders&user=",
        "since=",
        "address=",
        "outcome=",
        "maxResults=",
        "nextToken=",
        "minSeverity=",
        "after="
    };

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static Replays replays;
    private static AccessKey key;
    private static OwnApi own;

    @BeforeAll
    static void start() throws IOException {
        InstantSource clock = InstantSource.fixed(NOW);
        // A second for each look at the clock: no request is refused because of the many before it.
        server = new TestServer(folder, clock, () -> NANOS.getAndAdd(1_000_000_000));
        server.detectors.provide(Scope.DEFAULT, 0);
        key = server.key(Scope.DEFAULT.account(), Role.ADMINISTRATOR);
        Owners owners = Owners.allOf(Scope.DEFAULT);
        replays = new Replays(server.store, (scope, request, listener) -> listener.reached(1, 0), clock);
        own = OwnEndpoints.api(
                server.api.gate(),
                server.store,
                owners,
                scope -> List.of(),
                new Baselines(server.store, owners, Policy.DEFAULT.learning(), clock),
                new FindingStreams(server.store, server.keys, NANOS::get),
                replays);
    }

    @AfterAll
    static void stop() {
        replays.close();
        server.close();
    }

    @FuzzTest(maxDuration = "10s")
    void any_path_query_and_body_of_a_known_key_is_answered(FuzzedDataProvider data) {
        String method = data.pickValue(new String[] {"GET", "POST", "DELETE", "PUT"});
        String path = "/postern/v1" + data.pickValue(PATHS) + (data.consumeBoolean() ? "" : data.consumeString(40));
        String query = data.pickValue(QUERIES) + data.consumeString(60);
        String body = data.pickValue(new String[] {"", "{\"learning\":\"", "{\"logs\":[\"", "{\"since\":"})
                + data.consumeRemainingAsString();
        ApiRequest request;
        try {
            request = TestSigner.signed(key, NOW, method, path, query, body.getBytes(StandardCharsets.UTF_8));
        } catch (ApiException e) {
            return; // the query cannot be read, so that nobody can have signed it
        }
        if (own.answer(request) instanceof OwnAnswer.Whole whole) {
            ApiResponse answer = whole.response();
            assertThat(answer.code()).isBetween(200, 499);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .doesNotContain("java.", key.secret(), "SELECT");
        }
    }
}
