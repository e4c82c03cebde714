// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.RecordSink;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Engine;
import dev.postern.kernel.LoginEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads logins of one database. A file may hold those of several, since {@code postern events} reads several at once: those of the
 * first one are read, and that the others were not is a problem to be told.
 */
final class EventScanner implements LogScanner {
    /** Logins of other databases that were passed over. */
    static final String OTHERS = "events.other-databases";

    private final EventForm form;
    private final StreamReport report;
    private final RecordSink<EventRecord> sink;
    private @Nullable LoginEvent first;
    private boolean told;

    EventScanner(EventForm form, StreamReport report, RecordSink<EventRecord> sink) {
        this.form = form;
        this.report = report;
        this.sink = sink;
    }

    /** Whether a line is not for readers of logins: two hyphens and a blank. */
    static boolean isRemark(LogLine line) {
        return line.length() >= 3
                && line.buf[line.from] == '-'
                && line.buf[line.from + 1] == '-'
                && line.buf[line.from + 2] == ' ';
    }

    @Override
    public void line(LogLine line) {
        if (line.length() == 0 || isRemark(line)) {
            return;
        }
        EventFields fields = line.cut ? null : EventReader.fields(line.text());
        if (fields == null || !form.fits(fields)) {
            report.unreadable(line);
            return;
        }
        try {
            take(form.login(fields), line);
        } catch (UnreadableEventException e) {
            report.unreadable(line);
        }
    }

    private void take(LoginEvent event, LogLine line) {
        LoginEvent known = first == null ? event : first;
        first = known;
        if (!event.instance().equals(known.instance())) {
            report.add(OTHERS, 1);
            if (!told) {
                told = true;
                report.unread(line.file + ":" + line.number
                        + ": holds logins of several databases, of which the first is read; give each as a file of its own:"
                        + " postern events reads them one at a time as well");
            }
        } else if ((event.engine() == Engine.POSTGRESQL) != (known.engine() == Engine.POSTGRESQL)) {
            report.unreadable(line); // one database has one engine
        } else {
            sink.accept(EventRecord.of(event, line));
        }
    }

    @Override
    public void end() {}
}
