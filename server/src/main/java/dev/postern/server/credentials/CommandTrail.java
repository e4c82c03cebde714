// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.credentials;

import dev.postern.server.UsageException;
import dev.postern.store.AuditLog;
import dev.postern.store.AuditLog.Entry;
import dev.postern.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Keeps what commands change beside what the console and the API change, under the name of the machine's user.
 *
 * @param kept where changes are kept
 */
record CommandTrail(AuditLog kept, InstantSource clock) {

    /**
     * Keeps a change.
     *
     * @param action of our own words, as the console calls it
     * @param subject what was changed
     * @param before what it was; empty when it was not there
     * @param after what it is; empty when it is gone
     * @throws UsageException when it cannot be kept, with words that say that it was done
     */
    void keep(String action, String subject, String before, String after) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        String actor = AuditLog.COMMAND + System.getProperty("user.name");
        try {
            kept.add(new Entry(now, actor, action, "", "", subject, before, after));
        } catch (StoreException e) {
            throw new UsageException("this was done, but the audit log could not be written: " + e.getMessage());
        }
    }
}
