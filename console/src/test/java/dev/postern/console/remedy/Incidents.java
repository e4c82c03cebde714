// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.kernel.Engine;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.IpAddress;
import org.jspecify.annotations.Nullable;

/** Incidents for tests. */
final class Incidents {
    private Incidents() {}

    static Incident of(FindingType type, Engine engine, @Nullable String user) {
        return of(type, engine, user, "203.0.113.9");
    }

    static Incident of(FindingType type, Engine engine, @Nullable String user, @Nullable String address) {
        return new Incident(
                type,
                engine,
                "orders-db",
                user,
                "orders",
                "psql",
                address == null ? null : IpAddress.parse(address),
                null,
                null,
                "Example Telecom",
                "Netherlands",
                null,
                "2026-11-22 03:10:00",
                "2026-11-22 03:12:00");
    }
}
