// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.location;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Bytes in chunks (RFC 9112, 7.1). What follows the last chunk is not read: the connection ends there. */
final class ChunkedBody extends InputStream {
    private static final int LONGEST_LINE = 1_000;
    private static final int HEX = 16;

    private final InputStream in;
    private long left;
    private boolean first = true;
    private boolean ended;

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0 && !ended) {
            next();
        }
        if (ended) {
            return -1;
        }
        int n = in.read(bytes, from, (int) Math.min(length, left));
        if (n < 0) {
            throw new EOFException();
        }
        left -= n;
        return n;
    }

    private void next() throws IOException {
        int[] most = {LONGEST_LINE};
        if (!first && !AnswerHead.line(in, most).isEmpty()) {
            throw new IOException("a chunk is longer than it said");
        }
        first = false;
        String line = AnswerHead.line(in, most);
        int semicolon = line.indexOf(';');
        try {
            left = Long.parseUnsignedLong((semicolon < 0 ? line : line.substring(0, semicolon)).strip(), HEX);
        } catch (NumberFormatException e) {
            throw new IOException("no length of a chunk", e);
        }
        if (left < 0) {
            throw new IOException("too long a chunk");
        }
        ended = left == 0;
    }
}
