// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.api.ApiRequest;
import dev.postern.api.ApiResponse;
import dev.postern.monitor.receive.TlsFiles;
import dev.postern.server.UsageException;
import dev.postern.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
    private static final Map<String, Route> ROUTES = Map.of(
            "/postern/v1/hello",
            () -> Answer.json(200, Map.of("hello", "world")),
            "/postern/v1/broken",
            () -> {
                throw new IllegalStateException("secret of the inside");
            },
            "/postern/v1/full",
            () -> {
                throw new StoreException("the disk is full");
            },
            "/postern/v1/inside",
            () -> Answer.json(200, Map.of("hello", "operator")).abroad(Answer.error(403, "not from there")));

    /** Stands in for the API: tells what it was asked. */
    private static ApiResponse api(ApiRequest request) {
        return new ApiResponse(
                404,
                Map.of("Content-Type", "application/json"),
                (request.method() + " " + request.path() + "?" + request.query() + " "
                                + new String(request.body(), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
    }

    @TempDir
    private Path folder;

    private WebServer web;
    private URI uri;

    @BeforeEach
    void start() {
        web = WebServer.start(
                "127.0.0.1", 0, List.of("postern.example", "fd00::1"), ROUTES, Map.of(), WebServerTest::api);
        uri = web.uri();
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private String get(String path, String host) throws IOException {
        return Wire.send(uri, request(path, host + "\r\nConnection: close"));
    }

    private static String request(String path, String host) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    }

    @Test
    void a_route_answers_with_headers_that_bind_a_browser() throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri.resolve("/postern/v1/hello")).build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"hello\":\"world\"}\n");
        assertThat(response.headers().map())
                .containsEntry("content-type", List.of("application/json"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                .containsEntry("cache-control", List.of("no-store"))
                .doesNotContainKey("server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 203.0.113.9", "Forwarded: for=203.0.113.9", "x-forwarded-for:"})
    void what_is_for_this_machine_is_told_to_nobody_beyond_it(String header) throws Exception {
        assertThat(get("/postern/v1/inside", "localhost"))
                .startsWith("HTTP/1.1 200 ")
                .contains("operator");
        assertThat(get("/postern/v1/inside", "localhost\r\n" + header))
                .startsWith("HTTP/1.1 403 ")
                .contains("not from there")
                .doesNotContain("operator");
        assertThat(get("/postern/v1/full", "localhost")).contains("the disk is full");
        assertThat(get("/postern/v1/full", "localhost\r\n" + header))
                .startsWith("HTTP/1.1 503 ")
                .doesNotContain("disk");
    }

    @Test
    void head_is_answered_without_a_body() throws Exception {
        String answer =
                Wire.send(uri, "HEAD /postern/v1/hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Length: 18")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:8420",
                "localhost",
                "LOCALHOST:1",
                "[::1]",
                "[::1]:8420",
                "postern.example",
                "Postern.Example:443",
                "[fd00::1]:8420"
            })
    void names_that_are_its_own_are_answered(String host) throws Exception {
        assertThat(get("/postern/v1/hello", host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8420",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "127.0.0.2",
                "[::2]",
                "fd00--1",
                "postern.example.",
                "0x7f000001"
            })
    void other_names_are_refused_in_words(String host) throws Exception {
        assertThat(get("/postern/v1/hello", host))
                .startsWith("HTTP/1.1 421 ")
                .contains("listen.hostNames")
                .doesNotContain("world");
    }

    @Test
    void a_request_that_names_no_host_or_two_is_refused() throws Exception {
        assertThat(Wire.send(uri, "GET /postern/v1/hello HTTP/1.0\r\n\r\n"))
                .contains(" 421 ")
                .doesNotContain("world");
        assertThat(Wire.send(uri, "GET /postern/v1/hello HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .contains(" 400 ");
        assertThat(Wire.send(uri, "GET /postern/v1/hello HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"))
                .contains(" 400 ")
                .doesNotContain("world");
    }

    @Test
    void a_whole_url_of_another_host_is_refused() throws Exception {
        assertThat(
                        Wire.send(
                                uri,
                                "GET http://evil.example/postern/v1/hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains(" 400 ")
                .doesNotContain("world");
        assertThat(
                        Wire.send(
                                uri,
                                "GET http://evil.example/postern/v1/hello HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .contains(" 421 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/postern/v1/nothing",
                "/postern/v1/hello/",
                "/postern/v1//hello",
                "/postern/v1/hello;x=y",
                "/postern/v1/x/../hello",
                "/postern/v1/%68ello/..",
                "/postern/v1/HELLO"
            })
    void what_is_not_there_is_not_found(String path) throws Exception {
        assertThat(get(path, "localhost"))
                .startsWith("HTTP/1.1 4")
                .contains("{\"error\":\"")
                .doesNotContain("world");
    }

    @Test
    void the_api_gets_every_other_path_as_it_was_sent() throws Exception {
        String answer = Wire.send(
                uri,
                "POST /tags/arn%3Aaws%2F0a//x?a=%20 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("POST /tags/arn%3Aaws%2F0a//x?a=%20 {}");
        assertThat(get("/detector", "evil.example")).startsWith("HTTP/1.1 421 ");
    }

    @Test
    void other_methods_are_refused() throws Exception {
        String answer = Wire.send(
                uri,
                "POST /postern/v1/hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD");
    }

    @Test
    void what_is_wrong_inside_is_not_told() throws Exception {
        assertThat(get("/postern/v1/broken", "localhost"))
                .startsWith("HTTP/1.1 500 ")
                .contains("internal error")
                .doesNotContain("secret")
                .doesNotContain("IllegalState")
                .doesNotContain("\tat ");
    }

    @Test
    void a_failure_of_the_store_is_said() throws Exception {
        assertThat(get("/postern/v1/full", "localhost"))
                .startsWith("HTTP/1.1 503 ")
                .contains("the disk is full");
    }

    @Test
    void requests_sent_without_waiting_are_answered_in_order() throws Exception {
        String answers = Wire.send(
                uri,
                request("/postern/v1/hello", "localhost")
                        + request("/postern/v1/hello", "evil.example")
                        + request("/none", "localhost\r\nConnection: close"));

        assertThat(answers).containsSubsequence("HTTP/1.1 200 ", "world", "HTTP/1.1 421 ", "HTTP/1.1 404 ");
    }

    @Test
    void headers_that_are_too_large_are_refused() throws Exception {
        String answer = Wire.send(
                uri,
                "GET /postern/v1/hello HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(17_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("{\"error\":\"").doesNotContain("xxx");
    }

    @Test
    void a_body_that_is_too_large_is_refused_before_it_is_sent() throws Exception {
        String answer = Wire.send(
                uri,
                "GET /postern/v1/hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("{\"error\":\"").doesNotContain("world");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\1\2\r\n\r\n",
                "GET\r\n\r\n",
                "GET /<script> HTTP/9.9\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"
            })
    void what_is_not_http_is_refused_without_a_word_of_it(String sent) throws Exception {
        assertThat(Wire.send(uri, sent))
                .startsWith("HTTP/1.1 ")
                .contains("{\"error\":\"")
                .contains("nosniff")
                .doesNotContain("script")
                .doesNotContain("Exception");
    }

    @Test
    void a_client_that_sends_nothing_more_is_let_go() throws Exception {
        WebServer impatient =
                new WebServer(InetAddress.getLoopbackAddress(), 0, new Dispatcher(new Hosts(List.of()), ROUTES), 50);
        impatient.start();
        try (impatient;
                Socket slow = Wire.open(impatient.uri())) {
            slow.getOutputStream().write("GET /postern/v1/hello HTTP/1.1\r\nHost: loc".getBytes(US_ASCII));

            assertThat(Wire.rest(slow)).doesNotContain("world");
        }
    }

    @Test
    void clients_that_wait_hold_up_nobody() throws Exception {
        try (Many idle = Many.of(100, uri)) {
            assertThat(get("/postern/v1/hello", "localhost")).startsWith("HTTP/1.1 200 ");
            assertThat(idle.sockets()).hasSize(100);
        }
    }

    private record Many(List<Socket> sockets) implements AutoCloseable {
        static Many of(int count, URI uri) throws IOException {
            List<Socket> sockets = new java.util.ArrayList<>();
            for (int i = 0; i < count; i++) {
                Socket socket = Wire.open(uri);
                socket.getOutputStream().write('G');
                sockets.add(socket);
            }
            return new Many(sockets);
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void a_port_that_is_taken_is_said_in_words() {
        assertThatThrownBy(() ->
                        WebServer.start("127.0.0.1", uri.getPort(), List.of(), ROUTES, Map.of(), WebServerTest::api))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cannot listen at /127.0.0.1:" + uri.getPort())
                .hasMessageContaining("is Postern running already?");
    }

    @Test
    void an_address_of_another_machine_is_said_in_words() {
        assertThatThrownBy(() -> WebServer.start("192.0.2.1", 0, List.of(), ROUTES, Map.of(), WebServerTest::api))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("192.0.2.1");
    }

    @Test
    void after_its_end_nobody_answers() throws Exception {
        web.close();

        assertThatThrownBy(() -> get("/postern/v1/hello", "localhost")).isInstanceOf(IOException.class);
    }

    @Test
    void over_tls_it_answers_whoever_trusts_its_certificate() throws Exception {
        KeyPair pair = KeyPair.make(folder);
        SSLContext own = TlsFiles.context(pair.certificate(), pair.key(), null);
        try (WebServer encrypted =
                WebServer.start("127.0.0.1", 0, List.of(), own, ROUTES, Map.of(), WebServerTest::api, null)) {
            URI hello = encrypted.uri().resolve("/postern/v1/hello");
            HttpRequest request = HttpRequest.newBuilder(hello).build();

            assertThat(hello.getScheme()).isEqualTo("https");
            assertThat(HttpClient.newBuilder()
                            .sslContext(pair.trusting())
                            .build()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("{\"hello\":\"world\"}\n");
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(SSLException.class);
            assertThat(Wire.send(
                            URI.create("http://127.0.0.1:" + hello.getPort()),
                            request("/postern/v1/hello", "localhost")))
                    .doesNotContain("world");
        }
    }

    @Test
    void a_body_that_is_too_long_is_refused_before_the_api_sees_it() throws Exception {
        String head = "POST /detector HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

        assertThat(Wire.send(uri, head + "Content-Length: 65537\r\n\r\n")).startsWith("HTTP/1.1 413 ");
        assertThat(Wire.send(
                        uri,
                        head + "Transfer-Encoding: chunked\r\n\r\n10001\r\n" + "x".repeat(0x10001) + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(Wire.send(uri, head + "Content-Length: 65536\r\n\r\n" + "x".repeat(65_536)))
                .startsWith("HTTP/1.1 404 ")
                .contains("POST /detector?");
    }

    @Test
    void whoever_sends_too_much_reads_the_refusal_though_it_comes_before_the_end() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 50; i++) {
            for (int bytes : new int[] {70_000, 900_000}) {
                HttpRequest request = HttpRequest.newBuilder(uri.resolve("/detector"))
                        .POST(HttpRequest.BodyPublishers.ofString("x".repeat(bytes)))
                        .build();

                assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(413);
            }
        }
    }

    @Test
    void a_body_that_does_not_come_does_not_hold_a_connection() throws Exception {
        ApiMount mount = new ApiMount(new Hosts(List.of()), WebServerTest::api);
        try (WebServer impatient = new WebServer(InetAddress.getLoopbackAddress(), 0, mount, 50)) {
            impatient.start();

            assertThat(Wire.send(
                            impatient.uri(),
                            "POST /detector HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nslow"))
                    .doesNotContain("POST /detector?");
        }
    }
}
