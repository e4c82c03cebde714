// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which a user has lately logged in: an open-addressing table of at most 256 {@link Combination}s that is looked up for
 * every login. What it has lost is judged once more.
 */
final class Combinations {

    private static final int MOST_SLOTS = 512;
    private static final int DAY_HOURS = 24;

    private static final int FEWEST_SLOTS = 4;

    private @Nullable Combination[] slots;
    private int used;

    Combinations() {
        slots = new @Nullable Combination[FEWEST_SLOTS];
    }

    Combinations(StateReader in) {
        int length = in.below(MOST_SLOTS + 1);
        used = in.count();
        if (length < FEWEST_SLOTS || Integer.bitCount(length) != 1 || used * 2 > length) {
            throw in.damaged("a table has no size");
        }
        slots = new @Nullable Combination[length];
        for (int i = 0; i < used; i++) {
            int slot = in.below(length);
            if (slots[slot] != null) {
                throw in.damaged("two things have one place");
            }
            slots[slot] = new Combination(in);
        }
    }

    void write(StateWriter out) {
        out.number(slots.length);
        out.count(used);
        for (int i = 0; i < slots.length; i++) {
            Combination combination = slots[i];
            if (combination != null) {
                out.number(i);
                combination.write(out);
            }
        }
    }

    /** The combination of this login, or null. */
    @Nullable
    Combination find(LoginEvent event) {
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

    /** Adds a combination that is not here yet; when all room is taken by others of the same hour, it is not kept. */
    void add(Combination combination) {
        // At most half full, so that a search always meets an empty slot soon.
        if (used * 2 >= slots.length) {
            if (slots.length < MOST_SLOTS) {
                rebuild(slots.length * 2, Integer.MIN_VALUE);
            } else {
                rebuild(MOST_SLOTS, combination.hour - DAY_HOURS);
                if (used * 2 >= MOST_SLOTS) {
                    rebuild(MOST_SLOTS, combination.hour);
                }
                if (used * 2 >= MOST_SLOTS) {
                    return;
                }
            }
        }
        slots[emptySlot(combination.hash)] = combination;
        used++;
    }

    /** Keeps what was used in this hour or later. */
    private void rebuild(int length, int sinceHour) {
        @Nullable Combination[] old = slots;
        slots = new @Nullable Combination[length];
        used = 0;
        for (Combination kept : old) {
            if (kept != null && kept.hour >= sinceHour) {
                slots[emptySlot(kept.hash)] = kept;
                used++;
            }
        }
    }

    private int emptySlot(int hash) {
        int i = hash & slots.length - 1;
        while (slots[i] != null) {
            i = i + 1 & slots.length - 1;
        }
        return i;
    }
}
