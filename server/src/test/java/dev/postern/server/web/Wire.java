// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/** Bytes as they are, sent to a server; and all that comes back until it closes the connection. */
final class Wire {
    private static final int PATIENCE_MILLIS = 60_000;

    private Wire() {}

    static String send(URI server, String text) throws IOException {
        try (Socket socket = open(server)) {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return rest(socket);
        }
    }

    static Socket open(URI server) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
}
