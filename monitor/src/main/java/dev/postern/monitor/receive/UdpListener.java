// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import dev.postern.kernel.IpAddress;
import dev.postern.monitor.receive.Senders.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes syslog in datagrams (RFC 5426). Anyone who can send a packet can give it any sender, and nobody is told when one is lost:
 * made for the loopback interface.
 */
final class UdpListener implements AutoCloseable {
    private static final int LONGEST_DATAGRAM = 65_535;
    /** What the system keeps while the disk is being waited for, bytes; it may give less. */
    private static final int WAITING = 4 << 20;

    private static final int KNOWN_PEERS = 1_024;

    private final Senders senders;
    private final Receipt receipt;
    private final DatagramChannel channel;
    private final Selector selector;
    private final Thread thread = new Thread(this::run, "postern-syslog-udp");
    private final Map<IpAddress, List<Route>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<IpAddress, List<Route>> eldest) {
            return size() > KNOWN_PEERS;
        }
    };

    /** @throws IOException when it cannot listen there */
    UdpListener(InetSocketAddress address, Senders senders, Receipt receipt) throws IOException {
        this.senders = senders;
        this.receipt = receipt;
        selector = Selector.open();
        channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, WAITING);
            channel.bind(address);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        } catch (IOException e) {
            channel.close();
            selector.close();
            throw e;
        }
    }

    void start() {
        thread.start();
    }

    /** Port that it listens at. */
    int port() {
        return channel.socket().getLocalPort();
    }

    private void run() {
        byte[] datagram = new byte[LONGEST_DATAGRAM];
        while (channel.isOpen()) {
            try {
                selector.select();
                selector.selectedKeys().clear();
                drain(datagram);
            } catch (ClosedChannelException | ClosedSelectorException e) {
                break;
            } catch (IOException | RuntimeException e) { // one datagram must not end the listening
                receipt.refuse(Refusal.TORN); // an answer of the network to something, not a datagram
            }
            receipt.writeOrDrop();
        }
        receipt.writeOrDrop();
    }

    private void drain(byte[] datagram) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(datagram);
        while (!receipt.isEnough()) {
            buffer.clear();
            if (!(channel.receive(buffer) instanceof InetSocketAddress from)) {
                return;
            }
            IpAddress address = Addresses.of(from.getAddress());
            Peer peer = Peer.at(address);
            List<Route> open = known.computeIfAbsent(address, a -> senders.of(peer));
            int end = Framing.end(datagram, 0, buffer.position());
            if (open.isEmpty()) {
                receipt.unknown(peer);
            } else {
                receipt.take(peer, open, datagram, 0, end);
            }
        }
    }

    /** Stops to listen; what has been taken is written. */
    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
        Threads.join(thread);
    }
}
