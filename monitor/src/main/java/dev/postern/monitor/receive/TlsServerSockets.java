// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Makes sockets for TLS 1.2 and 1.3, which ask for a client certificate or do not. */
final class TlsServerSockets extends ServerSocketFactory {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final ServerSocketFactory factory;
    private final boolean clientCertificates;

    TlsServerSockets(SSLContext context, boolean clientCertificates) {
        this.factory = context.getServerSocketFactory();
        this.clientCertificates = clientCertificates;
    }

    private ServerSocket prepared(ServerSocket socket) {
        if (socket instanceof SSLServerSocket tls) {
            tls.setEnabledProtocols(PROTOCOLS);
            tls.setNeedClientAuth(clientCertificates);
        }
        return socket;
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return prepared(factory.createServerSocket());
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return prepared(factory.createServerSocket(port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return prepared(factory.createServerSocket(port, backlog));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return prepared(factory.createServerSocket(port, backlog, address));
    }
}
