// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox.Delivery;

/** Where findings go. One thread at a time delivers to a sink. */
public interface Sink {

    /** Its name in the configuration and in the outbox. */
    String name();

    /**
     * Delivers a finding. When this returns, the receiver has it for good; when it throws, the receiver may have it or not. The same
     * delivery may come again, and is then marked with the same id.
     *
     * @throws DeliveryException when it failed; the message is for people and has no secrets
     * @throws InterruptedException when the thread was interrupted
     */
    void deliver(Delivery delivery) throws DeliveryException, InterruptedException;
}
