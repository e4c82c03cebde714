// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LogLine;
import dev.postern.formats.RecordSink;
import org.jspecify.annotations.Nullable;

/** Makes sense of the fields of a csvlog or jsonlog record and gives it on. */
final class StructuredRecord {
    private final LogTime time;
    private final Tally tally;
    private final Translator translator = new Translator();
    private final RecordSink<PgRecord> sink;

    StructuredRecord(LogTime time, Tally tally, RecordSink<PgRecord> sink) {
        this.time = time;
        this.tally = tally;
        this.sink = sink;
    }

    /** Gives a record on if it matters to logins; returns false when its fields are not those of a log record. */
    boolean give(PgRecord r, LogLine line) {
        byte[] b = r.bytes;
        if (!r.time.present()
                || (!r.message.present() && !r.severityField.present())
                || LogTime.end(b, r.time.from, r.time.to, true) != r.time.to) {
            return false;
        }
        r.pid = Bytes.number(b, r.processField.from, r.processField.to);
        if (r.pid < 0) {
            return false;
        }
        r.session = r.sessionField.present() ? Bytes.sessionId(b, r.sessionField.from, r.sessionField.to) : 0;
        r.severity = severity(r);
        r.place(0, line);
        if (!r.message.present()) {
            return true;
        }
        if (r.severity == null && Languages.isForeign(r)) {
            tally.foreign(line.file, line.number);
        }
        if (r.severity != Severity.LOG && r.severity != Severity.FATAL) {
            return true;
        }
        Messages.read(r, translator);
        if (r.kind != PgRecord.Kind.OTHER) {
            long micros = time.instant(b, r.time.from, r.time.to, line.file, line.number);
            if (micros == Long.MIN_VALUE) {
                return false;
            }
            r.timeMicros = micros;
        }
        tally.count(r);
        if (r.kind != PgRecord.Kind.OTHER) {
            sink.accept(r);
        }
        return true;
    }

    private static @Nullable Severity severity(PgRecord r) {
        Span word = r.severityField;
        Severity english = Severity.of(r.bytes, word.from, word.to);
        return english != null || !word.present() ? english : SeverityWord.of(r.bytes, word.from, word.to);
    }

    void end() {
        tally.finish();
    }
}
