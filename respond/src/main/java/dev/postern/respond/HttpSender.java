// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to a server. Only the status of its answers counts: 2xx is success; 408, 429 and 5xx ask for another try; all else
 * is a refusal, redirects too, which are not followed: they could send findings anywhere.
 */
final class HttpSender {
    /** How long the rest of an answer may take, so that the connection can be used again. */
    private static final Duration REST = Duration.ofMillis(500);

    private static final int SUCCESS = 2;
    private static final int SERVER_ERROR = 5;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int HUNDRED = 100;

    private final Endpoint endpoint;
    private final Duration timeout;
    private final InstantSource clock;
    private final HttpClient client;

    /**
     * @param endpoint as messages name it
     * @param timeout from the connection to the head of the answer
     */
    HttpSender(Endpoint endpoint, Duration timeout, InstantSource clock) {
        this.endpoint = endpoint;
        this.timeout = timeout;
        this.clock = clock;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** @throws DeliveryException unless the answer is a success */
    void send(HttpRequest request) throws DeliveryException, InterruptedException {
        judge(answer(request));
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
