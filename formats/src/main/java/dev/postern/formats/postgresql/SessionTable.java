// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import org.jspecify.annotations.Nullable;

/**
 * Sessions by key: an open-addressing hash table that allocates for growth only. The keys lie beside the sessions, so that a search
 * touches no session but the one it finds.
 */
final class SessionTable {
    private @Nullable Session[] slots = new @Nullable Session[1 << 8];
    private long[] keys = new long[1 << 8];
    private int size;

    @Nullable
    Session get(long key) {
        int mask = keys.length - 1;
        for (int i = slot(key, mask); ; i = i + 1 & mask) {
            if (keys[i] == key || slots[i] == null) {
                return slots[i];
            }
        }
    }

    /** Adds a session whose key is not in the table. */
    void add(Session s) {
        if (size * 2 >= slots.length) {
            grow();
        }
        insert(s);
        size++;
    }

    private void insert(Session s) {
        int mask = slots.length - 1;
        int i = slot(s.key, mask);
        while (slots[i] != null) {
            i = i + 1 & mask;
        }
        slots[i] = s;
        keys[i] = s.key;
    }

    private void grow() {
        @Nullable Session[] old = slots;
        slots = new @Nullable Session[old.length * 2];
        keys = new long[slots.length];
        for (Session s : old) {
            if (s != null) {
                insert(s);
            }
        }
    }

    /** Removes a session and closes the gap that it leaves. */
    void remove(Session s) {
        int mask = slots.length - 1;
        int i = slot(s.key, mask);
        while (slots[i] != s) {
            if (slots[i] == null) {
                return;
            }
            i = i + 1 & mask;
        }
        int gap = i;
        while (true) {
            i = i + 1 & mask;
            Session next = slots[i];
            if (next == null) {
                break;
            }
            int home = slot(keys[i], mask);
            if ((i - home & mask) >= (i - gap & mask)) {
                slots[gap] = next;
                keys[gap] = keys[i];
                gap = i;
            }
        }
        slots[gap] = null;
        size--;
    }

    private static int slot(long key, int mask) {
        long h = key * 0x9E37_79B9_7F4A_7C15L;
        return (int) (h >>> 40) & mask;
    }
}
