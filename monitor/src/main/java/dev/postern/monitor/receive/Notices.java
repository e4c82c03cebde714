// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says things once. Of very many senders, the last one says that the others are counted only; what is wrong with us is said all the
 * same, however many senders somebody invents.
 */
final class Notices {
    private static final int MOST = 1_000;

    private final Set<String> said = new HashSet<>();
    private final Set<String> saidOfSenders = new HashSet<>();
    private final Consumer<String> problems;

    /** @param problems told in words; what they quote is hostile */
    Notices(Consumer<String> problems) {
        this.problems = problems;
    }

    /**
     * Says something, unless something about the same subject was said.
     *
     * @param subject one of a few; no sender chooses it
     */
    void once(String subject, String text) {
        synchronized (said) {
            if (!said.add(subject)) {
                return;
            }
        }
        problems.accept(text);
    }

    /** Says something of a sender, unless something about the same subject was said, or too much of others. */
    void onceOfSender(String subject, String text) {
        int count;
        synchronized (saidOfSenders) {
            if (saidOfSenders.size() >= MOST || !saidOfSenders.add(subject)) {
                return;
            }
            count = saidOfSenders.size();
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
