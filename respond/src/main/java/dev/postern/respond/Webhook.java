// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox.Delivery;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A web server that gets each event by HTTP POST; of its answers, what {@link HttpSender} says holds. */
public final class Webhook implements Sink {
    /** How long a receiver has to answer. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private final Endpoint endpoint;
    private final @Nullable String secret;
    private final InstantSource clock;
    private final HttpSender sender;

    /**
     * A webhook.
     *
     * @param url http or https, with a host and without user and password
     * @param secret for {@link Signature}, or null for none
     * @param timeout from the connection to the head of the answer
     * @param clock for the time in the signature
     * @throws IllegalArgumentException when the URL or the secret cannot be used
     */
    public Webhook(String name, URI url, @Nullable String secret, Duration timeout, InstantSource clock) {
        if (secret != null && secret.isEmpty()) {
            throw new IllegalArgumentException("the secret of a webhook is not empty");
        }
        this.name = name;
        this.endpoint = new Endpoint(url);
        this.secret = secret;
        this.clock = clock;
        this.sender = new HttpSender(endpoint, timeout, clock);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void deliver(Delivery delivery) throws DeliveryException, InterruptedException {
        sender.send(request(delivery, EventBridgeEvent.of(delivery)));
    }

    private HttpRequest request(Delivery delivery, EventBridgeEvent event) {
        byte[] body = event.json().getBytes(StandardCharsets.US_ASCII);
        long seconds = clock.instant().getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.uri())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Postern")
                .header("Idempotency-Key", "\"" + delivery.findingId() + "/" + delivery.version() + "\"")
                .header("Postern-Event-Id", event.id())
                .header("Postern-Timestamp", Long.toString(seconds))
                .POST(BodyPublishers.ofByteArray(body));
        if (secret != null) {
            request.header(Signature.HEADER, Signature.of(secret, seconds, body));
        }
        return request.build();
    }
}
