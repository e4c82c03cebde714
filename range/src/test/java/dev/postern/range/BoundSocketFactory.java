// SPDX-License-Identifier: Apache-2.0
package dev.postern.range;

import dev.postern.range.servers.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/** Gives a driver sockets that are bound to a chosen local address, and remembers their ports. */
public final class BoundSocketFactory extends SocketFactory {
    private static final ThreadLocal<List<Integer>> PORTS = ThreadLocal.withInitial(ArrayList::new);

    private final InetAddress from;

    /** @param from literal of the local address; the driver hands it on from its connection properties */
    public BoundSocketFactory(String from) {
        this.from = Loopback.address(from);
    }

    /** Local ports of the sockets that this thread has made since it asked last, in order. */
    public static List<Integer> takePorts() {
        List<Integer> ports = List.copyOf(PORTS.get());
        PORTS.get().clear();
        return ports;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        PORTS.get().add(socket.getLocalPort());
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("drivers connect by themselves");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("drivers connect by themselves");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("drivers connect by themselves");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("drivers connect by themselves");
    }
}
