// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import org.jspecify.annotations.Nullable;

/** A list of one entry a line: plain lines, whose shape is recognised one by one, or CSV under a heading. */
final class LineList {
    private final String file;
    private final ListFormat format;
    private @Nullable CsvLayout layout;
    private boolean started;

    LineList(String file, ListFormat format) {
        this.file = file;
        this.format = format;
    }

    /** @throws IntelFileException when the file cannot be read or a table has no heading */
    void read(TextLines lines, ListSink sink) throws IntelFileException {
        for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
            ListItem item = line.cut()
                    ? new ListItem.Remark(LineIssue.LINE_TOO_LONG)
                    : read(line.text().strip());
            sink.take(line.number(), line.text(), item);
        }
    }

    private ListItem read(String text) throws IntelFileException {
        if (text.isEmpty()) {
            return ListItem.NOTHING;
        }
        if (layout != null) {
            return isComment(text) ? ListItem.NOTHING : layout.read(text);
        }
        return format == ListFormat.TXT || format == ListFormat.ALIEN_VAULT ? plain(text) : heading(text);
    }

    /** The heading may stand in a comment. */
    private ListItem heading(String text) throws IntelFileException {
        layout = CsvLayout.ofHeading(isComment(text) ? text.substring(1) : text);
        boolean wrong = layout != null && format != ListFormat.CSV && layout.format() != format;
        if (wrong || (layout == null && !isComment(text))) {
            throw new IntelFileException(file, "has no heading of " + format + "; expected one in its first line");
        }
        return ListItem.NOTHING;
    }

    private ListItem plain(String text) {
        if (isComment(text)) {
            return ListItem.NOTHING;
        }
        ListItem item = ExitAddressLine.read(text);
        if (item == null) {
            item = PlainLine.read(text);
        }
        boolean heading = !started && item == ListItem.NO_ADDRESS && isHeading(text);
        started = true;
        return heading ? ListItem.NOTHING : item;
    }

    static boolean isComment(String text) {
        return text.startsWith("#") || text.startsWith(";") || text.startsWith("//");
    }

    /** The heading of a file of one column, or of DShield's blocks. */
    private static boolean isHeading(String text) {
        return CsvLayout.isLoneHeading(text) || text.startsWith("Start\tEnd\t");
    }
}
