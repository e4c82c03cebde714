// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Lines for a spool, as rsyslog writes them to files with whole dates: {@code TIME HOST PROGRAM[PID]: text}. The host is the
 * database's identifier, whatever the message says. Control characters of the text are written as rsyslog does, {@code #ooo}: a
 * message is one line.
 */
final class SpoolLines extends ByteArrayOutputStream {
    /** Times beyond are not believed, microseconds: 1990 and 2200. */
    private static final long EARLIEST = 631_152_000_000_000L;

    private static final long LATEST = 7_258_118_400_000_000L;

    private long lines;

    /** Adds a line. */
    void add(long micros, String host, String program, int process, byte[] text, int from, int to) {
        ascii(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
        write(' ');
        ascii(host);
        write(' ');
        ascii(program);
        if (process >= 0) {
            ascii("[" + process + "]");
        }
        ascii(": ");
        int plain = from;
        for (int i = from; i < to; i++) {
            int c = text[i] & 0xFF;
            if (c < ' ' || c == 0x7F) {
                write(text, plain, i - plain);
                write('#');
                write('0' + (c >> 6));
                write('0' + (c >> 3 & 7));
                write('0' + (c & 7));
                plain = i + 1;
            }
        }
        write(text, plain, to - plain);
        write('\n');
        lines++;
    }

    /** A time as it may be written, or another one. */
    static long believable(long micros, long otherwise) {
        return micros >= EARLIEST && micros <= LATEST ? micros : otherwise;
    }

    private void ascii(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        write(bytes, 0, bytes.length);
    }

    /** Number of lines. */
    long count() {
        return lines;
    }

    /** Appends all lines to a spool and forgets them; returns the place to sync to. */
    long appendTo(Spool spool) throws IOException {
        long place = spool.append(buf, size());
        reset();
        lines = 0;
        return place;
    }
}
