// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

/** The fixed start of a general-log record: time (or two tabs when the second is the last record's), thread id, command. */
final class GeneralHead {

    /** What the command is to a login. */
    enum Command {
        CONNECT,
        CHANGE_USER,
        INIT_DB,
        /** A replica's own thread; no client. */
        CONNECT_OUT,
        /** Any other: only an open session can give it. */
        OTHER
    }

    private static final byte[] CONNECT = Bytes.of("Connect");
    private static final byte[] CONNECT_OUT = Bytes.of("Connect Out");
    private static final byte[] CHANGE_USER = Bytes.of("Change user");
    private static final byte[] INIT_DB = Bytes.of("Init DB");
    private static final int LONGEST_COMMAND = 24;

    private final LogTime time;

    Command command = Command.OTHER;
    long thread;
    /** Whether the line has its own time, read by the {@link LogTime}. */
    boolean timed;
    /** Start of what follows the command. */
    int argument;

    GeneralHead(LogTime time) {
        this.time = time;
    }

    /** Whether the line starts a record; then the fields are set. */
    boolean read(byte[] buf, int from, int to) {
        int at;
        if (to - from > 6 && buf[from] == '\t' && buf[from + 1] == '\t') {
            timed = false;
            at = from + 2;
        } else {
            if (to - from < 20 || !Bytes.isDigit(buf[from])) {
                return false;
            }
            time.read(buf, from, to);
            if (time.form == LogTime.Form.NONE || time.form == LogTime.Form.DATED) {
                return false;
            }
            timed = true;
            at = time.end;
            if (at >= to || (buf[at] != '\t' && buf[at] != ' ')) {
                return false;
            }
        }
        while (at < to && (buf[at] == ' ' || buf[at] == '\t')) {
            at++;
        }
        int id = at;
        while (at < to && Bytes.isDigit(buf[at])) {
            at++;
        }
        if (at == id || at - id > 18 || at + 1 >= to || buf[at] != ' ') {
            return false;
        }
        thread = Bytes.number(buf, id, at);
        return command(buf, at + 1, to);
    }

    private boolean command(byte[] buf, int from, int to) {
        if (buf[from] < 'A' || buf[from] > 'Z') {
            return false;
        }
        int limit = Math.min(to, from + LONGEST_COMMAND);
        int end = from;
        while (end < limit && buf[end] != '\t' && !(buf[end] == ' ' && end + 1 < limit && buf[end + 1] == ' ')) {
            byte b = buf[end];
            if (b != ' ' && ((b | 0x20) < 'a' || (b | 0x20) > 'z')) {
                return false;
            }
            end++;
        }
        if (end == limit && end < to) {
            return false;
        }
        if (Bytes.is(buf, from, end, CONNECT)) {
            command = Command.CONNECT;
        } else if (Bytes.is(buf, from, end, CHANGE_USER)) {
            command = Command.CHANGE_USER;
        } else if (Bytes.is(buf, from, end, INIT_DB)) {
            command = Command.INIT_DB;
        } else {
            command = Bytes.is(buf, from, end, CONNECT_OUT) ? Command.CONNECT_OUT : Command.OTHER;
        }
        argument = end;
        if (argument < to && buf[argument] == '\t') {
            argument++;
        } else {
            while (argument < to && buf[argument] == ' ') {
                argument++;
            }
        }
        return true;
    }
}
