// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;

/**
 * One physical line of a {@code server_audit} log, taken apart without copying:
 * {@code time,serverhost,username,host,connectionid,queryid,operation,database,object,retcode} (MariaDB's audit plugin manual;
 * the fork on RDS for MySQL adds a field for the kind of connection, Aurora writes the time as microseconds of the epoch).
 * Sent to syslog it has no time of its own: {@code info serverhost,username,…}. Nothing is quoted, so the fixed fields are taken from both ends and what lies between is the user name, commas and all.
 */
final class AuditLine {

    /** What a line is. */
    enum Shape {
        /** A complete record of a login. */
        WHOLE,
        /** Starts like a record but does not end like one. */
        HEAD,
        /** Ends like a record of a login but does not start like one. */
        TAIL,
        /** Neither. */
        LOOSE,
        /** A complete record that has nothing to do with logins. */
        OTHER
    }

    /** What a record of a login tells. */
    enum Operation {
        NONE,
        CONNECT,
        FAILED_CONNECT,
        DISCONNECT,
        CHANGEUSER
    }

    private static final byte[] CONNECT = Bytes.of("CONNECT");
    private static final byte[] FAILED_CONNECT = Bytes.of("FAILED_CONNECT");
    private static final byte[] DISCONNECT = Bytes.of("DISCONNECT");
    private static final byte[] CHANGEUSER = Bytes.of("CHANGEUSER");
    /** Longest database name: 64 characters of up to three bytes. */
    private static final int LONGEST_DATABASE = 192;

    private static final int LONGEST_HOST = 260;

    Shape shape = Shape.LOOSE;
    Operation operation = Operation.NONE;
    /** Time as written, as if it were UTC; only with a head. */
    long localMicros;
    /** Whether the time is an instant (Aurora) rather than a local time. */
    boolean epoch;
    /** End of the time, or the start of the line when there is no head. */
    int afterTime;
    /** Start of the user name, or of the line when there is no head. */
    int userFrom;
    /** End of the user name: start of the tail, at its comma. */
    int userTo;

    int hostFrom;
    int hostTo;
    int databaseFrom;
    int databaseTo;
    long thread;
    int code;
    /** Whether the record has the eleventh field. */
    boolean eleven;

    private final boolean timeless;
    private final byte[] lastTime = new byte[17];
    private long lastLocal;

    /** @param timeless whether lines have their time from their envelope */
    AuditLine(boolean timeless) {
        this.timeless = timeless;
    }

    /** Takes a line apart. */
    void parse(LogLine line) {
        byte[] buf = line.buf;
        int from = line.from;
        int to = line.to > from && buf[line.to - 1] == '\r' ? line.to - 1 : line.to;
        boolean headed = timeless ? serverName(buf, from, to) : head(buf, from, to);
        operation = Operation.NONE;
        eleven = false;
        if (tail(buf, userFrom, to)) {
            shape = headed ? Shape.WHOLE : Shape.TAIL;
        } else {
            userTo = to;
            shape = !headed ? Shape.LOOSE : isOther(buf, userFrom, to) ? Shape.OTHER : Shape.HEAD;
        }
    }

    /** Reads {@code info serverhost,} where no time stands before it. */
    private boolean serverName(byte[] buf, int from, int to) {
        int comma = Bytes.indexOf(buf, from, Math.min(to, from + LONGEST_HOST), ',');
        afterTime = from;
        userFrom = comma < 0 ? from : comma + 1;
        return comma >= 0;
    }

    private boolean head(byte[] buf, int from, int to) {
        afterTime = from;
        userFrom = from;
        int comma;
        if (to - from > 18 && buf[from + 8] == ' ' && buf[from + 17] == ',' && localTime(buf, from)) {
            comma = from + 17;
            epoch = false;
        } else if (to - from > 17 && buf[from + 16] == ',' && Bytes.number(buf, from, from + 16) > 0) {
            comma = from + 16;
            localMicros = Bytes.number(buf, from, from + 16);
            epoch = true;
        } else {
            return false;
        }
        int end = Bytes.indexOf(buf, comma + 1, Math.min(to, comma + LONGEST_HOST), ',');
        if (end < 0) {
            return false;
        }
        afterTime = comma;
        userFrom = end + 1;
        return true;
    }

    /** Reads {@code 20261122 08:58:31}. */
    private boolean localTime(byte[] buf, int at) {
        if (Bytes.startsWith(buf, at, at + 17, lastTime)) {
            localMicros = lastLocal;
            return true;
        }
        if (buf[at + 11] != ':' || buf[at + 14] != ':') {
            return false;
        }
        int date = (int) Bytes.number(buf, at, at + 8);
        int hour = (int) Bytes.number(buf, at + 9, at + 11);
        int minute = (int) Bytes.number(buf, at + 12, at + 14);
        int second = (int) Bytes.number(buf, at + 15, at + 17);
        if (date < 0 || !LogClock.valid(date / 10_000, date / 100 % 100, date % 100, hour, minute, second)) {
            return false;
        }
        localMicros = LogClock.utc(date / 10_000, date / 100 % 100, date % 100, hour, minute, second, 0);
        lastLocal = localMicros;
        System.arraycopy(buf, at, lastTime, 0, 17);
        return true;
    }

    /** Reads {@code ,host,id,queryid,OPERATION,database,,code} from the end. */
    private boolean tail(byte[] buf, int from, int to) {
        int last = Bytes.lastIndexOf(buf, Math.max(from, to - 16), to, ',');
        if (last <= from) {
            return false;
        }
        if (buf[last - 1] == ',') {
            eleven = false;
            return fromCode(buf, from, last, to);
        }
        int beforeLast = Bytes.lastIndexOf(buf, Math.max(from, last - 6), last, ',');
        if (beforeLast <= from || buf[beforeLast - 1] != ',' || !isWord(buf, last + 1, to)) {
            return false;
        }
        eleven = true;
        return fromCode(buf, from, beforeLast, last);
    }

    private boolean fromCode(byte[] buf, int from, int comma, int to) {
        long value = Bytes.number(buf, comma + 1, to);
        if (value < 0 || value > 65_535) {
            return false;
        }
        code = (int) value;
        databaseTo = comma - 1;
        int stop = Math.max(from, databaseTo - LONGEST_DATABASE - FAILED_CONNECT.length - 2);
        int right = databaseTo;
        int left = Bytes.lastIndexOf(buf, stop, right, ',');
        while (left > from) {
            int before = Bytes.lastIndexOf(buf, stop, left, ',');
            if (before < 0) {
                return false;
            }
            Operation found = operation(buf, before + 1, left);
            if (found != Operation.NONE && beforeOperation(buf, from, before)) {
                operation = found;
                databaseFrom = left + 1;
                return true;
            }
            left = before;
        }
        return false;
    }

    private static Operation operation(byte[] buf, int from, int to) {
        return switch (to - from) {
            case 7 -> Bytes.is(buf, from, to, CONNECT) ? Operation.CONNECT : Operation.NONE;
            case 14 -> Bytes.is(buf, from, to, FAILED_CONNECT) ? Operation.FAILED_CONNECT : Operation.NONE;
            case 10 ->
                Bytes.is(buf, from, to, DISCONNECT)
                        ? Operation.DISCONNECT
                        : Bytes.is(buf, from, to, CHANGEUSER) ? Operation.CHANGEUSER : Operation.NONE;
            default -> Operation.NONE;
        };
    }

    /** Reads {@code ,host,id,queryid} that ends at {@code to}. */
    private boolean beforeOperation(byte[] buf, int from, int to) {
        int query = Bytes.lastIndexOf(buf, from, to, ',');
        int id = query < 0 ? -1 : Bytes.lastIndexOf(buf, from, query, ',');
        if (id < 0 || Bytes.number(buf, query + 1, to) < 0) {
            return false;
        }
        thread = Bytes.number(buf, id + 1, query);
        int host = Bytes.lastIndexOf(buf, Math.max(from, id - LONGEST_HOST), id, ',');
        if (thread < 0 || host < 0) {
            return false;
        }
        for (int i = host + 1; i < id; i++) {
            byte b = buf[i];
            if (b <= ' ' || b == '\'' || b == '"' || b == 0x7F) {
                return false;
            }
        }
        hostFrom = host + 1;
        hostTo = id;
        userTo = host;
        return true;
    }

    /** A statement ends in a quote before its code, a table access in an empty code. */
    private boolean isOther(byte[] buf, int from, int to) {
        int last = Bytes.lastIndexOf(buf, from, to, ',');
        if (last <= from) {
            return false;
        }
        if (last == to - 1) {
            return commasAtLeast(buf, from, to, 7);
        }
        eleven = buf[last - 1] != '\'';
        if (eleven) {
            // The eleventh field stands behind the code.
            last = Bytes.lastIndexOf(buf, from, last, ',');
        }
        return last > from && buf[last - 1] == '\'' && commasAtLeast(buf, from, last, 6);
    }

    private static boolean commasAtLeast(byte[] buf, int from, int to, int wanted) {
        int count = 0;
        for (int i = from; i < to && count < wanted; i++) {
            if (buf[i] == ',') {
                count++;
            }
        }
        return count >= wanted;
    }

    private static boolean isWord(byte[] buf, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = buf[i];
            boolean letter = (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
            if (!letter && !Bytes.isDigit(b) && b != '/' && b != '_' && b != '-') {
                return false;
            }
        }
        return to > from;
    }
}
