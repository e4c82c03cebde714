// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.api.credentials.Role;
import dev.postern.api.operations.Operation;
import dev.postern.api.operations.Operations;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.api.sigv4.TestSigner;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is asked, the fault is never ours, and nothing of the inside is told. */
class RequestFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String[] STARTS = {
        "",
        "{\"findingCriteria\":{\"criterion\":{\"severity\":{",
        "{\"sortCriteria\":{\"attributeName\":\"",
        "{\"nextToken\":\"",
        "{\"findingIds\":[",
        "{\"name\":\"abc\",\"findingCriteria\":{\"criterion\":{\"type\":{\"matches\":["
    };

    @TempDir
    private static Path folder;

    private static final AtomicLong NANOS = new AtomicLong();
    private static TestServer server;
    private static AccessKey key;

    @BeforeAll
    static void start() throws IOException {
        // A second for each look at the clock: no request is refused because of the many before it.
        server = new TestServer(folder, InstantSource.fixed(NOW), () -> NANOS.getAndAdd(1_000_000_000));
        server.detectors.provide(Scope.DEFAULT, 0);
        key = server.key(Scope.DEFAULT.account(), Role.ADMINISTRATOR);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void check(ApiResponse answer) {
        assertThat(answer.code()).isBetween(200, 499);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("java.", key.secret(), "SELECT");
    }

    @FuzzTest(maxDuration = "10s")
    void any_path_query_and_body_of_a_known_key_is_answered(FuzzedDataProvider data) {
        Operation operation = Operations.ALL.get(data.consumeInt(0, Operations.ALL.size() - 1));
        String path = data.consumeBoolean()
                ? operation.uri().toString().replace("{DetectorId}", TestServer.DETECTOR)
                : "/" + data.consumeString(60);
        path = path.replaceAll("[{][^}]*[}]", data.consumeAsciiString(20).replaceAll("[\\\\$]", "_"));
        String query = data.consumeBoolean() ? "" : data.consumeString(60);
        String body = data.pickValue(STARTS) + data.consumeRemainingAsString();
        ApiRequest request;
        try {
            request =
                    TestSigner.signed(key, NOW, operation.method(), path, query, body.getBytes(StandardCharsets.UTF_8));
        } catch (ApiException e) {
            return; // the query cannot be read, so that nobody can have signed it
        }
        if (!operation.name().equals("DeleteDetector")) {
            check(server.api.answer(request));
        }
    }
}
