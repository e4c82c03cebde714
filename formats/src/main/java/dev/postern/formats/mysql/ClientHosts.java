// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.TextCache;
import dev.postern.kernel.IpAddress;
import org.jspecify.annotations.Nullable;

/** Reads what a log says of the client's place: an address, a name, or the pattern of the account that matched. */
final class ClientHosts {
    private final TextCache cache = new TextCache();

    /** The range as text, null when it is empty. */
    @Nullable
    String text(byte[] buf, int from, int to) {
        return from >= to ? null : cache.text(buf, from, to);
    }

    /** The range as text, which may be empty: the name of the anonymous account. */
    String name(byte[] buf, int from, int to) {
        return from >= to ? "" : cache.text(buf, from, to);
    }

    /** Takes an address or a name. */
    void set(MysqlRecord record, byte[] buf, int from, int to) {
        record.port = -1;
        record.ip = from >= to ? null : cache.ip(buf, from, to);
        record.host = from >= to || record.ip != null ? null : cache.text(buf, from, to);
    }

    /** Takes an address or a name that a port may follow ({@code server_audit} from MariaDB 12.0 on writes one). */
    void setWithPort(MysqlRecord record, byte[] buf, int from, int to) {
        set(record, buf, from, to);
        if (record.ip != null || record.host == null) {
            return;
        }
        int colon = Bytes.lastIndexOf(buf, from, to, ':');
        long port = colon <= from ? -1 : Bytes.number(buf, colon + 1, to);
        if (port >= 0 && port <= 65_535) {
            set(record, buf, from, colon);
            record.port = (int) port;
        }
    }

    /**
     * Takes the host part of the account that matched ({@code 'app'@'10.1.%'}): the client's place only when it has no
     * wildcard.
     */
    void setPattern(MysqlRecord record, byte[] buf, int from, int to) {
        set(record, buf, from, to);
        if (record.host != null && !isName(buf, from, to)) {
            record.host = null;
        }
    }

    /** The range as an address, or null. */
    @Nullable
    IpAddress ip(byte[] buf, int from, int to) {
        return from >= to ? null : cache.ip(buf, from, to);
    }

    private static boolean isName(byte[] buf, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buf[i] == '%' || buf[i] == '/') {
                return false;
            }
        }
        return true;
    }
}
