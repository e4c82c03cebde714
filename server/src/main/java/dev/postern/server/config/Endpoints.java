// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.kernel.IpAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Addresses with ports, as people write them: {@code 5514} (of the loopback interface), {@code 0.0.0.0:5514}, {@code [::]:5514}. */
final class Endpoints {
    private static final int HIGHEST_PORT = 65_535;

    private Endpoints() {}

    /** @throws IllegalArgumentException when it is none */
    static InetSocketAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "127.0.0.1" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        IpAddress address = host.equals("localhost") ? IpAddress.parse("127.0.0.1") : IpAddress.parse(host);
        int port = port(text.substring(colon + 1));
        if (address == null || port < 0 || (!bracketed && host.indexOf(':') >= 0)) {
            throw Values.wrong(text, "is no port and no address with a port; write 5514, 0.0.0.0:5514 or [::]:5514");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(address.toString()), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address is looked up nowhere", e);
        }
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port >= 1 && port <= HIGHEST_PORT ? port : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The text that {@link #parse} reads as this. */
    static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }
}
