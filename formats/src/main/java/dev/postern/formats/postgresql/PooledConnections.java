// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.kernel.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Addresses and ports from which poolers have lately connected to the server: the latest few thousand. */
final class PooledConnections {
    private static final int MOST = 1 << 14;
    /** The two logs' clocks may differ, and a port is used again after minutes. */
    private static final long APART = 30_000_000;

    private final Map<Endpoint, Long> latest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Endpoint, Long> eldest) {
            return size() > MOST;
        }
    };

    private record Endpoint(IpAddress ip, int port) {}

    void add(@Nullable IpAddress ip, int port, long micros) {
        if (ip != null) {
            Endpoint endpoint = new Endpoint(ip, port);
            latest.remove(endpoint);
            latest.put(endpoint, micros);
        }
    }

    /** Whether a pooler has connected from there at about this time. */
    boolean contains(@Nullable IpAddress ip, int port, long micros) {
        if (ip == null || latest.isEmpty()) {
            return false;
        }
        Long at = latest.get(new Endpoint(ip, port));
        return at != null && Math.abs(at - micros) <= APART;
    }
}
