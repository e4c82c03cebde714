// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import dev.postern.formats.envelope.SyslogMessage;
import dev.postern.monitor.receive.Senders.Route;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Takes messages in, of one connection or of all datagrams: whose they are, into which spool they go. For one thread. */
final class Receipt {
    /** So much is gathered before it is written, bytes. */
    static final int ENOUGH = 1 << 20;

    private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(200);

    private final Channel channel;
    private final ReceiveCounts counts;
    private final Notices notices;
    private final InstantSource clock;
    private final SyslogMessage message = new SyslogMessage();
    private final Map<Route, SpoolLines> gathered = new LinkedHashMap<>();
    private int bytes;

    Receipt(Channel channel, ReceiveCounts counts, Notices notices, InstantSource clock) {
        this.channel = channel;
        this.counts = counts;
        this.notices = notices;
        this.clock = clock;
    }

    /** A sender that nobody knows. */
    void unknown(Peer peer) {
        refuse(Refusal.UNKNOWN_SENDER);
        String who = peer.identities().isEmpty()
                ? peer.address().toString()
                : peer.address() + " with the certificate of " + String.join(", ", peer.identities());
        notices.onceOfSender(
                "sender " + who,
                who + " sends syslog over " + channel
                        + ", but no database takes it from there (databases[].syslog); it is passed over");
    }

    void refuse(Refusal why) {
        counts.refused(channel, why, 1);
    }

    /** Takes a message of a sender with some ways open to it. */
    void take(Peer peer, List<Route> open, byte[] bytesOfIt, int from, int to) {
        if (!message.read(bytesOfIt, from, to)) {
            refuse(Refusal.UNREADABLE);
            notices.onceOfSender(
                    "unreadable " + peer.address(),
                    peer.address() + " sends over " + channel
                            + " what is no syslog message (RFC 5424 or 3164); it is passed over");
            return;
        }
        Route route = Senders.choose(open, message.program(), message.host());
        if (route == null) {
            refuse(Refusal.UNKNOWN_PROGRAM);
            notices.onceOfSender(
                    "program " + peer.address(),
                    peer.address() + " sends messages of the program '" + message.program() + "' on host '"
                            + message.host()
                            + "', which no database takes (databases[].syslog); they are passed over, as are those of"
                            + " others that are not named");
            return;
        }
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        SpoolLines lines = gathered.computeIfAbsent(route, r -> new SpoolLines());
        int before = lines.size();
        lines.add(
                SpoolLines.believable(message.timeMicros(route.zone(), now), now),
                route.rule().database(),
                route.rule().program(),
                message.process(),
                message.buffer(),
                message.textFrom(),
                message.textTo());
        bytes += lines.size() - before;
    }

    /** Whether enough has been gathered to write it. */
    boolean isEnough() {
        return bytes >= ENOUGH;
    }

    /** Writes what has been gathered; what has no room is counted and gone. */
    void writeOrDrop() {
        write(() -> true);
    }

    /**
     * Writes what has been gathered, and waits for room.
     *
     * @param ending whether to wait no longer
     */
    void write(BooleanSupplier ending) {
        gathered.forEach((route, lines) -> {
            long count = lines.count();
            while (count > 0 && !write(route, lines)) {
                if (ending.getAsBoolean()) {
                    counts.refused(channel, Refusal.FULL, count);
                    break;
                }
                LockSupport.parkNanos(AGAIN);
            }
        });
        gathered.clear();
        bytes = 0;
    }

    private boolean write(Route route, SpoolLines lines) {
        String subject = "full " + route.rule().database();
        long count = lines.count();
        try {
            route.spool().sync(lines.appendTo(route.spool()));
            counts.received(channel, route.rule().database(), count);
            notices.over(subject);
            return true;
        } catch (IOException e) {
            notices.once(
                    subject,
                    route.rule().database() + ": what is sent to it cannot be taken for now: " + e.getMessage());
            return false;
        }
    }
}
