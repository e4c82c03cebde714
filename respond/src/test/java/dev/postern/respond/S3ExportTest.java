// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.postern.store.Outbox.Delivery;
import dev.postern.store.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The export to a double of S3. */
class S3ExportTest {
    private static final String FINDING =
            "{\"id\":\"f1\",\"severity\":5.0,\"service\":{\"additionalInfo\":{\"value\":\"{\\\"sample\\\":true}\"}}}";
    private static final String FOLDER = "/s3/findings/of%20postern/AWSLogs/000000000000/GuardDuty/us-east-1/";

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final List<String> headers = new ArrayList<>();
    private final Targets targets = new Targets();
    private HttpServer server;
    private int status = 200;

    /** One target at most. */
    private static final class Targets implements ExportTargets {
        @Nullable
        ExportTarget target = new ExportTarget("d/1", "findings", "of postern/", "arn:aws:kms:::key/1");

        boolean archived;
        final List<String> told = new ArrayList<>();

        @Override
        public @Nullable ExportTarget of(Scope scope) {
            return target;
        }

        @Override
        public boolean isArchived(Scope scope, String findingId) {
            return archived;
        }

        @Override
        public void published(Scope scope, ExportTarget to) {
            told.add("published");
        }

        @Override
        public void failed(Scope scope, ExportTarget to, String why) {
            told.add(why.substring(why.lastIndexOf(' ') + 1));
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getRawPath();
                byte[] body = exchange.getRequestBody().readAllBytes();
                if (status == 200) {
                    objects.put(exchange.getRequestMethod() + " " + path, body);
                }
                headers.add(exchange.getRequestHeaders().getFirst("authorization") + " "
                        + exchange.getRequestHeaders().getFirst("x-amz-server-side-encryption-aws-kms-key-id"));
                exchange.sendResponseHeaders(status, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private S3Export export() {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/s3");
        return new S3Export(
                endpoint,
                (method, uri, given, body) -> {
                    Map<String, String> signed = new LinkedHashMap<>(given);
                    signed.put("authorization", method + uri.getRawPath().length() + "," + body.length);
                    return signed;
                },
                targets,
                () -> Instant.EPOCH);
    }

    private static Delivery delivery() {
        return Deliveries.of("f1", 2, FINDING);
    }

    @Test
    void a_finding_is_one_packed_line_below_the_day_and_signed() throws Exception {
        export().deliver(delivery());

        String key = FOLDER + "2026/11/22/" + EventBridgeEvent.id(delivery()) + ".jsonl.gz";
        assertThat(objects).containsOnlyKeys("PUT " + key);
        byte[] body = objects.get("PUT " + key);
        String text =
                new String(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text)
                .isEqualTo("{\"id\":\"f1\",\"severity\":5,\"service\":{\"additionalInfo\":{\"sample\":true,"
                        + "\"value\":\"{\\\"sample\\\":true}\"}}}\n");
        assertThat(headers).containsExactly("PUT" + key.length() + "," + body.length + " arn:aws:kms:::key/1");
        assertThat(targets.told).containsExactly("published");
    }

    @Test
    void a_delivery_that_is_made_again_is_the_same_object() throws Exception {
        export().deliver(delivery());
        Map<String, byte[]> first = Map.copyOf(objects);
        export().deliver(delivery());

        assertThat(objects).containsExactlyEntriesOf(first);
    }

    @Test
    void what_fails_is_told_and_tried_again() {
        status = 503;
        assertThatThrownBy(() -> export().deliver(delivery()))
                .isInstanceOfSatisfying(
                        DeliveryException.class,
                        e -> assertThat(e.isRetryable()).isTrue());
        status = 403;
        assertThatThrownBy(() -> export().deliver(delivery()))
                .isInstanceOfSatisfying(
                        DeliveryException.class,
                        e -> assertThat(e.isRetryable()).isFalse());

        assertThat(targets.told).containsExactly("503", "403");
    }

    @Test
    void nothing_is_exported_without_a_target_nor_when_it_is_archived() throws Exception {
        targets.archived = true;
        export().deliver(delivery());
        targets.archived = false;
        targets.target = null;
        export().deliver(delivery());

        assertThat(objects).isEmpty();
        assertThat(targets.told).isEmpty();
    }

    @Test
    void a_target_is_verified_with_the_folder() throws Exception {
        assertThat(export().verify(Scope.DEFAULT)).isTrue();
        assertThat(objects).containsOnlyKeys("PUT " + FOLDER);
        status = 403;
        assertThat(export().verify(Scope.DEFAULT)).isFalse();
        assertThat(targets.told).containsExactly("published", "403");
    }

    @Test
    void without_an_endpoint_nothing_can_be_exported() {
        S3Export nowhere = new S3Export(null, (method, uri, given, body) -> given, targets, () -> Instant.EPOCH);

        assertThatThrownBy(() -> nowhere.deliver(delivery())).hasMessageContaining("api.s3.endpoint");
        assertThat(targets.told).hasSize(1);
    }
}
