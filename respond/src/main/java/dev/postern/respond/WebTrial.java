// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Tries whether a web server can be reached: connects, with TLS if the URL says so, and sends no request. */
public final class WebTrial {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private WebTrial() {}

    /**
     * Connects.
     *
     * @param uri {@code http} or {@code https}; of it scheme, host and port alone are told
     * @param timeout of the connection, and of each answer in TLS
     * @return what was found, in words
     * @throws IOException with what keeps it from being reached, and what to do, in words
     */
    public static String run(URI uri, Duration timeout) throws IOException {
        Endpoint endpoint = new Endpoint(uri);
        boolean isTls = "https".equals(uri.getScheme().toLowerCase(Locale.ROOT));
        try (Socket socket = new Socket()) {
            InetSocketAddress address = address(uri, isTls ? HTTPS : HTTP);
            socket.connect(address, (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            return endpoint + " can be reached" + (isTls ? ", " + handshake(socket, address) : "");
        } catch (IOException e) {
            throw new IOException(endpoint.describe(e) + "; " + remedy(e), e);
        }
    }

    private static InetSocketAddress address(URI uri, int usual) throws UnknownHostException {
        String host = uri.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        InetSocketAddress address = new InetSocketAddress(bare, uri.getPort() < 0 ? usual : uri.getPort());
        if (address.isUnresolved()) {
            throw new UnknownHostException(bare);
        }
        return address;
    }

    /** The version of TLS that both speak, once the server's certificate has proved good. */
    private static String handshake(Socket socket, InetSocketAddress address) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket tls =
                (SSLSocket) factory.createSocket(socket, address.getHostString(), address.getPort(), true)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return tls.getSession().getProtocol();
        } catch (SocketTimeoutException e) {
            throw new SSLException("no answer in TLS", e);
        }
    }

    private static String remedy(IOException e) {
        if (e instanceof UnknownHostException) {
            return "look at the name, and whether this machine can resolve it";
        }
        if (e instanceof SSLException) {
            return "have a certificate of that name there, of an authority that Java trusts (javax.net.ssl.trustStore)";
        }
        return "see that it runs, and that no firewall is between";
    }
}
