// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A server that speaks a little S3: it keeps what is put and gives what it has, to who signs as the SDK would. */
final class S3Double implements AutoCloseable {
    static final String KEY = "AKIAS3DOUBLE";
    static final String SECRET = "the secret of the double";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    /** Objects by {@code /BUCKET/KEY}. */
    final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

    private final HttpServer server;

    S3Double() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Lines of the configuration of a Postern that asks this server. */
    String configuration() {
        return """
                api:
                  s3: {endpoint: "%s", region: eu-west-1, accessKey: %s, secretKey: %s}
                """.formatted(uri(), KEY, SECRET);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (!isSigned(exchange, body)) {
                exchange.sendResponseHeaders(403, -1);
            } else if (exchange.getRequestMethod().equals("PUT") && !path.startsWith("/closed/")) {
                objects.put(path, body);
                exchange.sendResponseHeaders(200, -1);
            } else if (exchange.getRequestMethod().equals("GET") && objects.containsKey(path)) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(objects.get(path));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        Headers headers = exchange.getRequestHeaders();
        String authorization = headers.getFirst("authorization");
        if (authorization == null) {
            return false;
        }
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.fromValue(exchange.getRequestMethod()))
                .uri(uri().resolve(exchange.getRequestURI().getRawPath()));
        int from = authorization.indexOf("SignedHeaders=") + "SignedHeaders=".length();
        for (String name :
                authorization.substring(from, authorization.indexOf(',', from)).split(";", -1)) {
            if (!List.of("host", "x-amz-date", "x-amz-content-sha256").contains(name)) {
                request.putHeader(name, Objects.requireNonNull(headers.getFirst(name)));
            }
        }
        Clock then = Clock.fixed(
                LocalDateTime.parse(headers.getFirst("x-amz-date"), DATE).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsCredentialsIdentity.create(KEY, SECRET))
                        .request(request.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, then))
                .request()
                .firstMatchingHeader("Authorization")
                .orElseThrow()
                .equals(authorization);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
