// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.RecordSink;
import org.jspecify.annotations.Nullable;

/**
 * The last records of a log, kept until no later line can show that they stand inside another record. Records are given in the
 * order of their lines.
 */
final class HoldBack {
    private static final int CAPACITY = 1024;

    /** Records are made when they are first needed, and then used again. */
    private final @Nullable MysqlRecord[] records = new MysqlRecord[CAPACITY];

    private final long[] positions = new long[CAPACITY];
    private final boolean[] dropped = new boolean[CAPACITY];
    private final RecordSink<MysqlRecord> sink;
    private int first;
    private int size;

    HoldBack(RecordSink<MysqlRecord> sink) {
        this.sink = sink;
    }

    /** Keeps a record whose first line starts at a position; returns it for filling, valid until it is given. */
    MysqlRecord add(long position) {
        if (size == CAPACITY) {
            giveFirst();
        }
        int slot = first + size++ & CAPACITY - 1;
        positions[slot] = position;
        dropped[slot] = false;
        return record(slot);
    }

    private MysqlRecord record(int slot) {
        MysqlRecord record = records[slot];
        if (record == null) {
            record = new MysqlRecord();
            records[slot] = record;
        }
        return record;
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
            if (positions[slot] >= from && positions[slot] < to && record(slot).kind != MysqlRecord.Kind.TAMPER) {
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
            sink.accept(record(first));
        }
        first = first + 1 & CAPACITY - 1;
        size--;
    }
}
