// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.text.VisibleText;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Visit;
import dev.postern.store.AuditLog;
import dev.postern.store.AuditLog.Entry;
import dev.postern.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log who came, who was refused, and who changed users and keys; changes are kept besides. Who comes and who fails is told
 * in the log alone: everybody can fail as often as they like, which must not push out what is kept. Changes of findings and settings
 * are told and kept by the API.
 *
 * @param kept where changes are kept
 */
public record AuditTrail(AuditLog kept, InstantSource clock) {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int LONGEST_NAME = 100;

    /**
     * Tells.
     *
     * @param what of our own words
     * @param user may be hostile
     * @param address of the peer
     */
    public static void tell(String what, String user, String address) {
        String shown = user.length() <= LONGEST_NAME ? user : user.substring(0, LONGEST_NAME) + "…";
        LOG.info("console: {}: user {} from {}", what, VisibleText.of(shown), address);
    }

    /**
     * Tells and keeps a change that a viewer has made.
     *
     * @param action of our own words
     * @param subject what was changed; may be hostile
     * @param before what it was; empty when it was not there
     * @param after what it is; empty when it is gone
     * @throws RefusedException when it cannot be kept, with words that say that it was done
     */
    public void keep(Visit visit, String action, String subject, String before, String after) {
        keep(
                visit.viewer().user(),
                action,
                subject,
                before,
                after,
                visit.request().remoteAddress());
    }

    /** The same of a user who has come just now. */
    public void keep(String user, String action, String subject, String before, String after, String address) {
        LOG.info(
                "console: {} of {} from [{}] to [{}]: user {} from {}",
                action,
                VisibleText.of(subject, LONGEST_NAME),
                before,
                after,
                user,
                address);
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        try {
            kept.add(new Entry(now, AuditLog.CONSOLE + user, action, "", "", subject, before, after));
        } catch (StoreException e) {
            throw new RefusedException(500, "This was done, but the audit log could not be written: " + e.getMessage());
        }
    }
}
