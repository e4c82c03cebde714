// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox.Delivery;
import dev.postern.store.Scope;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Sends a sample through a sink, in the form and on the way of real findings, and tells what came of it. */
public final class SinkTrial {

    private SinkTrial() {}

    /**
     * What came of a trial.
     *
     * @param accepted whether the sink took the sample
     * @param eventId id of the event, under which the receiver can look for it
     * @param message for people, one sentence
     */
    public record Result(boolean accepted, String eventId, String message) {}

    /**
     * Tries once. The sample does not go through the outbox, so nothing is left behind when it fails.
     *
     * @param random for the sample's id
     * @throws InterruptedException when the thread was interrupted
     */
    public static Result run(Sink sink, Scope scope, InstantSource clock, RandomGenerator random)
            throws InterruptedException {
        Delivery sample = SampleFinding.delivery(sink.name(), scope, clock.instant(), random);
        String id = "";
        try {
            id = EventBridgeEvent.of(sample).id();
            sink.deliver(sample);
            return new Result(true, id, "The sink " + sink.name() + " took the sample event " + id + ".");
        } catch (DeliveryException e) {
            String outlook = e.isRetryable() ? "A finding would be tried again." : "Findings would be refused as well.";
            return new Result(
                    false,
                    id,
                    "The sink " + sink.name() + " did not take the sample: " + e.getMessage() + ". " + outlook);
        }
    }
}
