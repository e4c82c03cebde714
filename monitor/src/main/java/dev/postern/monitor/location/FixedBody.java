// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.location;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** As many bytes as were announced. */
final class FixedBody extends InputStream {
    private final InputStream in;
    private long left;

    FixedBody(InputStream in, long length) {
        this.in = in;
        left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int n = in.read(bytes, from, (int) Math.min(length, left));
        if (n < 0) {
            throw new EOFException();
        }
        left -= n;
        return n;
    }
}
