// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes one failure of libpq's two: with {@code sslmode=prefer}, its default, a refused login over TLS is tried again at once
 * without. Two messages about pg_hba.conf that name TLS first and none then are such a pair for certain; refused passwords only
 * where the pair stands alone, so that a fast guesser is not counted half.
 */
final class RetryFolder {
    private static final long SECOND = 1_000_000;
    /** libpq connects again within milliseconds. */
    private static final long RETRY = 200_000;

    private static final long ALONE = SECOND;
    private static final long MEMORY = 3 * SECOND;
    /** How long a failure waits for its second half and for neighbours. */
    private static final long WAIT = 2 * SECOND + RETRY;
    /** The operating system gives ports near one another to connections that follow one another. */
    private static final int NEAR = 64;
    /** Failures of the same origin that may lie between the halves of a pair. */
    private static final int LOOKED_AT = 4;

    private final Consumer<LoginEvent> out;
    private final PriorityQueue<Failure> waiting = new PriorityQueue<>(
            Comparator.comparingLong((Failure f) -> f.event.decidedMicros()).thenComparingLong(f -> f.number));
    private final ArrayDeque<Failure> remembered = new ArrayDeque<>();
    /** The latest failure of each pair of place and user, from which the earlier ones hang. */
    private final Map<Who, Failure> latest = new HashMap<>();

    /** More do not wait, however slowly the log's time moves. */
    private static final int MOST_WAITING = 1 << 16;

    private long count;

    private record Who(Object place, @Nullable String user) {}

    private static final class Failure {
        final LoginEvent event;
        final Who who;
        final long number;
        boolean folded;
        boolean given;

        @Nullable
        Failure previous;

        @Nullable
        Failure next;

        Failure(LoginEvent event, Who who, long number) {
            this.event = event;
            this.who = who;
            this.number = number;
        }
    }

    RetryFolder(Consumer<LoginEvent> out) {
        this.out = out;
    }

    /** Takes a failure; those that cannot be a half are given on at once. */
    void failed(LoginEvent event) {
        Object place = event.remoteIp();
        boolean refused = Objects.equals(event.reason(), "28P01") || Objects.equals(event.reason(), "28000");
        boolean told = event.remotePort() >= 0 || event.tls() != null;
        if (place == null || !refused || !told || event.is(Mark.CREDENTIALS_VALID)) {
            out.accept(event);
            return;
        }
        Failure failure = new Failure(event, new Who(place, event.user()), count++);
        waiting.add(failure);
        if (waiting.size() > MOST_WAITING) {
            give(waiting.remove());
        }
        Failure previous = latest.put(failure.who, failure);
        if (previous != null) {
            failure.previous = previous;
            previous.next = failure;
        }
    }

    /** Gives on what has waited long enough at this time. */
    void advanceTo(long micros) {
        while (!waiting.isEmpty() && waiting.element().event.decidedMicros() + WAIT <= micros) {
            give(waiting.remove());
        }
    }

    /** Gives on all. */
    void end() {
        while (!waiting.isEmpty()) {
            give(waiting.remove());
        }
        latest.clear();
        remembered.clear();
    }

    /** Time of the earliest failure that waits; {@link Long#MAX_VALUE} when none does. */
    long earliest() {
        Failure first = waiting.peek();
        return first == null ? Long.MAX_VALUE : first.event.decidedMicros();
    }

    private void give(Failure failure) {
        failure.given = true;
        remembered.add(failure);
        forget(failure.event.decidedMicros() - MEMORY);
        if (failure.folded) {
            return;
        }
        Failure second = secondHalf(failure);
        if (second == null) {
            out.accept(failure.event);
        } else {
            second.folded = true;
            out.accept(Events.marked(failure.event, Mark.RETRIED));
        }
    }

    private void forget(long before) {
        while (!remembered.isEmpty() && remembered.element().event.decidedMicros() < before) {
            Failure old = remembered.remove();
            latest.remove(old.who, old);
            if (old.next != null) {
                old.next.previous = old.previous;
            }
            if (old.previous != null) {
                old.previous.next = old.next;
            }
        }
    }

    private static @Nullable Failure secondHalf(Failure first) {
        Failure second = first.next;
        for (int i = 0; second != null && i < LOOKED_AT; i++) {
            if (!second.given && !second.folded && follows(first.event, second.event)) {
                boolean certain = Objects.equals(first.event.tls(), "on") && Objects.equals(second.event.tls(), "off");
                if (certain) {
                    return second;
                }
                boolean near = second.event.remotePort() >= 0 && first.event.remotePort() >= 0;
                return near && second == first.next && standAlone(first, second) ? second : null;
            }
            second = second.next;
        }
        return null;
    }

    private static boolean follows(LoginEvent first, LoginEvent second) {
        long gap = second.openedMicros() - first.decidedMicros();
        long allowed = wholeSeconds(first) && wholeSeconds(second) ? SECOND : RETRY;
        int ports = second.remotePort() - first.remotePort();
        boolean portsKnown = first.remotePort() >= 0 && second.remotePort() >= 0;
        return gap >= 0
                && gap <= allowed
                && (!portsKnown || (ports > 0 && ports <= NEAR))
                && Objects.equals(first.database(), second.database())
                && Objects.equals(first.reason(), second.reason());
    }

    /** Whether the log's clock shows no more than seconds ({@code %t}). */
    private static boolean wholeSeconds(LoginEvent e) {
        return e.openedMicros() % SECOND == 0 && e.decidedMicros() % SECOND == 0;
    }

    private static boolean standAlone(Failure first, Failure second) {
        long from = first.event.decidedMicros() - ALONE;
        long to = second.event.decidedMicros() + ALONE;
        return (first.previous == null || first.previous.event.decidedMicros() < from)
                && (second.next == null || second.next.event.decidedMicros() > to);
    }
}
