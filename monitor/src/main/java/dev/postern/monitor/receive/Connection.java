// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import dev.postern.kernel.IpAddress;
import dev.postern.monitor.receive.Senders.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * One connection of a sender. What has come is on the disk before more is read, so a sender is held up when the disk, or the
 * database's space, is.
 */
final class Connection implements AutoCloseable, Framing.Sink {
    private static final int BUFFER = 64 << 10;
    private static final int HANDSHAKE_MILLIS = 10_000;
    /** A message that has begun has to go on within this time. */
    private static final int WITHIN_MILLIS = 60_000;
    /** Between messages a sender may be silent for a day: one that is cut off loses the first message it sends then. */
    private static final int BETWEEN_MILLIS = 86_400_000;

    private final Socket socket;
    private final Senders senders;
    private final Receipt receipt;
    private final BooleanSupplier ending;
    private final Framing framing = new Framing(this);
    private final CountDownLatch ended = new CountDownLatch(1);
    private Peer peer;
    private List<Route> open = List.of();

    Connection(Socket socket, Peer peer, Senders senders, Receipt receipt, BooleanSupplier ending) {
        this.socket = socket;
        this.peer = peer;
        this.senders = senders;
        this.receipt = receipt;
        this.ending = ending;
    }

    IpAddress address() {
        return peer.address();
    }

    /** Reads until the sender ends, or is ended. */
    void run() {
        try {
            socket.setKeepAlive(true);
            if (!isKnown()) {
                return;
            }
            read(socket.getInputStream());
        } catch (SSLException e) {
            receipt.refuse(Refusal.HANDSHAKE);
        } catch (IOException e) {
            // the sender is gone, or silent for too long in the middle of a message
        } finally {
            if (framing.isWithin()) {
                receipt.refuse(Refusal.TORN);
            }
            receipt.write(ending);
            ended.countDown();
        }
    }

    private boolean isKnown() throws IOException {
        if (socket instanceof SSLSocket tls) {
            tls.setSoTimeout(HANDSHAKE_MILLIS);
            tls.startHandshake();
            peer = new Peer(peer.address(), Certificates.identities(tls.getSession()));
        }
        open = senders.of(peer);
        if (open.isEmpty()) {
            receipt.unknown(peer);
        }
        return !open.isEmpty();
    }

    private void read(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (!ending.getAsBoolean()) {
            socket.setSoTimeout(framing.isWithin() ? WITHIN_MILLIS : BETWEEN_MILLIS);
            int length = in.read(buffer);
            if (length < 0) {
                return;
            }
            boolean whole = framing.feed(buffer, 0, length);
            receipt.write(ending);
            if (!whole) {
                receipt.refuse(Refusal.UNREADABLE);
                return;
            }
        }
    }

    @Override
    public void message(byte[] bytes, int from, int to) {
        receipt.take(peer, open, bytes, from, to);
    }

    @Override
    public void tooLong() {
        receipt.refuse(Refusal.TOO_LONG);
    }

    /** Ends it, from another thread. */
    void end() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }

    /** Waits until what it has taken is written. */
    void awaitEnd() {
        try {
            if (!ended.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a connection of " + address() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
    }
}
