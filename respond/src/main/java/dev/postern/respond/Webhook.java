// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox.Delivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A web server that gets each event by HTTP POST. Only its status counts: 2xx is success; 408, 429 and 5xx ask for another try;
 * all else is a refusal, redirects too, which are not followed: they could send findings anywhere.
 */
public final class Webhook implements Sink {
    /** How long a receiver has to answer. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** How long the rest of an answer may take, so that the connection can be used again. */
    private static final Duration REST = Duration.ofMillis(500);

    private static final int SUCCESS = 2;
    private static final int SERVER_ERROR = 5;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int HUNDRED = 100;

    private final String name;
    private final Endpoint endpoint;
    private final @Nullable String secret;
    private final Duration timeout;
    private final InstantSource clock;
    private final HttpClient client;

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
        this.timeout = timeout;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void deliver(Delivery delivery) throws DeliveryException, InterruptedException {
        judge(answer(request(delivery, EventBridgeEvent.of(delivery))));
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

    /** The head of the answer. The client's own timeout would not hold for a request that the server does not take. */
    private ResponseInfo answer(HttpRequest request) throws DeliveryException, InterruptedException {
        CompletableFuture<ResponseInfo> head = new CompletableFuture<>();
        CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(request, info -> {
            head.complete(info);
            return new IgnoredBody();
        });
        CompletableFuture<?> ended = exchange.whenComplete((response, failure) -> {
            if (failure != null) {
                head.completeExceptionally(failure);
            }
        });
        try {
            ResponseInfo info = head.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            ended.get(REST.toMillis(), TimeUnit.MILLISECONDS);
            return info;
        } catch (TimeoutException e) {
            if (!head.isDone()) {
                throw DeliveryException.unavailable(endpoint + ": no answer within " + timeout.toMillis() + " ms");
            }
        } catch (ExecutionException e) {
            if (head.isCompletedExceptionally()) {
                throw DeliveryException.unavailable(endpoint.describe(e));
            }
        } finally {
            exchange.cancel(true); // does nothing when it has ended
        }
        return head.join(); // the status is known; what became of the rest does not matter
    }

    private void judge(ResponseInfo answer) throws DeliveryException {
        int status = answer.statusCode();
        String told = endpoint + " answered " + status;
        if (status / HUNDRED == SUCCESS) {
            return;
        }
        if (status / HUNDRED == SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
            Instant now = clock.instant();
            String retryAfter = answer.headers().firstValue("Retry-After").orElse(null);
            throw DeliveryException.busy(told, RetryAfter.parse(retryAfter, now));
        }
        throw DeliveryException.rejected(status / HUNDRED == 3 ? told + "; redirects are not followed" : told);
    }
}
