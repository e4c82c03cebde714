// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The detector's side of the store: how far it has come, what it found, what it remembers. */
public interface Detections {

    /** The place in the login log up to which all findings are stored; 0 at first. */
    long cursor();

    /** The latest snapshot of the detector's memory. */
    Snapshot snapshot();

    /** One part of the latest snapshot, or null. */
    default byte @Nullable [] snapshotPart(String name) {
        return snapshot().parts().get(name);
    }

    /**
     * Stores what inputs up to a place have led to, in one commit: findings (new ones, or new states of known ones), a delivery
     * of each to each sink for those that are to be sent, the cursor, and now and then a snapshot. The state of a finding that
     * people have set (archived, feedback) stays as it is.
     *
     * @param cursor never lower than before
     * @param findings in order; of one finding the last state counts, each is delivered
     * @param sinks names of the sinks that get the findings to be sent
     * @param changed what has changed in the detector's memory since the last snapshot, at this cursor; null for no snapshot
     */
    void commit(long cursor, List<FindingState> findings, List<String> sinks, @Nullable Map<String, byte[]> changed);

    /** The same, with findings of several accounts and regions, in the one commit. */
    void commit(long cursor, List<Share> shares, @Nullable Map<String, byte[]> changed);

    /**
     * What of a commit belongs to one account and region.
     *
     * @param findings in order; of one finding the last state counts, each is delivered
     * @param sinks names of the sinks that get the findings to be sent
     * @param updatesEvery how often further states of known findings are delivered, at full multiples of it since the epoch: of each
     *     finding the latest, in place of others that wait; zero: at once
     */
    record Share(Scope owner, List<FindingState> findings, List<String> sinks, Duration updatesEvery) {}

    /**
     * The detector's memory after the inputs up to a place.
     *
     * @param seq that place; 0 when there is no snapshot yet
     * @param parts by name; what they hold is the detector's matter
     */
    record Snapshot(long seq, Map<String, byte[]> parts) {}
}
