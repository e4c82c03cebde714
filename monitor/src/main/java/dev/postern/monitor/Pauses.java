// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.SourceLine;
import dev.postern.monitor.follow.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places at which the reading of one log has paused, from the last one on before which everything has been used. What has been
 * read and not used yet (a record that may go on, one that waits for those of other logs) must be read again after a restart.
 */
final class Pauses {
    /** Beyond this, every other one but the first is given up. */
    private static final int MOST = 64;

    private final List<Pause> pauses = new ArrayList<>();

    /** @param seq a place in the login log behind which all is that comes of the lines behind the position */
    record Pause(long seq, Position position) {}

    /** Reading has paused. */
    void add(Pause pause) {
        if (!pauses.isEmpty()) {
            Position last = pauses.get(pauses.size() - 1).position;
            if (last.offset() == pause.position.offset() && last.name().equals(pause.position.name())) {
                return;
            }
        }
        pauses.add(pause);
        if (pauses.size() > MOST) {
            for (int i = pauses.size() - 2; i > 0; i -= 2) {
                pauses.remove(i);
            }
        }
    }

    /** Everything before a place has been used. */
    void restart(Pause pause) {
        pauses.clear();
        pauses.add(pause);
    }

    /**
     * The last pause before the lines of which something has not been used.
     *
     * @param used where the latest record begins that has been used
     * @return null when no such pause is known
     */
    @Nullable
    Pause before(SourceLine used) {
        int next = 0;
        while (next < pauses.size() && isBefore(pauses.get(next).position, used)) {
            next++;
        }
        if (next == 0) {
            return null;
        }
        pauses.subList(0, next - 1).clear();
        return pauses.get(0);
    }

    private static boolean isBefore(Position position, SourceLine line) {
        return position.name().equals(line.file())
                ? position.offset() <= line.offset()
                : position.done().stream().noneMatch(done -> done.name().equals(line.file()));
    }
}
