// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox.Delivery;
import dev.postern.store.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Exports findings to S3 as GuardDuty does (user guide, "Exporting findings"): JSON lines, packed, below
 * {@code AWSLogs/ACCOUNT/GuardDuty/REGION/YYYY/MM/DD/}. Each delivery is an object of one line whose key and bytes are the same at
 * each try: a delivery that is made twice is there once.
 */
public final class S3Export implements Sink {
    /** Its name among the sinks; no webhook can have it. */
    public static final String NAME = "s3:export";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long MICROS = 1_000_000;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);

    private final @Nullable Server s3;
    private final ExportTargets targets;

    /** Signs what is asked of S3. */
    @FunctionalInterface
    public interface Signing {
        /** The headers to send: those given, and what a signature needs. */
        Map<String, String> headers(String method, URI uri, Map<String, String> headers, byte[] body);
    }

    /** The endpoint with what it needs. */
    private record Server(String base, Signing signing, HttpSender sender) {}

    /**
     * An export.
     *
     * @param endpoint of S3: what comes before the bucket; null: nothing can be exported
     * @param targets where findings go
     */
    public S3Export(@Nullable URI endpoint, Signing signing, ExportTargets targets, InstantSource clock) {
        this.targets = targets;
        if (endpoint == null) {
            s3 = null;
        } else {
            String base = endpoint.toString();
            s3 = new Server(
                    base.endsWith("/") ? base : base + "/",
                    signing,
                    new HttpSender(new Endpoint(endpoint), TIMEOUT, clock));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A finding that nobody wants any more counts as delivered. */
    @Override
    public void deliver(Delivery delivery) throws DeliveryException, InterruptedException {
        ExportTarget target = targets.of(delivery.scope());
        if (target == null || targets.isArchived(delivery.scope(), delivery.findingId())) {
            return;
        }
        Instant created = Instant.ofEpochSecond(Math.floorDiv(delivery.createdMicros(), MICROS));
        String key = folder(target, delivery.scope()) + DAY.format(created) + "/" + EventBridgeEvent.id(delivery)
                + ".jsonl.gz";
        put(delivery.scope(), target, key, packed(delivery));
    }

    /**
     * Tries whether the target of an account and region can be written to, with the folder that findings come below. Its state is
     * told to whoever keeps the targets.
     *
     * @return whether it can, or there is none
     */
    boolean verify(Scope scope) throws InterruptedException {
        ExportTarget target = targets.of(scope);
        try {
            if (target != null) {
                put(scope, target, folder(target, scope), new byte[0]);
            }
            return true;
        } catch (DeliveryException e) {
            return false; // told already
        }
    }

    private static String folder(ExportTarget target, Scope scope) {
        return target.prefix() + "AWSLogs/" + scope.account() + "/GuardDuty/" + scope.region() + "/";
    }

    private void put(Scope scope, ExportTarget target, String key, byte[] body)
            throws DeliveryException, InterruptedException {
        try {
            put(target, key, body);
        } catch (DeliveryException e) {
            targets.failed(scope, target, String.valueOf(e.getMessage()));
            throw e;
        }
        targets.published(scope, target);
    }

    private void put(ExportTarget target, String key, byte[] body) throws DeliveryException, InterruptedException {
        if (s3 == null) {
            throw DeliveryException.unavailable("no endpoint of S3 is configured (api.s3.endpoint)");
        }
        URI uri = URI.create(s3.base() + target.bucket() + "/" + S3Path.encode(key));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/gzip");
        headers.put("x-amz-server-side-encryption", "aws:kms");
        headers.put("x-amz-server-side-encryption-aws-kms-key-id", target.kmsKeyArn());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("User-Agent", "Postern").PUT(BodyPublishers.ofByteArray(body));
        s3.signing().headers("PUT", uri, headers, body).forEach(request::header);
        s3.sender().send(request.build());
    }

    private static byte[] packed(Delivery delivery) throws DeliveryException {
        byte[] line = (EventJson.MAPPER.writeValueAsString(EventBridgeEvent.detail(delivery)) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }
}
