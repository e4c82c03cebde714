// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.api.own.stream.Outlet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** A response that is written piece by piece. Takes no thread between the pieces. */
final class ResponseOutlet implements Outlet {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final AtomicBoolean ended = new AtomicBoolean();

    ResponseOutlet(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    @Override
    public CompletionStage<Void> send(String piece) {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        response.write(
                false,
                ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8)),
                Callback.from(() -> gone.complete(null), failure -> {
                    fail(failure);
                    gone.completeExceptionally(failure);
                }));
        return gone;
    }

    @Override
    public void end() {
        if (ended.compareAndSet(false, true)) {
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        }
    }

    /** The piece that is on its way then fails, and with it the answer. */
    @Override
    public void cut() {
        request.getConnectionMetaData().getConnection().getEndPoint().close(new EofException("the reader is too slow"));
    }

    private void fail(Throwable failure) {
        if (ended.compareAndSet(false, true)) {
            callback.failed(failure);
        }
    }
}
