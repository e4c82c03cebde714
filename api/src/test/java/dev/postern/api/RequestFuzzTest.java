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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private static TestServer server;
    private static AccessKey key;

    @BeforeAll
    static void start() throws IOException {
        server = new TestServer(folder, InstantSource.fixed(NOW));
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

    @FuzzTest(maxDuration = "5s")
    void any_unsigned_request_is_refused(FuzzedDataProvider data) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : List.of("authorization", "x-amz-date", "host", "x-amz-content-sha256")) {
            if (data.consumeBoolean()) {
                String start = name.equals("authorization") && data.consumeBoolean()
                        ? "AWS4-HMAC-SHA256 Credential=" + key.id() + "/20261122/us-east-1/guardduty/aws4_request,"
                        : "";
                headers.put(name, List.of(start + data.consumeString(200)));
            }
        }
        ApiResponse answer = server.api.answer(new ApiRequest(
                data.pickValue(new String[] {"GET", "POST", "DELETE", "PUT", "X"}),
                "/" + data.consumeString(100),
                data.consumeString(300),
                headers,
                data.consumeRemainingAsBytes()));

        check(answer);
        assertThat(answer.code()).isEqualTo(403);
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
