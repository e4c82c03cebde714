// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

/** Finding ids, to count them: by their first 64 bits, which are a hash; up to a bound, from where on the rest is not added. */
final class IdSet {
    private static final int HEX_DIGITS = 16;

    private final int most;
    private long[] slots = new long[64]; // 0 is free
    private int size;

    IdSet(int most) {
        this.most = most;
    }

    void add(String id) {
        if (size == most) {
            return;
        }
        long key = key(id);
        int slot = find(key);
        if (slots[slot] == key) {
            return;
        }
        slots[slot] = key;
        size++;
        if (size > slots.length / 2) {
            long[] old = slots;
            slots = new long[old.length * 2];
            for (long one : old) {
                if (one != 0) {
                    slots[find(one)] = one;
                }
            }
        }
    }

    boolean holds(String id) {
        return slots[find(key(id))] != 0;
    }

    int size() {
        return size;
    }

    /** The slot of the key, or the free one where it belongs. */
    private int find(long key) {
        int mask = slots.length - 1;
        int slot = (int) (key ^ key >>> 32) & mask;
        while (slots[slot] != 0 && slots[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long key(String id) {
        long key = Long.parseUnsignedLong(id, 0, Math.min(HEX_DIGITS, id.length()), 16);
        return key == 0 ? 1 : key;
    }
}
