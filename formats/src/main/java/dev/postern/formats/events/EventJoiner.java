// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

import dev.postern.formats.Joiner;
import dev.postern.formats.LoginSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.Timeline;
import dev.postern.kernel.LoginEvent;

/** Gives logins as they come. One that comes late counts at the time that has been reached by then. */
final class EventJoiner implements Joiner<EventRecord> {
    /** A database may be quiet for so long, microseconds. */
    private static final long LEAP = 7 * 24 * 3_600_000_000L;

    private final ScanOptions options;
    private final LoginSink sink;
    private final Timeline timeline;
    private long settled = Long.MIN_VALUE;

    EventJoiner(ScanOptions options, LoginSink sink) {
        this.options = options;
        this.sink = sink;
        timeline = new Timeline(options.disorderMicros(), LEAP);
    }

    @Override
    public void accept(EventRecord record) {
        LoginEvent event = record.event;
        timeline.see(event.decidedMicros());
        sink.login(new LoginEvent(
                event.openedMicros(),
                Math.max(event.decidedMicros(), settled),
                options.instance(),
                event.engine(),
                event.outcome(),
                event.remoteIp(),
                event.remoteHost(),
                event.remotePort(),
                event.user(),
                event.database(),
                event.application(),
                event.tls(),
                event.authMethod(),
                event.reason(),
                event.session(),
                event.marks(),
                record.source(),
                null));
        advanceTo(timeline.now());
    }

    @Override
    public void advanceTo(long micros) {
        settled = Math.max(settled, micros - options.disorderMicros());
    }

    @Override
    public void end() {}

    @Override
    public long heldSince() {
        return Long.MAX_VALUE;
    }

    @Override
    public long settledThrough() {
        return settled;
    }
}
