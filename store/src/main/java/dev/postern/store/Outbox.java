// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings that are still to be delivered. Deliveries of one finding to one sink are made in order of their versions. */
public interface Outbox {

    /**
     * Deliveries to a sink whose time has come, oldest first. One that waits for another try holds back the later
     * versions of its finding, and nothing else.
     */
    List<Delivery> due(String sink, long nowMicros, int limit);

    /** Deliveries were made; all or none of them is removed. */
    void delivered(List<Long> ids);

    /** Deliveries failed and are to be tried again at a time. */
    void failed(List<Long> ids, String error, long nextMicros);

    /** Deliveries failed for good; they are kept for people to see, and no longer hold back their findings. */
    void dead(List<Long> ids, String error);

    /** Lets dead deliveries of a sink be tried again; returns how many. */
    int revive(String sink, long nowMicros);

    /** Dead deliveries, latest first. */
    List<Delivery> dead(int limit);

    /** Deliveries waiting and dead by sink. */
    Map<String, Counts> counts();

    /**
     * A finding on its way to a sink.
     *
     * @param id of this delivery
     * @param scope whose finding it is
     * @param sink where it goes
     * @param findingId the finding
     * @param version of the finding; with the id the idempotency key
     * @param document the finding in GuardDuty's wire form, JSON
     * @param attempts how often it was tried
     * @param error of the last try, or null
     * @param createdMicros when it was put in, in the store's time
     */
    record Delivery(
            long id,
            Scope scope,
            String sink,
            String findingId,
            long version,
            String document,
            int attempts,
            @Nullable String error,
            long createdMicros) {}

    /** Numbers of deliveries. */
    record Counts(long waiting, long dead) {}
}
