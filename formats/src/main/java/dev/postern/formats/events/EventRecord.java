// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

import dev.postern.formats.LogLine;
import dev.postern.formats.LogRecord;
import dev.postern.kernel.LoginEvent;

/** A login as it was read, whole and immutable. */
final class EventRecord extends LogRecord {
    final LoginEvent event;

    private EventRecord(LoginEvent event) {
        this.event = event;
    }

    /** The login that a line tells. */
    static EventRecord of(LoginEvent event, LogLine line) {
        EventRecord record = new EventRecord(event);
        record.at(event.decidedMicros(), line);
        return record;
    }

    @Override
    public LogRecord copy() {
        return this;
    }
}
