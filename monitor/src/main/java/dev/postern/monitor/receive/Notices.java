// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Says things once. Of very many, the last one says that the others are counted only. */
final class Notices {
    private static final int MOST = 1_000;

    private final Set<String> said = new HashSet<>();
    private final Consumer<String> problems;

    /** @param problems told in words; what they quote is hostile */
    Notices(Consumer<String> problems) {
        this.problems = problems;
    }

    /** Says something, unless something about the same subject was said. */
    void once(String subject, String text) {
        int count;
        synchronized (said) {
            if (said.size() >= MOST || !said.add(subject)) {
                return;
            }
            count = said.size();
        }
        problems.accept(count == MOST ? text + "; what else is refused is counted only" : text);
    }

    /** Something is no longer so, and is said again when it is. */
    void over(String subject) {
        synchronized (said) {
            said.remove(subject);
        }
    }
}
