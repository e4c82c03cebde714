// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;

/** How the rows of a table are written. */
enum RowForm {
    /** CSV with doubled quotation marks, as Percona's audit plugin writes it: line breaks stand as they are. */
    AUDIT_CSV(',', true, false),
    /** CSV with backslashes, as the server's CSV tables and {@code SELECT … INTO OUTFILE … ENCLOSED BY '"'} have it. */
    TABLE_CSV(',', true, true),
    /** Tabs between fields, and backslashes, as {@code mysql --batch} and {@code SELECT … INTO OUTFILE} write them. */
    TABLE_TSV('\t', false, true);

    /** Every {@code user_host} has this behind the user's name. */
    private static final byte[] USER_HOST = Bytes.of("] @ ");

    private static final int LONGEST_USER_HOST = 1200;
    private static final byte[] COLUMNS_TSV = Bytes.of("event_time\t");
    private static final byte[] COLUMNS_CSV = Bytes.of("event_time");

    final char separator;
    final boolean quoted;
    final boolean backslash;

    RowForm(char separator, boolean quoted, boolean backslash) {
        this.separator = separator;
        this.quoted = quoted;
        this.backslash = backslash;
    }

    /**
     * Whether a row of a login log starts in this line for certain. Within a field, a quotation mark is doubled or stands
     * behind a backslash, and so does a tab, so no client can write such a line.
     */
    boolean isStart(LogLine line) {
        return switch (this) {
            case AUDIT_CSV -> isAudit(line);
            case TABLE_CSV -> line.length() > 1 && line.buf[line.from] == '"' && isTime(line, line.from + 1, '"');
            case TABLE_TSV -> isTime(line, line.from, '\t');
        };
    }

    /** Reads {@code "Name","12_2014-…}, the event and the number of the record. */
    private static boolean isAudit(LogLine line) {
        byte[] buf = line.buf;
        int at = line.from;
        if (at + 4 > line.to || buf[at] != '"') {
            return false;
        }
        at++;
        while (at < line.to && (buf[at] == ' ' || ((buf[at] | 0x20) >= 'a' && (buf[at] | 0x20) <= 'z'))) {
            at++;
        }
        if (at == line.from + 1 || !Bytes.startsWith(buf, at, line.to, "\",\"")) {
            return false;
        }
        int digits = at + 3;
        at = digits;
        while (at < line.to && Bytes.isDigit(buf[at])) {
            at++;
        }
        return at > digits && at < line.to && buf[at] == '_';
    }

    /** Reads {@code 2026-11-22 09:02:56} or {@code 2026-11-22 09:02:56.123456} before an ending. */
    private static boolean isTime(LogLine line, int from, char ending) {
        byte[] buf = line.buf;
        if (line.to - from < 21 || buf[from + 4] != '-' || buf[from + 10] != ' ' || buf[from + 13] != ':') {
            return false;
        }
        int at = from + 19;
        if (buf[at] == '.') {
            at++;
            while (at < line.to && Bytes.isDigit(buf[at])) {
                at++;
            }
        }
        return at < line.to
                && buf[at] == ending
                && Bytes.number(buf, from, from + 4) > 0
                && Bytes.number(buf, from + 17, from + 19) >= 0
                && Bytes.indexOf(buf, at, Math.min(line.to, at + LONGEST_USER_HOST), USER_HOST) >= 0;
    }

    /** Whether the line names the columns of {@code mysql.general_log}. */
    boolean isColumns(LogLine line) {
        byte[] columns = this == TABLE_TSV ? COLUMNS_TSV : COLUMNS_CSV;
        int quote = line.length() > 0 && line.buf[line.from] == '"' ? 1 : 0;
        return this != AUDIT_CSV && Bytes.startsWith(line.buf, line.from + quote, line.to, columns);
    }
}
