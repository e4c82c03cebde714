// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox.Delivery;
import dev.postern.store.Scope;

/** Deliveries to try a sink with. */
final class Deliveries {
    /** 2026-11-22T12:00:00.75Z. */
    static final long CREATED = 1_795_348_800_750_000L;

    private Deliveries() {}

    static Delivery of(String findingId, long version) {
        return of(findingId, version, "{\"id\":\"" + findingId + "\",\"version\":" + version + "}");
    }

    static Delivery of(String findingId, long version, String document) {
        return new Delivery(7, Scope.DEFAULT, "sink", findingId, version, document, 0, null, CREATED);
    }
}
