// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.life.Span;
import java.util.ArrayList;
import java.util.List;

/** When which databases are under attack already, so that one attack is not found by way of another. */
final class Bookings {
    /** Longer than what belongs to one finding may be apart. */
    private static final long FAR = 36 * Micros.HOUR;

    private static final int FAR_TRIES = 150;
    private static final long NEAR = 6 * Micros.HOUR;
    private static final int NEAR_TRIES = 350;
    private static final int ANYWHERE_TRIES = 470;

    private final List<Booking> bookings = new ArrayList<>();

    private record Booking(String instance, long start, long end) {}

    /** Whether there is room for an attack; the more often somebody has asked before, the less is enough. */
    boolean isFree(Span span, int tries) {
        long margin = tries < FAR_TRIES ? FAR : tries < NEAR_TRIES ? NEAR : 0;
        for (Booking booking : bookings) {
            if (tries < ANYWHERE_TRIES
                    && span.instances().contains(booking.instance())
                    && span.start() - margin < booking.end()
                    && span.end() + margin > booking.start()) {
                return false;
            }
        }
        return true;
    }

    void book(Span span) {
        for (String instance : span.instances()) {
            bookings.add(new Booking(instance, span.start(), span.end()));
        }
    }
}
