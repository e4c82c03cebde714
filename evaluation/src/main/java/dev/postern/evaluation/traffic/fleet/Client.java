// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import dev.postern.kernel.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A program somewhere that can reach a database.
 *
 * @param ip its address as the server sees it; null for a socket on the server itself
 * @param application the name that it gives itself; null for none
 * @param tls the version of TLS, or null without
 */
public record Client(
        @Nullable IpAddress ip,
        @Nullable String application,
        @Nullable String tls) {
    /** What libraries of today agree upon. */
    public static final String TLS_1_3 = "TLSv1.3";

    /** What older ones do. */
    public static final String TLS_1_2 = "TLSv1.2";

    /** Uses TLS 1.3. */
    public static Client of(IpAddress ip, @Nullable String application) {
        return new Client(ip, application, TLS_1_3);
    }

    /** A client on the server itself. */
    public static Client local(@Nullable String application) {
        return new Client(null, application, null);
    }

    /** The same program at another address. */
    public Client from(IpAddress other) {
        return new Client(other, application, tls);
    }

    /** This client with another name. */
    public Client named(@Nullable String name) {
        return new Client(ip, name, tls);
    }

    /** This client without TLS. */
    public Client plain() {
        return new Client(ip, application, null);
    }

    /** Whether it tries again without TLS when it is refused: libpq does by default. */
    public boolean triesTwice() {
        return tls != null && ("psql".equals(application) || "pg_dump".equals(application));
    }
}
