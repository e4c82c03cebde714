// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox.Delivery;
import java.util.ArrayList;
import java.util.List;

/** A sink that remembers what was tried and does as a test says. */
final class ScriptedSink implements Sink {
    /** What happens at a try. */
    interface Script {
        void play(Delivery delivery) throws DeliveryException, InterruptedException;
    }

    /** It is down. */
    static final Script DOWN = delivery -> {
        throw DeliveryException.unavailable("down at " + delivery.findingId());
    };

    private final String name;
    final List<String> tried = new ArrayList<>();
    final List<String> taken = new ArrayList<>();
    Script script = delivery -> {};

    ScriptedSink(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void deliver(Delivery delivery) throws DeliveryException, InterruptedException {
        String label = delivery.findingId() + "/" + delivery.version();
        tried.add(label);
        script.play(delivery);
        taken.add(label);
    }
}
