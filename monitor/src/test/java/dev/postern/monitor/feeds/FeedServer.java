// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server of this machine that answers as a test tells it, byte for byte. */
final class FeedServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private final Answer answer;

    /** Writes an answer to a request, of which it gets the lines. */
    @FunctionalInterface
    interface Answer {
        void write(List<String> request, OutputStream out) throws IOException;
    }

    FeedServer(Answer answer) throws IOException {
        this.answer = answer;
        Thread thread = new Thread(this::serve, "feed-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                List<String> request =
                        in.lines().takeWhile(line -> !line.isEmpty()).toList();
                requests.add(request);
                answer.write(request, client.getOutputStream());
            } catch (IOException e) {
                // the client has gone away, as it should from a server like this, or the test is over
            }
        }
    }

    /** An answer with its length. */
    static void send(OutputStream out, int status, String headers, byte[] body) throws IOException {
        out.write(("HTTP/1.1 " + status + " -\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n" + headers
                        + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    static void send(OutputStream out, int status, String headers, String body) throws IOException {
        send(out, status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    /** The lines of each request so far. */
    List<List<String>> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
