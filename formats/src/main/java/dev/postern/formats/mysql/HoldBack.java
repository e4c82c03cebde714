// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.RecordSink;

/**
 * The last records of a log, kept until no later line can show that they stand inside another record. Records are given in the
 * order of their lines.
 */
final class HoldBack {
    private static final int CAPACITY = 1024;

    private final MysqlRecord[] records = new MysqlRecord[CAPACITY];
    private final long[] positions = new long[CAPACITY];
    private final boolean[] dropped = new boolean[CAPACITY];
    private final RecordSink<MysqlRecord> sink;
    private int first;
    private int size;

    HoldBack(RecordSink<MysqlRecord> sink) {
        this.sink = sink;
        for (int i = 0; i < CAPACITY; i++) {
            records[i] = new MysqlRecord();
        }
    }

    /** Keeps a record whose first line starts at a position; returns it for filling, valid until it is given. */
    MysqlRecord add(long position) {
        if (size == CAPACITY) {
            giveFirst();
        }
        int slot = first + size++ & CAPACITY - 1;
        positions[slot] = position;
        dropped[slot] = false;
        return records[slot];
    }

    /** Brings back records that had been taken back and are still kept. */
    void revive(long from, long to) {
        for (int i = 0; i < size; i++) {
            int slot = first + i & CAPACITY - 1;
            if (positions[slot] >= from && positions[slot] < to) {
                dropped[slot] = false;
            }
        }
    }

    /** Takes back the records that start in {@code [from, to)}; signs of tampering stay. */
    void drop(long from, long to) {
        for (int i = size - 1; i >= 0; i--) {
            int slot = first + i & CAPACITY - 1;
            if (positions[slot] >= from && positions[slot] < to && records[slot].kind != MysqlRecord.Kind.TAMPER) {
                dropped[slot] = true;
            }
        }
    }

    /** Gives the records that start before a position. */
    void giveBefore(long position) {
        while (size > 0 && positions[first] < position) {
            giveFirst();
        }
    }

    /** Gives all records. */
    void giveAll() {
        giveBefore(Long.MAX_VALUE);
    }

    private void giveFirst() {
        if (!dropped[first]) {
            sink.accept(records[first]);
        }
        first = first + 1 & CAPACITY - 1;
        size--;
    }
}
