// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Writes a body to a file, and gives up as soon as it is longer than allowed. Without a file it reads nothing. */
final class LimitedFile implements BodySubscriber<Long> {
    private final @Nullable Path file;
    private final long maxBytes;
    private final CompletableFuture<Long> size = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable FileChannel out;
    private long written;

    LimitedFile(@Nullable Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Long> getBody() {
        return size;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (file == null) {
            given.cancel();
            size.complete(0L);
            return;
        }
        try {
            out = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            given.request(1);
        } catch (IOException e) {
            giveUp(e);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        FileChannel channel = out;
        if (channel == null || subscription == null) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                written += buffer.remaining();
                if (written > maxBytes) {
                    throw new IOException("it is longer than " + maxBytes + " bytes (feeds.maxSize)");
                }
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            subscription.request(1);
        } catch (IOException e) {
            giveUp(e);
        }
    }

    private void giveUp(Throwable why) {
        if (subscription != null) {
            subscription.cancel();
        }
        onError(why);
    }

    @Override
    public void onError(Throwable why) {
        close();
        size.completeExceptionally(why);
    }

    @Override
    public void onComplete() {
        IOException failure = close();
        if (failure == null) {
            size.complete(written);
        } else {
            size.completeExceptionally(failure);
        }
    }

    private @Nullable IOException close() {
        try {
            if (out != null) {
                out.close();
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}
