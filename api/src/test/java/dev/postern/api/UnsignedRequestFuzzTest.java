// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.api.credentials.Role;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody without a key asks is refused, and nothing of the inside is told. */
class UnsignedRequestFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

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
}
