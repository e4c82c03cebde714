// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

/**
 * The fixed start of a record of ProxySQL's log: {@code TIME FILE.cpp:LINE:FUNCTION(): [LEVEL] }, or {@code TIME [LEVEL] }. A
 * message is only given where it answers a client; the same words of a server that refuses the proxy stand behind others.
 */
final class ProxyHead extends ErrorHead {
    private static final byte[] SOURCE = Bytes.of(".cpp:");
    private static final byte[] TO_CLIENT = Bytes.of("ProxySQL Error: ");
    private static final byte[][] LEVELS = {
        Bytes.of("[INFO] "), Bytes.of("[ERROR] "), Bytes.of("[WARNING] "), Bytes.of("[DEBUG] ")
    };
    private static final int LONGEST_SOURCE = 200;

    ProxyHead(LogTime time) {
        super(time);
        id = -1;
    }

    @Override
    boolean read(byte[] buf, int from, int to) {
        time.read(buf, from, to);
        if (time.form != LogTime.Form.DATED || time.end + 1 >= to || buf[time.end] != ' ') {
            return false;
        }
        int at = time.end + 1;
        int level = buf[at] == '[' ? at : levelBehindSource(buf, at, to);
        int text = level < 0 ? -1 : behindLevel(buf, level, to);
        if (text < 0) {
            return false;
        }
        boolean answer = level != at && Bytes.startsWith(buf, text, to, TO_CLIENT);
        message = answer ? text + TO_CLIENT.length : to;
        return true;
    }

    /** Start of the level behind {@code FILE.cpp:LINE:FUNCTION(): }, or -1. */
    private static int levelBehindSource(byte[] buf, int from, int to) {
        int end = Math.min(to, from + LONGEST_SOURCE);
        int blank = Bytes.indexOf(buf, from, end, ' ');
        boolean source = blank > 0 && buf[blank - 1] == ':' && Bytes.indexOf(buf, from, blank, SOURCE) > 0;
        return source ? blank + 1 : -1;
    }

    private static int behindLevel(byte[] buf, int from, int to) {
        for (byte[] level : LEVELS) {
            if (Bytes.startsWith(buf, from, to, level)) {
                return from + level.length;
            }
        }
        return -1;
    }
}
