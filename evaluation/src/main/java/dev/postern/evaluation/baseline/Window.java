// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.baseline;

import dev.postern.kernel.LoginEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The failures of the last minutes, and which of them no alarm has told yet. */
final class Window {
    private record Failure(long micros, int happening) {}

    private final long micros;
    private final ArrayDeque<Failure> failures = new ArrayDeque<>();
    private final List<Integer> untold = new ArrayList<>();

    /** @param micros how long it reaches back, microseconds */
    Window(long micros) {
        this.micros = micros;
    }

    /** Takes a failure; returns how many there are. */
    int add(LoginEvent login, int happening) {
        expire(login.timeMicros());
        failures.addLast(new Failure(login.timeMicros(), happening));
        untold.add(happening);
        return failures.size();
    }

    /** Failures that are still within the window. */
    int size(long nowMicros) {
        expire(nowMicros);
        return failures.size();
    }

    private void expire(long now) {
        while (!failures.isEmpty() && now - failures.getFirst().micros() > micros) {
            failures.removeFirst();
            if (untold.size() > failures.size()) {
                untold.remove(0);
            }
        }
    }

    /** What the failures belong to that were not asked for before. */
    List<Integer> takeUntold() {
        List<Integer> taken = List.copyOf(untold);
        untold.clear();
        return taken;
    }
}
