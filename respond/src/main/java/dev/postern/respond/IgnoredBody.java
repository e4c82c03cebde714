// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads a short body to its end, so that the connection can be used again, and breaks a long one off. Nothing is kept. */
final class IgnoredBody implements BodySubscriber<Void> {
    /** Bytes read at most, about. */
    private static final long LIMIT = 65_536;

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private long bytes;

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription started) {
        subscription = started;
        started.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            bytes += buffer.remaining();
        }
        if (subscription == null) {
            return;
        }
        if (bytes > LIMIT) {
            subscription.cancel();
            end.complete(null);
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
