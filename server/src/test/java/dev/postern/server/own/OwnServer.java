// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.own;

import dev.postern.api.GuardDuty;
import dev.postern.api.GuardDutyApi;
import dev.postern.api.coverage.CoverageState;
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
import dev.postern.api.own.OpenApi;
import dev.postern.api.own.OwnApi;
import dev.postern.api.own.OwnEndpoints;
import dev.postern.api.own.baseline.Baselines;
import dev.postern.api.own.replay.Replays;
import dev.postern.api.own.stream.FindingStreams;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.kernel.Intel;
import dev.postern.kernel.Policy;
import dev.postern.server.replay.HistoryReplayer;
import dev.postern.server.web.Answer;
import dev.postern.server.web.WebServer;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our own API at a free port of the loopback, over a store in a file, and a plain HTTP client that signs. */
final class OwnServer implements AutoCloseable {
    static final Scope SCOPE = Scope.DEFAULT;
    static final Scope THEIRS = new Scope("999999999999", "us-east-1");
    /** One database belongs to a stranger. */
    static final Owners OWNERS = new Owners(SCOPE, Map.of("payroll", THEIRS));

    static final DatabaseCoverage ORDERS = new DatabaseCoverage(
            "orders",
            "arn:aws:rds:us-east-1:000000000000:db:orders",
            "postgresql",
            "16.4",
            null,
            CoverageState.UNREADABLE,
            List.of("some of its logs cannot be read", "line 7: \u001b[31m\u202e"),
            Instant.parse("2026-11-25T00:00:00Z"),
            null,
            null,
            true,
            false,
            17,
            3,
            List.of("line 7: \u001b[31m\u202e"),
            List.of("/var/log/orders.log"),
            null);

    private static final String[] HEADERS = {"Authorization", "X-Amz-Date", "x-amz-content-sha256"};

    final Store store;
    final SealedKeys keys;
    final FindingStreams streams;
    final Replays replays;
    final AccessKey administrator;
    final AccessKey reader;
    final AccessKey stranger;
    private final WebServer web;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    OwnServer(Path folder) {
        InstantSource clock = InstantSource.system();
        store = SqliteStore.open(folder.resolve("postern.db"), clock);
        SecureRandom random = new SecureRandom();
        keys = new SealedKeys(store.credentials(), new Seal(new byte[Seal.KEY_BYTES], random), random);
        administrator = keys.create(SCOPE.account(), Role.ADMINISTRATOR, Instant.EPOCH);
        reader = keys.create(SCOPE.account(), Role.READER, Instant.EPOCH);
        stranger = keys.create(THEIRS.account(), Role.ADMINISTRATOR, Instant.EPOCH);
        AddressLists lists = new AddressLists(new ListDocuments(store), location -> true, () -> {}, clock);
        Detectors detectors = new Detectors(store, Map.of());
        GuardDutyApi guardDuty = GuardDuty.api(
                store,
                detectors,
                lists,
                scope -> List.of(),
                new Destinations(new DestinationDocuments(store), changed -> {}),
                keys,
                new Organization(store, SCOPE.account(), Set.of()),
                scope -> List.of(),
                clock,
                System::nanoTime);
        streams = new FindingStreams(store, keys, System::nanoTime);
        replays = new Replays(
                store,
                new HistoryReplayer(
                        store,
                        OWNERS,
                        Policy.DEFAULT,
                        detectors::idOf,
                        () -> Intel.NONE,
                        List.of(folder.resolve("replay"))),
                clock);
        OwnApi own = OwnEndpoints.api(
                guardDuty.gate(),
                store,
                OWNERS,
                scope -> scope.equals(SCOPE) ? List.of(ORDERS) : List.of(),
                new Baselines(store, OWNERS, Policy.DEFAULT.learning(), clock),
                streams,
                replays);
        web = WebServer.start(
                "127.0.0.1",
                0,
                List.of(),
                null,
                Map.of(OpenApi.PATH, () -> new Answer(200, "application/json", OpenApi.text())),
                Map.of(),
                guardDuty::answer,
                own::answer);
        streams.start();
    }

    URI uri(String path) {
        return URI.create(web.uri() + "/postern/v1" + path);
    }

    /** A signed request that is not sent yet. */
    HttpRequest.Builder signed(AccessKey key, String method, String path, @Nullable String body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(method))
                .uri(uri(path))
                .build();
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(options -> options.identity(AwsCredentialsIdentity.create(key.id(), key.secret()))
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(bytes))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "guardduty")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, SCOPE.region()))
                .request();
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(bytes));
        for (String name : HEADERS) {
            signed.firstMatchingHeader(name).ifPresent(value -> builder.header(name, value));
        }
        return builder;
    }

    HttpResponse<String> send(AccessKey key, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        return send(signed(key, method, path, body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<InputStream> open(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(reader, "GET", path, null);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        streams.close();
        web.close();
        replays.close();
        store.close();
    }
}
