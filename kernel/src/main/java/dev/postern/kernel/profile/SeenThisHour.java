// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.LoginEvent;
import org.jspecify.annotations.Nullable;

/**
 * The combinations in which a user has logged in during the current hour: an open-addressing table that is looked up for every
 * login. It only saves work: a combination that it has lost is judged once more.
 */
final class SeenThisHour {

    private static final int MOST_SLOTS = 512;

    private @Nullable Combination[] slots = new @Nullable Combination[4];
    private int used;
    private int hour;

    /** The combination of this login if it has been put here in this hour. */
    @Nullable
    Combination find(LoginEvent event, int currentHour) {
        if (hour != currentHour) {
            return null;
        }
        int hash = Combination.hash(event);
        for (int i = hash & slots.length - 1; ; i = i + 1 & slots.length - 1) {
            Combination candidate = slots[i];
            if (candidate == null) {
                return null;
            }
            if (candidate.hash == hash && candidate.matches(event)) {
                return candidate;
            }
        }
    }

    void put(Combination combination) {
        if (hour != combination.hour) {
            hour = combination.hour;
            slots = new @Nullable Combination[Math.max(4, Integer.highestOneBit(used) * 4)];
            used = 0;
        }
        // At most half full, so that a search always meets an empty slot soon.
        if (used * 2 >= slots.length) {
            if (slots.length >= MOST_SLOTS) {
                return;
            }
            @Nullable Combination[] old = slots;
            slots = new @Nullable Combination[old.length * 2];
            for (Combination kept : old) {
                if (kept != null) {
                    slots[emptySlot(kept.hash)] = kept;
                }
            }
        }
        slots[emptySlot(combination.hash)] = combination;
        used++;
    }

    private int emptySlot(int hash) {
        int i = hash & slots.length - 1;
        while (slots[i] != null) {
            i = i + 1 & slots.length - 1;
        }
        return i;
    }
}
