// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** This machine's loopback network. */
public final class Loopback {
    /** Below Linux's range of ephemeral ports, so that no outgoing connection takes the port before the server does. */
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 32_000;
    private static final int TRIES = 200;

    private Loopback() {}

    /**
     * A port that nobody listens on at present, on 127.0.0.1 and ::1.
     *
     * @throws IOException when none was found
     */
    public static int freePort() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (canListen("127.0.0.1", port) && (!hasIpv6() || canListen("::1", port))) {
                return port;
            }
        }
        throw new IOException("no free port between " + LOWEST_PORT + " and " + HIGHEST_PORT);
    }

    /** Whether ::1 works here. */
    public static boolean hasIpv6() {
        return canListen("::1", 0);
    }

    /**
     * An address given as a literal.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    private static boolean canListen(String host, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, address(host))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
