// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A TCP connection from a chosen address, with bytes to send and receive, and rude ways to end it. */
public class Wire implements AutoCloseable {
    private final Socket raw;
    private Socket socket;
    private DataInputStream in;

    /**
     * Connects.
     *
     * @param from local address to connect from, with port 0 for any
     * @param to the server
     * @param patience longest wait for the connection and for each answer
     * @throws IOException when nobody answers
     */
    public Wire(InetSocketAddress from, InetSocketAddress to, Duration patience) throws IOException {
        raw = new Socket();
        raw.bind(from);
        raw.setSoTimeout((int) patience.toMillis());
        raw.setTcpNoDelay(true);
        raw.connect(to, (int) patience.toMillis());
        socket = raw;
        in = new DataInputStream(new BufferedInputStream(raw.getInputStream()));
    }

    /** Our own port, which servers log as the client's. */
    public final int localPort() {
        return raw.getLocalPort();
    }

    /** Sends bytes as they are. */
    public final void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** What the server sends, buffered. */
    protected final DataInputStream in() {
        return in;
    }

    /**
     * Goes on with TLS; any certificate is accepted.
     *
     * @throws IOException when the handshake fails
     */
    public final void handshake() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAnybody()}, new SecureRandom());
            SSLSocket tls = (SSLSocket) context.getSocketFactory()
                    .createSocket(raw, raw.getInetAddress().getHostAddress(), raw.getPort(), true);
            tls.startHandshake();
            socket = tls;
            in = new DataInputStream(new BufferedInputStream(tls.getInputStream()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /**
     * Reads until the server closes the connection.
     *
     * @throws IOException when it does not within our patience
     */
    public final void awaitClose() throws IOException {
        try {
            in.readAllBytes();
        } catch (EOFException | SocketException e) {
            // Closed, if not politely.
        }
    }

    /** Says that we shall send no more. */
    public final void finish() throws IOException {
        raw.shutdownOutput();
    }

    /** Ends the connection with a TCP reset. */
    public final void reset() throws IOException {
        raw.setSoLinger(true, 0);
        raw.close();
    }

    /** Ends the connection without a word. */
    @Override
    public void close() throws IOException {
        raw.close();
    }

    private static final class TrustAnybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
