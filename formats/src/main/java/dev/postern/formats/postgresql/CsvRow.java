// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/** Takes the columns that logins need out of one csvlog row, which may come in several lines. */
final class CsvRow {
    private final PgRecord record = new PgRecord();
    private final Span ignored = new Span();
    private int column;
    private boolean quoted;
    private boolean kept;
    private int fieldFrom;

    /** The record of a row that has been read to its end. */
    PgRecord record() {
        splitPort();
        return record;
    }

    /** Columns read so far. */
    int columns() {
        return column;
    }

    boolean inQuotes() {
        return quoted;
    }

    /** Reads the first line of a row; returns false when it is no CSV. */
    boolean begin(byte[] b, int from, int to) {
        record.reset();
        record.clearPrefix();
        column = 0;
        quoted = false;
        return fields(b, from, to);
    }

    /** Reads a further line of a row whose last line has ended within quotes. */
    boolean more(byte[] b, int from, int to) {
        if (kept) {
            record.append((byte) '\n');
        }
        int at = quotedText(b, from, to);
        return at < 0 || isEnd(b, at, to) || (b[at] == ',' && fields(b, at + 1, to));
    }

    /** Whether the line ends here; a CR before its end belongs to the end where it stands outside quotes. */
    private static boolean isEnd(byte[] b, int at, int to) {
        return at == to || (at == to - 1 && b[at] == '\r');
    }

    private boolean fields(byte[] b, int from, int to) {
        int at = from;
        while (true) {
            column++;
            Span field = field(column);
            kept = field != ignored;
            fieldFrom = record.length;
            if (at < to && b[at] == '"') {
                quoted = true;
                at = quotedText(b, at + 1, to);
                if (at < 0) {
                    return true;
                }
            } else {
                int end = Bytes.indexOf(b, at, to, (byte) ',');
                if (end < 0) {
                    end = to > at && b[to - 1] == '\r' ? to - 1 : to;
                }
                if (kept && end > at) {
                    if (isText(column)) {
                        return false;
                    }
                    record.append(b, at, end);
                    field.set(fieldFrom, record.length);
                }
                at = end;
            }
            if (isEnd(b, at, to)) {
                return true;
            }
            if (b[at] != ',') {
                return false;
            }
            at++;
        }
    }

    /** Reads up to the closing quote; returns the place behind it, or -1 when the line ends first. */
    private int quotedText(byte[] b, int from, int to) {
        int at = from;
        while (true) {
            int quote = Bytes.indexOf(b, at, to, (byte) '"');
            if (quote < 0) {
                keep(b, at, to);
                return -1;
            }
            if (quote + 1 < to && b[quote + 1] == '"') {
                keep(b, at, quote + 1);
                at = quote + 2;
                continue;
            }
            keep(b, at, quote);
            quoted = false;
            if (kept) {
                field(column).set(fieldFrom, record.length);
            }
            return quote + 1;
        }
    }

    private void keep(byte[] b, int from, int to) {
        if (kept) {
            record.append(b, from, to);
        }
    }

    /**
     * Whether the server quotes the column whenever there is anything in it. Client text that begins like a row, where a row has
     * been cut off, cannot: every quote in it has been doubled.
     */
    private static boolean isText(int number) {
        return number == 2 || number == 3 || number == 5 || number == 14 || number == 15 || number == 23;
    }

    private Span field(int number) {
        return switch (number) {
            case 1 -> record.time;
            case 2 -> record.user;
            case 3 -> record.database;
            case 4 -> record.processField;
            case 5 -> record.host;
            case 6 -> record.sessionField;
            case 12 -> record.severityField;
            case 13 -> record.code;
            case 14 -> record.message;
            case 15 -> record.detail;
            case 23 -> record.application;
            default -> ignored;
        };
    }

    /** Host and port are one column: {@code 10.0.0.1:5432}, {@code ::1:5432}, {@code [local]}. */
    private void splitPort() {
        PgRecord r = record;
        if (!r.host.present()) {
            return;
        }
        int colon = r.host.to - 1;
        while (colon > r.host.from && r.bytes[colon] != ':') {
            colon--;
        }
        int port = Bytes.number(r.bytes, colon + 1, r.host.to);
        if (colon > r.host.from && port >= 0) {
            r.port = port;
            r.host.set(r.host.from, colon);
        }
    }
}
