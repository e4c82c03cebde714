// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import dev.postern.kernel.IpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;

/** Takes syslog over TCP (RFC 6587) or TLS (RFC 5425): a thread for each connection, whose number is bounded. */
final class StreamListener implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 512;
    private static final int MOST_OF_ONE_ADDRESS = 64;
    private static final int BACKLOG = 128;
    private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    private final Channel channel;
    private final Senders senders;
    private final Supplier<Receipt> receipts;
    private final ReceiveCounts counts;
    private final Notices notices;
    private final ServerSocket server;
    private final Thread thread;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Map<IpAddress, Integer> byAddress = new HashMap<>();
    private volatile boolean ending;

    /**
     * @param receipts one for each connection
     * @throws IOException when it cannot listen there
     */
    StreamListener(
            Channel channel,
            InetSocketAddress address,
            ServerSocketFactory factory,
            Senders senders,
            Supplier<Receipt> receipts,
            ReceiveCounts counts,
            Notices notices)
            throws IOException {
        this.channel = channel;
        this.senders = senders;
        this.receipts = receipts;
        this.counts = counts;
        this.notices = notices;
        server = factory.createServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(address, BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        thread = new Thread(this::accept, "postern-syslog-" + channel.id());
    }

    void start() {
        thread.start();
    }

    /** Port that it listens at. */
    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!ending) {
            try {
                admit(server.accept());
                notices.over("accept " + channel);
            } catch (IOException | RuntimeException e) { // above all, of too many open files
                if (!ending) {
                    notices.once("accept " + channel, "syslog over " + channel + ": " + e.getMessage());
                    LockSupport.parkNanos(AGAIN); // it would fail at once again
                }
            }
        }
    }

    private void admit(Socket socket) throws IOException {
        Peer peer = Peer.at(Addresses.of(socket.getInetAddress()));
        if (!senders.mayKnow(peer)) {
            receipts.get().unknown(peer);
            socket.close();
        } else if (!take(peer.address())) {
            counts.refused(channel, Refusal.TOO_MANY, 1);
            notices.once(
                    "connections " + channel,
                    peer.address() + ": has, or all senders together have, as many connections over " + channel
                            + " as there may be; it is turned away");
            socket.close();
        } else {
            Connection connection = new Connection(socket, peer, senders, receipts.get(), () -> ending);
            connections.add(connection);
            counts.connections(channel, 1);
            new Thread(() -> serve(connection), "postern-syslog-" + peer.address()).start();
        }
    }

    private void serve(Connection connection) {
        try (connection) {
            connection.run();
        } finally {
            connections.remove(connection);
            give(connection.address());
            counts.connections(channel, -1);
        }
    }

    private synchronized boolean take(IpAddress address) {
        int own = byAddress.getOrDefault(address, 0);
        if (own >= MOST_OF_ONE_ADDRESS || connections.size() >= MOST_CONNECTIONS) {
            return false;
        }
        byAddress.put(address, own + 1);
        return true;
    }

    private synchronized void give(IpAddress address) {
        byAddress.computeIfPresent(address, (a, own) -> own == 1 ? null : own - 1);
    }

    /** Stops to listen and ends all connections; what has been taken of whole messages is written. */
    @Override
    public void close() throws IOException {
        ending = true;
        server.close();
        Threads.join(thread);
        connections.forEach(Connection::end);
        connections.forEach(Connection::awaitEnd);
    }
}
