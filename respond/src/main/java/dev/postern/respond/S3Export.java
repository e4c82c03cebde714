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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Exports findings to S3 as GuardDuty does (user guide, "Exporting findings"): JSON lines, packed, below
 * {@code AWSLogs/ACCOUNT/GuardDuty/REGION/YYYY/MM/DD/}. What is due at the same half minute is one object an account and day, with
 * a line for each state of a finding. The same deliveries make the same object: what is written twice is there once. When Postern
 * ends between writing an object and knowing it, its findings may be in the next object again, with what has come since.
 */
public final class S3Export implements BatchSink {
    /** Its name among the sinks; no webhook can have it. */
    public static final String NAME = "s3:export";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** GuardDuty exports new findings within about five minutes. */
    private static final Duration EVERY = Duration.ofSeconds(30);
    /** Lines of one object, at most. */
    private static final int MOST = 500;

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

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public int most() {
        return MOST;
    }

    private record Folder(Scope scope, String day) {
        private static Folder of(Delivery delivery) {
            Instant created = Instant.ofEpochSecond(Math.floorDiv(delivery.createdMicros(), MICROS));
            return new Folder(delivery.scope(), DAY.format(created));
        }
    }

    @Override
    public List<List<Delivery>> parts(List<Delivery> due) {
        return List.copyOf(due.stream()
                .collect(Collectors.groupingBy(Folder::of, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    /** Findings that nobody wants any more count as delivered. */
    @Override
    public void deliver(List<Delivery> part) throws DeliveryException, InterruptedException {
        Folder folder = Folder.of(part.get(0));
        ExportTarget target = targets.of(folder.scope());
        if (target == null) {
            return;
        }
        List<Delivery> wanted = part.stream()
                .filter(each -> !targets.isArchived(each.scope(), each.findingId()))
                .toList();
        if (!wanted.isEmpty()) {
            String key = folder(target, folder.scope()) + folder.day() + "/" + name(wanted) + ".jsonl.gz";
            put(folder.scope(), target, key, packed(wanted));
        }
    }

    /** The same of the same deliveries. */
    private static String name(List<Delivery> part) {
        if (part.size() == 1) {
            return EventBridgeEvent.id(part.get(0));
        }
        String ids = part.stream().map(EventBridgeEvent::id).collect(Collectors.joining("/"));
        return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8)).toString();
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

    private static byte[] packed(List<Delivery> part) throws DeliveryException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            for (Delivery each : part) {
                packing.write((EventJson.MAPPER.writeValueAsString(EventBridgeEvent.detail(each)) + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }
}
