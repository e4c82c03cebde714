// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Takes syslog over UDP, TCP and TLS into the spools of databases. */
public final class SyslogServer implements AutoCloseable {
    private final Notices notices;
    private @Nullable UdpListener udp;
    private @Nullable StreamListener tcp;
    private @Nullable StreamListener tls;

    /**
     * Where to listen; each may be null.
     *
     * @param context for TLS; null without it
     * @param clientCertificates whether a client has to show a certificate over TLS
     */
    public record Addresses(
            @Nullable InetSocketAddress udp,
            @Nullable InetSocketAddress tcp,
            @Nullable InetSocketAddress tls,
            @Nullable SSLContext context,
            boolean clientCertificates) {}

    private SyslogServer(Consumer<String> problems) {
        notices = new Notices(problems);
    }

    /**
     * Begins to listen.
     *
     * @param problems told in words of what is refused, once for each sender; what they quote is hostile
     * @throws IOException when it cannot listen; the message says where
     */
    public static SyslogServer start(
            Addresses addresses, Senders senders, ReceiveCounts counts, Consumer<String> problems, InstantSource clock)
            throws IOException {
        SyslogServer server = new SyslogServer(problems);
        try {
            server.listen(addresses, senders, counts, clock);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private void listen(Addresses at, Senders senders, ReceiveCounts counts, InstantSource clock) throws IOException {
        InetSocketAddress datagrams = at.udp();
        if (datagrams != null) {
            Receipt receipt = new Receipt(Channel.UDP, counts, notices, clock);
            udp = opened(datagrams, () -> new UdpListener(datagrams, senders, receipt));
        }
        InetSocketAddress address = at.tcp();
        if (address != null) {
            tcp = stream(Channel.TCP, address, ServerSocketFactory.getDefault(), senders, counts, clock);
        }
        address = at.tls();
        SSLContext context = at.context();
        if (address != null && context != null) {
            ServerSocketFactory factory = new TlsServerSockets(context, at.clientCertificates());
            tls = stream(Channel.TLS, address, factory, senders, counts, clock);
        }
        if (udp != null) {
            udp.start();
        }
        for (StreamListener each : streams()) {
            each.start();
        }
    }

    private StreamListener stream(
            Channel channel,
            InetSocketAddress address,
            ServerSocketFactory factory,
            Senders senders,
            ReceiveCounts counts,
            InstantSource clock)
            throws IOException {
        Supplier<Receipt> receipts = () -> new Receipt(channel, counts, notices, clock);
        return opened(address, () -> new StreamListener(channel, address, factory, senders, receipts, counts, notices));
    }

    /** Opens a socket. */
    private interface Opening<T> {
        T open() throws IOException;
    }

    private static <T> T opened(InetSocketAddress address, Opening<T> opening) throws IOException {
        try {
            return opening.open();
        } catch (IOException e) {
            throw new IOException("cannot listen for syslog at " + address + ": " + e.getMessage(), e);
        }
    }

    private List<StreamListener> streams() {
        List<StreamListener> streams = new ArrayList<>();
        if (tcp != null) {
            streams.add(tcp);
        }
        if (tls != null) {
            streams.add(tls);
        }
        return streams;
    }

    /** The port of a way in, or -1 when it is not open. */
    public int port(Channel channel) {
        return switch (channel) {
            case UDP -> udp == null ? -1 : udp.port();
            case TCP -> tcp == null ? -1 : tcp.port();
            case TLS -> tls == null ? -1 : tls.port();
            case HTTP -> -1;
        };
    }

    /** Stops to listen; what has been taken is written. */
    @Override
    public void close() throws IOException {
        if (udp != null) {
            udp.close();
        }
        for (StreamListener each : streams()) {
            each.close();
        }
    }
}
