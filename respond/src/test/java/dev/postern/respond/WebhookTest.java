// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postern.respond.Receiver.Answer;
import dev.postern.respond.Receiver.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String PATH = "/hooks/T0P5ECRET?token=T0P5ECRET";

    private static Webhook webhook(URI uri, Duration timeout) {
        return new Webhook("hook", uri, "s3cret", timeout, () -> NOW);
    }

    private static DeliveryException failure(URI uri, Duration timeout) {
        return catchThrowableOfType(
                DeliveryException.class, () -> webhook(uri, timeout).deliver(Deliveries.of("f1", 1)));
    }

    private static DeliveryException failure(Answer answer, Duration timeout) throws Exception {
        try (Receiver receiver = new Receiver(answer)) {
            return failure(receiver.uri(PATH), timeout);
        }
    }

    @Test
    void an_event_is_posted_with_a_signature_and_the_ids_of_its_finding() throws Exception {
        try (Receiver receiver = Receiver.status(204)) {
            webhook(receiver.uri(PATH), LONG).deliver(Deliveries.of("f1", 3));

            EventBridgeEvent event = EventBridgeEvent.of(Deliveries.of("f1", 3));
            Request request = receiver.requests.get(0);
            assertThat(receiver.requests).hasSize(1);
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.uri()).isEqualTo(PATH);
            assertThat(request.body()).isEqualTo(event.json());
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.header("Idempotency-Key")).isEqualTo("\"f1/3\"");
            assertThat(request.header("Postern-Event-Id")).isEqualTo(event.id());
            assertThat(request.header("Postern-Timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
            assertThat(request.header("Postern-Signature"))
                    .isEqualTo(Signature.of(
                            "s3cret", NOW.getEpochSecond(), event.json().getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void without_a_secret_there_is_no_signature() throws Exception {
        try (Receiver receiver = Receiver.status(200)) {
            new Webhook("hook", receiver.uri("/"), null, LONG, () -> NOW).deliver(Deliveries.of("f1", 1));

            assertThat(receiver.requests.get(0).headers()).doesNotContainKey("Postern-signature");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 599})
    void a_receiver_in_trouble_is_tried_again(int status) throws Exception {
        DeliveryException failure = failure(exchange -> exchange.sendResponseHeaders(status, -1), LONG);

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.retryAfter()).isNull();
        assertThat(failure).hasMessageEndingWith(" answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410, 422})
    void a_refusal_is_a_refusal(int status) throws Exception {
        DeliveryException failure = failure(exchange -> exchange.sendResponseHeaders(status, -1), LONG);

        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure).hasMessageEndingWith(" answered " + status);
    }

    @Test
    void a_receiver_says_when_to_come_again() throws Exception {
        Answer answer = exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "17");
            exchange.sendResponseHeaders(429, -1);
        };
        assertThat(failure(answer, LONG).retryAfter()).isEqualTo(Duration.ofSeconds(17));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_redirect_is_not_followed(int status) throws Exception {
        try (Receiver other = Receiver.status(200)) {
            DeliveryException failure = failure(
                    exchange -> {
                        exchange.getResponseHeaders()
                                .add("Location", other.uri("/").toString());
                        exchange.sendResponseHeaders(status, -1);
                    },
                    LONG);

            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure).hasMessageEndingWith(" answered " + status + "; redirects are not followed");
            assertThat(other.requests).isEmpty();
        }
    }

    @Test
    void a_receiver_that_never_answers_is_given_up_in_time() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        DeliveryException failure = failure(exchange -> never.await(), SHORT);

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure).hasMessageEndingWith(": no answer within 300 ms");
    }

    @Test
    void a_success_counts_though_its_body_never_ends() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            never.await();
        })) {
            webhook(receiver.uri("/"), LONG).deliver(Deliveries.of("f1", 1));

            assertThat(receiver.requests).hasSize(1);
        }
    }

    @Test
    void a_body_without_end_is_not_read_to_its_end() throws Exception {
        CountDownLatch brokenOff = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[65_536];
            try {
                for (long sent = 0; sent < 1L << 40; sent += block.length) {
                    exchange.getResponseBody().write(block);
                }
            } catch (IOException e) {
                brokenOff.countDown();
            }
        })) {
            webhook(receiver.uri("/"), LONG).deliver(Deliveries.of("f1", 1));

            brokenOff.await(); // else the test never ends
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u0001\u0002\r\n\r\n",
                "220 mail.example.com ESMTP\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200",
                "HTTP/1.1 503 T0P5ECRET\r\nContent-Length: -1\r\n\r\n",
            })
    void what_is_not_http_is_a_failure_that_may_pass(String reply) throws Exception {
        DeliveryException failure = failure("http", reply);

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure).hasMessageStartingWith("http://127.0.0.1:").hasMessageNotContaining("T0P5ECRET");
    }

    @Test
    void a_server_without_tls_is_named_as_such() throws Exception {
        assertThat(failure("https", "HTTP/1.1 400 Bad Request\r\n\r\n"))
                .hasMessageContaining(": TLS failed")
                .hasMessageNotContaining("T0P5ECRET");
    }

    /** What comes of a server that sends some bytes whatever it is asked. */
    private static DeliveryException failure(String scheme, String reply) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> accepted = new CompletableFuture<>();
            Thread answering = new Thread(() -> {
                try {
                    Socket socket = server.accept();
                    accepted.complete(socket);
                    assertThat(socket.getInputStream().read()).isNotNegative();
                    socket.getOutputStream().write(reply.getBytes(StandardCharsets.ISO_8859_1));
                    socket.shutdownOutput();
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // the client or the test has hung up
                }
            });
            answering.start();
            DeliveryException failure =
                    failure(URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + PATH), LONG);
            accepted.get().close();
            answering.join();
            return failure;
        }
    }

    @Test
    void nobody_there_is_a_failure_that_may_pass_and_repeats_no_secret() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        DeliveryException refused = failure(URI.create("http://127.0.0.1:" + port + PATH), LONG);
        assertThat(refused.isRetryable()).isTrue();
        assertThat(refused)
                .hasMessageStartingWith("http://127.0.0.1:" + port + ": cannot connect (")
                .hasNoCause();

        DeliveryException unknown = failure(URI.create("http://no-such-host.invalid" + PATH), LONG);
        assertThat(unknown.isRetryable()).isTrue();
        assertThat(unknown)
                .hasMessageStartingWith("http://no-such-host.invalid: there is no such host (")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/T0P5ECRET",
                "https:///T0P5ECRET",
                "T0P5ECRET",
                "https://user:T0P5ECRET@example.com/",
                "mailto:T0P5ECRET@example.com"
            })
    void an_impossible_url_is_refused_and_not_repeated(String url) {
        assertThatThrownBy(() -> webhook(URI.create(url), LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("T0P5ECRET");
    }
}
