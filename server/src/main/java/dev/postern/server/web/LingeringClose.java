// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Reads on, and throws away, what a client is still sending when its request was answered. A connection that is closed with
 * bytes unread is reset (RFC 9112, section 9.6), and a reset can take the answer from the client before it has read it.
 */
final class LingeringClose implements Runnable {
    /** Twice what anybody may send. */
    private static final long MOST_BYTES = 16 << 20;

    private static final long SILENCE_MILLIS = 500;

    private final Request request;
    private final Callback answered;
    private final EndPoint client;
    private final long idleMillis;
    private long bytes;

    private LingeringClose(Request request, Callback answered) {
        this.request = request;
        this.answered = answered;
        client = request.getConnectionMetaData().getConnection().getEndPoint();
        idleMillis = client.getIdleTimeout();
    }

    /** The callback to write an answer with: it ends the exchange when the client has ended, is silent, or sends too much. */
    static Callback after(Request request, Callback answered) {
        LingeringClose close = new LingeringClose(request, answered);
        return Callback.from(close::begin, answered::failed);
    }

    private void begin() {
        client.setIdleTimeout(Math.min(idleMillis, SILENCE_MILLIS));
        run();
    }

    @Override
    public void run() {
        while (bytes < MOST_BYTES) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            bytes += chunk.remaining();
            chunk.release();
            if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
                break;
            }
        }
        client.setIdleTimeout(idleMillis); // read to its end, the connection may take another request
        answered.succeeded();
    }
}
