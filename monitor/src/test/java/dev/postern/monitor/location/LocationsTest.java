// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists from files, from a web server, and from a double of S3. */
class LocationsTest {
    private static final int MOST = 1_000;
    private static final String LIST = "203.0.113.9\n";

    @TempDir
    private Path folder;

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer server;
    private Path to;

    @BeforeEach
    void start() throws IOException {
        to = folder.resolve("copy");
        Files.createDirectories(folder.resolve("lists"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            String signature = exchange.getRequestHeaders().getFirst("authorization");
            asked.set(path + " " + exchange.getRequestHeaders().getFirst("x-amz-expected-bucket-owner")
                    + (signature == null ? "" : " " + signature));
            if (path.equals("/s3/my-bucket/to/elsewhere")) {
                exchange.getResponseHeaders().set("Location", "http://elsewhere.example/");
                exchange.sendResponseHeaders(302, -1);
            } else if (path.startsWith("/to/")) {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                Objects.requireNonNullElse(
                                        exchange.getRequestURI().getQuery(), "/to/"));
                exchange.sendResponseHeaders(302, -1);
            } else if (path.equals("/secret")) {
                exchange.sendResponseHeaders(403, 0);
                exchange.getResponseBody().write("the secret".getBytes(StandardCharsets.UTF_8));
            } else if (path.equals("/long")) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(new byte[MOST + 1]);
            } else {
                exchange.sendResponseHeaders(200, path.equals("/chunked") ? 0 : LIST.length());
                exchange.getResponseBody().write(LIST.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String uri(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private Locations locations(boolean privateAllowed) {
        return locations(privateAllowed, Duration.ofSeconds(20));
    }

    private Locations locations(boolean privateAllowed, Duration timeout) {
        SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return new Locations(
                new LocalFiles(List.of(folder.resolve("none"), folder.resolve("lists")), MOST),
                new WebGet(privateAllowed, timeout, MOST, tls),
                new WebGet(true, timeout, MOST, tls),
                URI.create(uri("/s3")),
                (uri, headers) -> {
                    Map<String, String> signed = new TreeMap<>(headers);
                    signed.put("authorization", "for " + uri.getRawPath());
                    return signed;
                });
    }

    private void refuses(Locations locations, String location, String why) {
        assertThatThrownBy(() -> locations.fetch(location, null, to))
                .isInstanceOf(LocationException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aFileBelowAFolderIsReadAndNoOther() throws Exception {
        Path list = Files.writeString(folder.resolve("lists/bad.txt"), LIST);
        Path other = Files.writeString(folder.resolve("other.txt"), "secret");
        Files.createSymbolicLink(folder.resolve("lists/link.txt"), other);
        Files.createSymbolicLink(folder.resolve("link.txt"), list);
        Files.writeString(folder.resolve("lists/long.txt"), "x".repeat(MOST + 1));
        String base = folder.toUri().toString();
        locations(false).fetch(base + "lists/bad.txt", null, to);
        assertThat(to).hasContent(LIST.strip());
        locations(false).fetch(base + "link.txt", null, to);

        refuses(locations(false), base + "other.txt", "there is no such file");
        refuses(locations(false), base + "missing.txt", "there is no such file");
        refuses(locations(false), base + "lists/../other.txt", "there is no such file");
        refuses(locations(false), base + "lists/link.txt", "there is no such file");
        refuses(locations(false), base + "lists", "there is no such file");
        refuses(locations(false), base + "lists/long.txt", "longer than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/list", "/chunked", "/to/?/list", "/to/?../list"})
    void aPageIsReadWhole(String path) throws Exception {
        locations(true).fetch(uri(path), null, to);

        assertThat(Files.readString(to)).isEqualTo(LIST);
    }

    @Test
    void aServerOfThisMachineIsNotAskedUnlessAllowed() {
        refuses(locations(false), uri("/list"), "private, local or special network");
        refuses(locations(false), uri("/list").replace("127.0.0.1", "localhost"), "private, local or special network");
        refuses(locations(false), uri("/list").replace("127.0.0.1", "[::ffff:127.0.0.1]"), "private, local");

        assertThat(asked).hasValue("");
    }

    @Test
    void aRedirectIsJudgedLikeALocation() {
        refuses(locations(true), uri("/to/?file:/etc/passwd"), "redirects to what may not be followed");
        refuses(locations(true), uri("/to/?ftp://127.0.0.1/"), "redirects to what may not be followed");
        refuses(locations(true), uri("/to/?http://u:p@127.0.0.1/"), "redirects to what may not be followed");
        refuses(locations(true), uri("/to/?/to/?/to/"), "redirects more than 5 times");
    }

    @Test
    void whatIsThereIsNotRepeated() {
        refuses(locations(true), uri("/secret"), "the server answered 403");
        refuses(locations(true), uri("/long"), "longer than 1000 bytes");
    }

    @Test
    void aServerThatSaysNothingIsLeft() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refuses(
                    locations(true, Duration.ofMillis(200)),
                    "http://127.0.0.1:" + silent.getLocalPort() + "/",
                    "no whole answer");
        }
    }

    @Test
    void anObjectOfS3IsAskedOfTheEndpoint() throws Exception {
        locations(false).fetch("s3://my-bucket/a/b%20c%2B.txt", "111122223333", to);

        assertThat(Files.readString(to)).isEqualTo(LIST);
        assertThat(asked).hasValue("/s3/my-bucket/a/b%20c%2B.txt 111122223333 for /s3/my-bucket/a/b%20c%2B.txt");
    }

    @Test
    void aSignedRequestIsSentToNoOtherServer() {
        refuses(locations(true), "s3://my-bucket/to/elsewhere", "redirects elsewhere");
    }
}
