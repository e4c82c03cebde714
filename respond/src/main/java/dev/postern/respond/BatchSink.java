// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox.Delivery;
import java.time.Duration;
import java.util.List;

/** A sink that takes several findings at once, and now and then. */
interface BatchSink extends Sink {

    /** It takes what was due at the latest full multiple of this time since the epoch. */
    Duration every();

    /** Most deliveries that are looked at together. */
    int most();

    /** Which of these are delivered together, in order; each in one of the parts. */
    List<List<Delivery>> parts(List<Delivery> due);

    /**
     * Delivers a part, or some of it: all or none, as {@link #deliver(Delivery)} says of one.
     *
     * @param part at least one
     */
    void deliver(List<Delivery> part) throws DeliveryException, InterruptedException;

    @Override
    default void deliver(Delivery delivery) throws DeliveryException, InterruptedException {
        deliver(List.of(delivery));
    }
}
