// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What is known of the part of a server's file of which there is no copy.
 *
 * @param base where in the server's file the copy begins, bytes
 * @param tail the last bytes before that place, by which the file is known again
 * @param over whether there is to be no copy: the file was complete, and what was copied of it has been read
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its content, never changed
record Mark(long base, byte[] tail, boolean over) {
    /** So many bytes tell a file from another one: log lines begin with a time. */
    static final int TAIL = 256;
    /** The copy begins where the file does. */
    static final Mark NONE = new Mark(0, new byte[0], false);

    private static final byte VERSION = 1;
    private static final int HEAD = 2 + Long.BYTES;

    byte[] encode() {
        return ByteBuffer.allocate(HEAD + tail.length)
                .put(VERSION)
                .put((byte) (over ? 1 : 0))
                .putLong(base)
                .put(tail)
                .array();
    }

    /** @throws IllegalArgumentException when the bytes are no mark */
    static Mark decode(byte[] bytes) {
        if (bytes.length < HEAD || bytes.length > HEAD + TAIL || bytes[0] != VERSION) {
            throw new IllegalArgumentException("no mark: " + bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        boolean over = buffer.get() == 1;
        long base = buffer.getLong();
        return new Mark(base, Arrays.copyOfRange(bytes, HEAD, bytes.length), over);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mark mark && mark.base == base && mark.over == over && Arrays.equals(mark.tail, tail);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(base);
    }

    @Override
    public String toString() {
        return base + (over ? " (over)" : "");
    }
}
