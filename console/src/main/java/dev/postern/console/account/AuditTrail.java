// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.text.VisibleText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log who came, who was refused, and who changed users. Changes of findings and settings are told by the API. */
final class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int LONGEST_NAME = 100;

    private AuditTrail() {}

    /**
     * Tells.
     *
     * @param what of our own words
     * @param user may be hostile
     * @param address of the peer
     */
    static void tell(String what, String user, String address) {
        String shown = user.length() <= LONGEST_NAME ? user : user.substring(0, LONGEST_NAME) + "…";
        LOG.info("console: {}: user {} from {}", what, VisibleText.of(shown), address);
    }
}
