// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;
import java.util.Arrays;

/**
 * The fields of one row of a table. Of a long field only the beginning is kept, and of many fields the first ones, so memory is
 * bounded whatever the row holds.
 */
final class Row {
    /** Fields that are kept. */
    static final int MOST = 16;
    /** Bytes of a field that are kept: more than the server writes of a login (a buffer of 1024). */
    static final int LONGEST = 2048;

    private static final int EXCERPT = 200;

    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private byte[] bytes = new byte[1024];
    private int length;
    private int fields;
    private final LogLine start = new LogLine();

    /** Forgets everything; a row begins in this line. */
    void begin(LogLine line) {
        length = 0;
        fields = 0;
        starts[0] = 0;
        start.keep(line, EXCERPT);
    }

    /** The line in which the row begins, as far as it is kept. */
    LogLine start() {
        return start;
    }

    /** Adds a byte to the field that is open. */
    void add(byte b) {
        if (fields >= MOST || length - starts[fields] >= LONGEST) {
            return;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = b;
    }

    /** Adds bytes to the field that is open. */
    void add(byte[] buf, int from, int to) {
        if (fields >= MOST) {
            return;
        }
        int count = Math.min(to - from, LONGEST - (length - starts[fields]));
        if (bytes.length < length + count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
        System.arraycopy(buf, from, bytes, length, count);
        length += count;
    }

    /** The field that is open ends, the next begins. */
    void endField() {
        if (fields < MOST) {
            ends[fields] = length;
        }
        fields++;
        if (fields < MOST) {
            starts[fields] = length;
        }
    }

    /** Number of fields. */
    int size() {
        return fields;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Start of a field in {@link #bytes}. */
    int from(int field) {
        return starts[field];
    }

    int to(int field) {
        return ends[field];
    }

    /** Whether a field has this value. */
    boolean is(int field, byte[] value) {
        return Bytes.is(bytes, starts[field], ends[field], value);
    }

    /** A field's value as a number, or -1. */
    long number(int field) {
        return Bytes.number(bytes, starts[field], ends[field]);
    }
}
