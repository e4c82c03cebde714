// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.store.FindingState;
import dev.postern.store.StoredFinding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A finding in a list. Texts are hostile.
 *
 * @param severity from 1 to 10
 * @param source address or name of the client; empty when the finding tells none
 * @param whereabouts country and network of the address
 */
public record FindingRow(
        String id,
        String type,
        double severity,
        String title,
        String database,
        String user,
        String source,
        String whereabouts,
        int count,
        Instant firstSeen,
        Instant lastSeen,
        Instant updated,
        boolean archived,
        String feedback) {

    /** A stored finding. */
    public static FindingRow of(StoredFinding finding) {
        FindingState state = finding.state();
        Evidence evidence = Evidence.of(finding);
        String feedback = finding.feedback();
        return new FindingRow(
                state.id(),
                state.type(),
                state.severity(),
                state.title(),
                state.instance(),
                evidence.user("user"),
                evidence.source(),
                evidence.whereabouts(),
                state.count(),
                time(state.firstSeenMicros()),
                time(state.lastSeenMicros()),
                time(state.updatedMicros()),
                finding.archived(),
                feedback == null ? "" : feedback);
    }

    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Where its page is. */
    public String address() {
        return FindingPages.LIST + "/" + id;
    }

    /** The type without its service: {@code CredentialAccess · AnomalousBehavior.FailedLogin}. */
    public String shortType() {
        return type.replace(":RDS/", " · ");
    }
}
