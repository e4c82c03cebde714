// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import org.jspecify.annotations.Nullable;

/** Tells a list's form from the beginning of the file. What is neither XML, JSON nor a table is read line by line. */
final class FormatRecognition {
    /** Bytes that are looked at. */
    static final int HEAD = 64 * 1024;

    private FormatRecognition() {}

    /** @throws IntelFileException when the file is JSON of another kind */
    static ListFormat recognise(String file, String head) throws IntelFileException {
        String text = head.stripLeading();
        if (text.startsWith("<")) {
            return ListFormat.STIX;
        }
        if (isJson(text)) {
            return JsonRecognition.recognise(file, text);
        }
        return ofLines(text);
    }

    /** A bracket may also begin an IPv6 address or the name of a section. */
    private static boolean isJson(String text) {
        if (!text.startsWith("[")) {
            return text.startsWith("{");
        }
        String inside = text.substring(1).stripLeading();
        return inside.isEmpty() || "{[\"]".indexOf(inside.charAt(0)) >= 0;
    }

    private static ListFormat ofLines(String text) {
        for (int start = 0; start < text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            ListFormat format = ofLine(text.substring(start, end).strip());
            if (format != null) {
                return format;
            }
            start = end + 1;
        }
        return ListFormat.TXT;
    }

    /** Null when the line tells nothing. */
    private static @Nullable ListFormat ofLine(String line) {
        CsvLayout layout = CsvLayout.ofHeading(LineList.isComment(line) ? line.substring(1) : line);
        if (layout != null) {
            return layout.format();
        }
        if (line.isEmpty() || LineList.isComment(line)) {
            return null;
        }
        return PlainLine.isReputation(line) ? ListFormat.ALIEN_VAULT : ListFormat.TXT;
    }
}
