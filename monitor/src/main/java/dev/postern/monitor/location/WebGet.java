// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.location;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gets one file over HTTP/1.1 (RFC 9112). It opens its sockets itself: a client that looks up the host's name once more, after the
 * address was judged, can be led elsewhere meanwhile.
 *
 * @param privateAllowed whether addresses of private and local networks may be asked
 * @param timeout of the whole answer, redirects included
 * @param maxBytes most bytes of the file
 * @param tls makes TLS sockets
 */
public record WebGet(boolean privateAllowed, Duration timeout, long maxBytes, SSLSocketFactory tls) {
    private static final int MOST_REDIRECTS = 5;
    private static final int OK = 200;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** @param headers names and values to be sent besides the usual ones; they are ours */
    void get(URI uri, Map<String, String> headers, Path to) throws LocationException {
        long until = System.nanoTime() + timeout.toNanos();
        URI at = uri;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            URI next = get(at, headers, to, until);
            if (next == null) {
                return;
            }
            at = redirected(at, next);
            if (!headers.isEmpty() && !uri.getAuthority().equals(at.getAuthority())) {
                throw new LocationException(
                        "the server redirects elsewhere"); // what is signed is for that server alone
            }
        }
        throw new LocationException("the server redirects more than " + MOST_REDIRECTS + " times");
    }

    private static URI redirected(URI from, URI to) throws LocationException {
        String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        boolean plain = scheme.equals("http") && from.getScheme().equalsIgnoreCase("http");
        if (to.getHost() == null || to.getRawUserInfo() != null || !(secure || plain)) {
            throw new LocationException("the server redirects to what may not be followed");
        }
        return to;
    }

    /** Where the server says to look instead, or null when the file is written. */
    private @Nullable URI get(URI uri, Map<String, String> headers, Path to, long until) throws LocationException {
        boolean secure = uri.getScheme().equalsIgnoreCase("https");
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? HTTPS : HTTP;
        InetAddress address = Target.of(uri.getHost(), privateAllowed);
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
            throw new LocationException(late());
        }
        try (Socket socket = new Socket()) {
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    () -> close(socket), CompletableFuture.delayedExecutor(left, TimeUnit.MILLISECONDS));
            try {
                socket.connect(new InetSocketAddress(address, port), (int) Math.min(left, Integer.MAX_VALUE));
                return exchange(secure ? secured(socket, uri.getHost(), port) : socket, uri, headers, to);
            } finally {
                end.cancel(false);
            }
        } catch (SSLException e) {
            throw new LocationException(
                    until <= System.nanoTime() ? late() : "the server's certificate or TLS is refused", e);
        } catch (IOException e) {
            throw new LocationException(
                    until <= System.nanoTime() ? late() : "the server cannot be reached or breaks off", e);
        }
    }

    private String late() {
        return "no whole answer within " + timeout.toSeconds() + " s";
    }

    /** A read that waits ends when its socket is closed. */
    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket secured(Socket socket, String host, int port) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be the host's (RFC 9110, 4.3.4)
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private @Nullable URI exchange(Socket socket, URI uri, Map<String, String> headers, Path to)
            throws IOException, LocationException {
        socket.getOutputStream().write(request(uri, headers));
        InputStream in = new BufferedInputStream(socket.getInputStream());
        AnswerHead head = AnswerHead.read(in);
        if (head.isRedirect()) {
            return head.location(uri);
        }
        if (head.status() != OK) {
            throw new LocationException("the server answered " + head.status());
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            Limited.copy(head.body(in), out, maxBytes);
        }
        return null;
    }

    private static byte[] request(URI uri, Map<String, String> headers) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        StringBuilder text = new StringBuilder("GET ").append(URI.create(path).toASCIIString());
        if (uri.getRawQuery() != null) {
            text.append('?').append(uri.getRawQuery());
        }
        text.append(" HTTP/1.1\r\nHost: ").append(uri.getHost());
        if (uri.getPort() > 0) {
            text.append(':').append(uri.getPort());
        }
        headers.forEach(
                (name, value) -> text.append("\r\n").append(name).append(": ").append(value));
        text.append("\r\nUser-Agent: Postern\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
