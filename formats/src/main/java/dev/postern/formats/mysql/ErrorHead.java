// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

/** The fixed start of an error-log record: time, connection id, {@code [Level]}, and what MySQL 8.0 puts after it. */
class ErrorHead {
    private static final byte[] NOTE = Bytes.of("[Note]");
    private static final byte[] CODE = Bytes.of("[MY-");
    /** MariaDB 10.1 writes the address of the thread instead of the connection's id. */
    private static final long LARGEST_ID = 1L << 40;

    final LogTime time;

    /** The number between time and level, or -1. */
    long id;
    /** Whether the level is Note. */
    boolean note;
    /** Start of the message. */
    int message;

    ErrorHead(LogTime time) {
        this.time = time;
    }

    /** Whether the line starts a record; then the fields are set. */
    boolean read(byte[] buf, int from, int to) {
        time.read(buf, from, to);
        if (time.form == LogTime.Form.NONE) {
            return false;
        }
        int at = time.end;
        id = -1;
        if (time.form != LogTime.Form.SHORT) {
            int end = at + 1 >= to || buf[at] != ' ' ? -1 : Bytes.indexOf(buf, at + 1, Math.min(to, at + 24), ' ');
            if (end < 0) {
                return false;
            }
            long number = Bytes.number(buf, at + 1, end);
            if (number < 0) {
                return false;
            }
            id = number > LARGEST_ID ? -1 : number;
            at = end;
        }
        if (at + 2 >= to || buf[at] != ' ' || buf[at + 1] != '[') {
            return false;
        }
        note = Bytes.startsWith(buf, at + 1, to, NOTE);
        at = afterBracket(buf, at + 1, to);
        if (at > 0 && Bytes.startsWith(buf, at, to, CODE)) {
            at = afterBracket(buf, at, to);
            at = at > 0 && at < to && buf[at] == '[' ? afterBracket(buf, at, to) : at;
        }
        message = at;
        return at > 0;
    }

    /** Index behind {@code ...] }, or -1. */
    private static int afterBracket(byte[] buf, int from, int to) {
        int end = Bytes.indexOf(buf, from, Math.min(to, from + 32), ']');
        return end < 0 ? -1 : Math.min(to, end + 2);
    }
}
