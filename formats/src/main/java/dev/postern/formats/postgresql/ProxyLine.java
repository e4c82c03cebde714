// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/**
 * Takes a line of HAProxy's log apart that is written with {@code log-format "%Ts.%ms client=%ci:%cp server-side=%bi:%bp"}
 * (HAProxy configuration manual, "Custom log format"). Nothing in it is of a client's choice.
 */
final class ProxyLine {
    private static final byte[] CLIENT = Bytes.ascii(" client=");
    private static final byte[] SERVER_SIDE = Bytes.ascii(" server-side=");
    private static final int LARGEST_PORT = 65_535;

    int timeEnd;
    int clientFrom;
    int clientTo;
    int clientPort;
    int serverSideFrom;
    /** Equal to {@link #serverSideFrom} when HAProxy could not connect to the server, or one of the sides is a socket file. */
    int serverSideTo;

    int serverSidePort;

    /** Whether the range is such a line; then the fields are set. */
    boolean read(byte[] b, int from, int to) {
        timeEnd = LogTime.epochEnd(b, from, to);
        if (timeEnd < 0 || !Bytes.at(b, timeEnd, to, CLIENT)) {
            return false;
        }
        int end = to > from && b[to - 1] == '\r' ? to - 1 : to;
        clientFrom = timeEnd + CLIENT.length;
        int blank = Bytes.indexOf(b, clientFrom, end, (byte) ' ');
        if (blank < 0 || !Bytes.at(b, blank, end, SERVER_SIDE)) {
            return false;
        }
        serverSideFrom = blank + SERVER_SIDE.length;
        int clientColon = colon(b, clientFrom, blank);
        int serverColon = colon(b, serverSideFrom, end);
        if (clientColon < 0 || serverColon < 0 || Bytes.indexOf(b, serverSideFrom, end, (byte) ' ') >= 0) {
            return false;
        }
        clientTo = clientColon;
        clientPort = Bytes.number(b, clientColon + 1, blank);
        serverSidePort = Bytes.number(b, serverColon + 1, end);
        boolean connected = isPort(clientPort) && isPort(serverSidePort);
        serverSideTo = connected ? serverColon : serverSideFrom;
        return true;
    }

    private static boolean isPort(int port) {
        return port > 0 && port <= LARGEST_PORT;
    }

    /** The last colon, with something on both sides; an IPv6 address stands without brackets. */
    private static int colon(byte[] b, int from, int to) {
        int at = to - 1;
        while (at > from && b[at] != ':') {
            at--;
        }
        return at > from && at < to - 1 ? at : -1;
    }
}
