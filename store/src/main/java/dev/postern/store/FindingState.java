// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import dev.postern.kernel.Finding;

/**
 * A finding as the detector tells it.
 *
 * @param id 32 hex digits
 * @param type e.g. {@code CredentialAccess:RDS/AnomalousBehavior.FailedLogin}
 * @param severity from 1 to 10
 * @param instance identifier of the database instance
 * @param title short sentence
 * @param count how often the signal occurred
 * @param firstSeenMicros time of the first attempt
 * @param lastSeenMicros time of the last attempt
 * @param createdMicros event time at which it was raised
 * @param updatedMicros event time of this state
 * @param replayed whether it tells of a time before watching began
 * @param send whether it is to be delivered
 * @param suppressed whether a rule keeps it out of sight: it is archived when it is new, and not delivered
 * @param document the whole finding in GuardDuty's wire form, JSON
 */
public record FindingState(
        String id,
        String type,
        double severity,
        String instance,
        String title,
        int count,
        long firstSeenMicros,
        long lastSeenMicros,
        long createdMicros,
        long updatedMicros,
        boolean replayed,
        boolean send,
        boolean suppressed,
        String document) {

    /** A finding that no rule suppresses. */
    public FindingState(
            String id,
            String type,
            double severity,
            String instance,
            String title,
            int count,
            long firstSeenMicros,
            long lastSeenMicros,
            long createdMicros,
            long updatedMicros,
            boolean replayed,
            boolean send,
            String document) {
        this(
                id,
                type,
                severity,
                instance,
                title,
                count,
                firstSeenMicros,
                lastSeenMicros,
                createdMicros,
                updatedMicros,
                replayed,
                send,
                false,
                document);
    }

    /** The state that the kernel tells, with its document. */
    public static FindingState of(Finding finding, boolean replayed, boolean send, String document) {
        return new FindingState(
                finding.id(),
                finding.type().id(),
                finding.severity().value(),
                finding.instance(),
                finding.title(),
                finding.occurrences(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.createdAt(),
                finding.updatedAt(),
                replayed,
                send,
                document);
    }

    /** The same, but suppressed. */
    public FindingState withSuppressed() {
        return new FindingState(
                id,
                type,
                severity,
                instance,
                title,
                count,
                firstSeenMicros,
                lastSeenMicros,
                createdMicros,
                updatedMicros,
                replayed,
                send,
                true,
                document);
    }
}
