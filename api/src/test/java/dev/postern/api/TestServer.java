// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.api.credentials.Role;
import dev.postern.api.credentials.Seal;
import dev.postern.api.credentials.SealedKeys;
import dev.postern.api.destination.DestinationDocuments;
import dev.postern.api.destination.Destinations;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListDocuments;
import dev.postern.api.organization.Organization;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/** The API over a store of its own, at a free port of the loopback. */
final class TestServer implements AutoCloseable {
    static final String DETECTOR = "0123456789abcdef0123456789abcdef";

    final Store store;
    final Detectors detectors;
    final Organization organization;
    final SealedKeys keys;
    final GuardDutyApi api;
    final List<Scope> changed = new CopyOnWriteArrayList<>();
    final List<DatabaseCoverage> databases = new CopyOnWriteArrayList<>();
    private final HttpServer http;

    TestServer(Path folder, InstantSource clock) throws IOException {
        this(folder, clock, System::nanoTime);
    }

    /**
     * @param nanoTime what request rates are measured by, nanoseconds
     */
    TestServer(Path folder, InstantSource clock, LongSupplier nanoTime) throws IOException {
        store = SqliteStore.open(folder.resolve("postern.db"), clock);
        detectors = new Detectors(store, Map.of(Scope.DEFAULT, DETECTOR));
        SecureRandom random = new SecureRandom();
        keys = new SealedKeys(store.credentials(), new Seal(new byte[Seal.KEY_BYTES], random), random);
        organization = new Organization(store, Scope.DEFAULT.account(), Set.of());
        AddressLists lists =
                new AddressLists(new ListDocuments(store), location -> location.startsWith("file:/"), () -> {}, clock);
        api = GuardDuty.api(
                store,
                detectors,
                lists,
                scope -> databases,
                new Destinations(new DestinationDocuments(store), changed::add),
                keys,
                organization,
                scope -> List.of("file"),
                clock,
                nanoTime);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            ApiResponse answer = api.answer(new ApiRequest(
                    exchange.getRequestMethod(),
                    uri.getRawPath(),
                    Objects.requireNonNullElse(uri.getRawQuery(), ""),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes()));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            int length = answer.body().length;
            exchange.sendResponseHeaders(answer.code(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    AccessKey key(String account, Role role) {
        return keys.create(account, role, Instant.EPOCH);
    }

    /** A client that signs with a key. */
    GuardDutyClient client(AccessKey key, String secret, Region region) {
        return GuardDutyClient.builder()
                .endpointOverride(uri())
                .region(region)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), secret)))
                .overrideConfiguration(options -> options.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    GuardDutyClient client() {
        AccessKey key = key(Scope.DEFAULT.account(), Role.ADMINISTRATOR);
        return client(key, key.secret(), Region.US_EAST_1);
    }

    @Override
    public void close() {
        http.stop(0);
        store.close();
    }
}
