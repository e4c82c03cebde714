// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

import dev.postern.formats.Coverage;
import dev.postern.formats.LogFormat;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.Recognition;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import java.util.List;

/**
 * Files with one login a line, as JSON.
 *
 * @param form how a line tells it
 */
record EventFormat(EventForm form, String id, String title, Coverage coverage) implements LogFormat<EventRecord> {

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        List<LogLine> lines =
                head.stream().filter(line -> !EventScanner.isRemark(line)).toList();
        return lines.isEmpty() ? Recognition.NO : Recognition.ofEach(lines, this::fits);
    }

    private boolean fits(LogLine line) {
        if (line.cut || line.length() == 0 || line.buf[line.from] != '{') {
            return false;
        }
        EventFields fields = EventReader.fields(line.text());
        return fields != null && form.fits(fields);
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<EventRecord> sink) {
        return new EventScanner(form, report, sink);
    }
}
