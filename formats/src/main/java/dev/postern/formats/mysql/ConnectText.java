// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import org.jspecify.annotations.Nullable;

/**
 * What the general log writes when a client has sent its name: {@code U@H on D using TCP/IP}; MySQL 5.6 leaves {@code using …}
 * out and writes {@code U@H as P on D} for a name that it does not know.
 */
final class ConnectText {
    private static final byte[] TCP = Bytes.of(" using TCP/IP");
    private static final byte[] TLS = Bytes.of(" using SSL/TLS");
    private static final byte[] SOCKET = Bytes.of(" using Socket");
    private static final byte[] PIPE = Bytes.of(" using Named Pipe");
    private static final byte[] MEMORY = Bytes.of(" using Shared Memory");
    private static final byte[] ON = Bytes.of(" on ");
    private static final byte[] AS = Bytes.of(" as ");
    private static final int LONGEST_HOST = 256;

    int userTo;
    int hostFrom;
    int hostTo;
    int databaseFrom;
    int databaseTo;
    /** Whether the text can be read in more than one way. */
    boolean ambiguous;
    /** {@code "on"}, {@code "off"}, or null for a socket or when it is not said. */
    @Nullable
    String tls;

    /** Where {@code  using …} begins at the end of the range, or -1. */
    static int using(byte[] buf, int from, int to) {
        if (to - from < 13) {
            return -1;
        }
        byte[] ending = ending(buf, from, to);
        return ending == null ? -1 : to - ending.length;
    }

    private static byte @Nullable [] ending(byte[] buf, int from, int to) {
        byte[] candidate = switch (buf[to - 1]) {
            case 'P' -> TCP;
            case 'S' -> TLS;
            case 't' -> SOCKET;
            case 'e' -> PIPE;
            case 'y' -> MEMORY;
            default -> null;
        };
        return candidate != null && Bytes.endsWith(buf, from, to, candidate) ? candidate : null;
    }

    /**
     * Reads a text that is complete.
     *
     * @param legacy whether the server is one that does not write {@code using …}
     * @return false when it is not complete
     */
    boolean read(byte[] buf, int from, int to, boolean legacy) {
        byte[] ending = to - from < 13 ? null : ending(buf, from, to);
        if (ending == null && !legacy) {
            return false;
        }
        databaseTo = ending == null ? to : to - ending.length;
        tls = ending == TLS ? "on" : ending == TCP ? "off" : null;
        boolean found = false;
        ambiguous = false;
        for (int on = Bytes.lastIndexOf(buf, from, databaseTo, ON);
                on >= 0;
                on = Bytes.lastIndexOf(buf, from, on, ON)) {
            int end = legacy ? beforeAs(buf, from, on) : on;
            int at = hostStart(buf, from, end);
            if (at >= 0 && found) {
                ambiguous = true;
                break;
            }
            if (at >= 0) {
                found = true;
                userTo = at;
                hostFrom = at + 1;
                hostTo = end;
                databaseFrom = on + ON.length;
            }
        }
        return found;
    }

    /** Index of the {@code @} before a host that ends here, or -1 when this is no host. */
    private static int hostStart(byte[] buf, int from, int end) {
        for (int i = end - 1; i >= Math.max(from, end - LONGEST_HOST); i--) {
            if (buf[i] == '@') {
                return i;
            }
            if (buf[i] <= ' ' || buf[i] == '\'') {
                return -1;
            }
        }
        return -1;
    }

    /** Skips {@code  as P} back to the host's end. */
    private static int beforeAs(byte[] buf, int from, int end) {
        int as = Bytes.lastIndexOf(buf, Math.max(from, end - 100), end, AS);
        // An unknown name is written as " as  on ": the blanks of both words overlap.
        int overlapping = end - 3 >= from && Bytes.startsWith(buf, end - 3, end + 1, AS) ? end - 3 : -1;
        return overlapping >= 0 ? overlapping : as >= 0 && hostStart(buf, from, as) >= 0 ? as : end;
    }
}
