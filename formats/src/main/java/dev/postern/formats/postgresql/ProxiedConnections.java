// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.SourceLine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom proxies have lately connected to the server for, by the address and port that they did it from: the latest few thousand. */
final class ProxiedConnections {
    private static final int MOST = 1 << 14;
    /** A client is logged with the time at which it came; its connection to the server may have had to wait. */
    private static final long LONGEST_WAIT = 30_000_000;
    /** The two logs' clocks may differ. */
    private static final long SKEW = 2_000_000;

    private final Map<Endpoint, Client> latest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Endpoint, Client> eldest) {
            return size() > MOST;
        }
    };

    private record Endpoint(IpAddress ip, int port) {}

    /**
     * The true client of a connection.
     *
     * @param source the proxy's line about it
     */
    record Client(IpAddress ip, int port, long micros, SourceLine source) {}

    /** A proxy has connected from this address and port for the client. */
    void add(IpAddress ip, int port, Client client) {
        Endpoint endpoint = new Endpoint(ip, port);
        latest.remove(endpoint);
        latest.put(endpoint, client);
    }

    /** The client of a connection that the server has received from there at this time, or null. */
    @Nullable
    Client of(@Nullable IpAddress ip, int port, long micros) {
        if (ip == null || latest.isEmpty()) {
            return null;
        }
        Client client = latest.get(new Endpoint(ip, port));
        boolean fits = client != null && client.micros <= micros + SKEW && client.micros >= micros - LONGEST_WAIT;
        return fits ? client : null;
    }
}
